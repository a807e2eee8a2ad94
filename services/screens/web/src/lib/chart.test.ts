import { expect, it } from 'vitest';
import { NOW, tileWith } from '../testing/tile';
import { optionOf } from './chart';
import { wordsOf } from './words';

const history: [number, number][] = [
  [NOW / 1000 - 60, 210],
  [NOW / 1000, 214],
];

it('draws every point of the history, and the limit as a line with words', () => {
  const { series, yAxis } = optionOf(tileWith({ history }), wordsOf('vi'), 'vi', (name) => name);
  expect(series[0]!.data).toEqual([
    [NOW - 60_000, 210],
    [NOW, 214],
  ]);
  expect(series[1]).toMatchObject({
    data: [
      [NOW - 60_000, 250],
      [NOW, 250],
    ],
    endLabel: { formatter: 'ngưỡng 250' },
  });
  expect(yAxis.axisLabel.formatter(8412)).toBe('8.412');
});

it('draws no limit where there is none', () => {
  expect(optionOf(tileWith({ history, limit: null }), wordsOf('vi'), 'vi', String).series[1]!.data).toEqual([]);
});
