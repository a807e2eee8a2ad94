import { expect, it } from 'vitest';
import { NOW, tileAged, tileWith } from '../testing/tile';
import { besideOf, columnOf } from './beside';
import type { FigureName } from './figures';
import { read } from './reading';
import type { Area, Tile } from './types';
import { wordsOf } from './words';

const area = (code: string): Area => ({ code, nameVi: code, nameEn: code, level: 'district', path: `74.${code}` });
const water = (value: number, over: Partial<Tile> = {}) =>
  tileWith({ tile: 'sensors.water-max', unit: 'm', value, limit: { value: 1.2, side: 'above' }, ...over });
const speed = (value: number) =>
  tileWith({ tile: 'sensors.speed-min', unit: 'km/h', value, limit: { value: 15, side: 'below' } });
const FIGURES: FigureName[] = ['sensors.water-max', 'sensors.speed-min'];

function rowsOf(tiles: Record<string, Tile[]>) {
  return besideOf(Object.keys(tiles).map(area), FIGURES, (figure, { code }) =>
    read(
      figure,
      tiles[code]!.find(({ tile }) => tile === figure),
      NOW,
      false,
      null,
      wordsOf('vi'),
      'vi',
    ),
  );
}

it('puts first the place whose worst figure is nearest to its limit or beyond, and last what may not be believed', () => {
  const old = tileAged(300, { ...water(9), asOf: new Date(NOW - 300_000).toISOString() });
  const rows = rowsOf({
    calm: [water(0.3), speed(40)],
    none: [],
    old: [old],
    slow: [water(0.2), speed(10)],
    high: [water(1.1)],
  });
  expect(rows.map(({ area: { code } }) => code)).toEqual(['slow', 'high', 'calm', 'none', 'old']);
  expect(rows[0]!.strain).toBe(1.5);
  expect(rows[0]!.readings.map(({ mark }) => mark)).toEqual([null, 'medium']);
  expect(rows[3]!.readings.map(({ state }) => state)).toEqual(['none', 'none']);
});

it('says the limit over a column only where it is that of every place', () => {
  const column = (tiles: Tile[]) =>
    columnOf(
      tiles.map((tile) => read('sensors.water-max', tile, NOW, false, null, wordsOf('vi'), 'vi')),
      wordsOf('vi'),
      'vi',
    );
  expect(column([water(1), water(2)])).toEqual(['m', 'ngưỡng 1,2']);
  expect(column([water(1), water(2, { limit: { value: 2, side: 'above' } })])).toEqual(['m', '']);
  expect(column([])).toEqual(['', '']);
});
