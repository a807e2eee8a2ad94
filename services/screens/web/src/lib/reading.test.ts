import { expect, it } from 'vitest';
import { NOW, tileAged, tileWith } from '../testing/tile';
import { read } from './reading';
import { sparkOf } from './spark';
import { wordsOf } from './words';

const vi = wordsOf('vi');
const reading = (tile: Parameters<typeof read>[1], cut = false) =>
  read('dossiers.overdue', tile, NOW, cut, null, vi, 'vi');

it('reads a normal figure', () => {
  expect(reading(tileWith())).toMatchObject({
    value: '214',
    unit: 'hồ sơ',
    mark: null,
    stateWord: 'bình thường',
    asOf: '10:41',
    limit: 'ngưỡng 250',
  });
});

it('marks what is over its limit by shape and word', () => {
  expect(reading(tileWith({ value: 251 }))).toMatchObject({ mark: 'medium', stateWord: 'vượt ngưỡng', over: true });
  expect(reading(tileWith({ value: 19, limit: { value: 20, side: 'below' } }))).toMatchObject({
    mark: 'medium',
    stateWord: 'dưới ngưỡng',
  });
});

it('keeps the value of an old figure and says its age, but no longer its limit', () => {
  expect(reading(tileAged(14 * 60, { periodSeconds: 300, value: 999 }))).toMatchObject({
    value: '999',
    mark: 'clock',
    stateWord: 'cũ 14 phút',
    limit: '',
    over: false,
  });
  expect(reading(tileAged(3), true)).toMatchObject({ value: '214', mark: 'clock', stateWord: 'cũ 3 giây' });
});

it('shows a dead source as such, with what was known before', () => {
  expect(reading(tileAged(44 * 60))).toMatchObject({
    value: '—',
    before: 'trước đó 214',
    mark: 'barred',
    stateWord: 'mất nguồn 44 phút',
  });
});

it('never invents: no tile, no value, a suppressed value', () => {
  expect(reading(undefined)).toMatchObject({ value: '—', stateWord: 'chưa có số liệu' });
  expect(reading(tileWith({ value: null }))).toMatchObject({ value: '—', stateWord: 'chưa có số liệu' });
  expect(reading(tileWith({ value: null, detail: { suppressed: true } }))).toMatchObject({
    stateWord: 'dưới ngưỡng công bố',
  });
});

it('draws a history with its limit in range, and no limit once it is old', () => {
  const box = { x: 0, y: 0, width: 100, height: 40 };
  const tile = tileWith({
    history: [
      [NOW / 1000 - 600, 200],
      [NOW / 1000 - 300, 210],
      [NOW / 1000, 214],
    ],
  });
  const spark = sparkOf(tile, 'live', NOW, box)!;
  expect(spark.last.x).toBe(100);
  expect(spark.limitY).toBeGreaterThanOrEqual(0);
  expect(spark.limitY).toBeLessThan(spark.last.y);
  expect(sparkOf(tile, 'stale', NOW + 600_000, box)).toMatchObject({ limitY: null, last: { x: 50 } });
  // Ten minutes are half of the least span: the line keeps to the right half.
  expect(spark.line).toMatch(/^M50 /);
  expect(spark.from).toBe(NOW / 1000 - 1_200);
  expect(sparkOf(tileWith({ history: [[1, 1]] }), 'live', NOW, box)).toBeNull();
  // Nothing was told for an hour: no line says what was between.
  const torn = [NOW / 1000 - 4_000, NOW / 1000 - 3_940, NOW / 1000 - 120, NOW / 1000].map((at): [number, number] => [
    at,
    1,
  ]);
  expect(sparkOf(tileWith({ history: torn }), 'live', NOW, box)!.line.match(/M/g)).toHaveLength(2);
  expect(sparkOf(tileWith({ history: torn, periodSeconds: 3_600 }), 'live', NOW, box)!.line.match(/M/g)).toHaveLength(
    1,
  );
});
