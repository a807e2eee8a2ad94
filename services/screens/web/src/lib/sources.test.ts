import { expect, it } from 'vitest';
import { realTree } from '../testing/areas';
import { NOW, tileAged } from '../testing/tile';
import { sourcesOf } from './sources';
import { keyOf } from './tiles';

const province = realTree('74')[0]!;
const tiles = new Map(
  [
    tileAged(10),
    tileAged(44 * 60, { tile: 'dossiers.open' }),
    tileAged(44 * 60, { tile: 'tickets.open' }),
    tileAged(200, { tile: 'sensors.pm25-max', value: null }),
  ].map((tile) => [keyOf(tile.area, tile.tile), tile]),
);

it('lists the worst first; a source is as good as its freshest figure, whatever its value', () => {
  expect(sourcesOf(province, tiles, NOW, false).map(({ name, state }) => [name, state])).toEqual([
    ['tickets', 'dead'],
    ['sensors', 'stale'],
    ['dossiers', 'live'],
  ]);
});

it('trusts no source while the stream is cut, and knows none without an area', () => {
  expect(new Set(sourcesOf(province, tiles, NOW, true).map(({ state }) => state))).toEqual(new Set(['stale']));
  expect(sourcesOf(null, tiles, NOW, false)).toEqual([]);
});
