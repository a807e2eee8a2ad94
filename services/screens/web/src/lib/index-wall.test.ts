import { describe, expect, it } from 'vitest';
import { NOW, tileWith } from '../testing/tile';
import { cheapestOf, shortWay } from './cheapest';
import { heatOf } from './heat';
import { outlookOf } from './outlook';
import { scoreOf, type Score } from './score';
import { keyOf } from './tiles';
import type { Area, Tile } from './types';
import { wordsOf } from './words';

const groups = (lost1: number, lost2: number) => [
  { code: 'G1', score: 18 - lost1, max: 18 },
  { code: 'G2', score: 20 - lost2, max: 20 },
];
const scoreTile = (area: string, detail: Record<string, unknown>, over: Partial<Tile> = {}) =>
  tileWith({ area, tile: 'index766.score', unit: 'points', value: 84.5, detail, ...over });
const score = (detail: Record<string, unknown>): Score => scoreOf(scoreTile('74', detail))!;
const area = (code: string): Area => ({ code, nameVi: code, nameEn: code, level: 'district', path: `74.${code}` });

describe('the heat table', () => {
  const places = ['1', '2', '3'].map(area);
  const heat = (tiles: Tile[]) =>
    heatOf(places, new Map(), null, new Map(tiles.map((tile) => [keyOf(tile.area, tile.tile), tile])), NOW, false);

  it('puts the largest loss first and lights the three largest cells', () => {
    const { rows, groups: columns } = heat([
      scoreTile('74.1', { groups: groups(2, 1) }),
      scoreTile('74.2', { groups: groups(5, 4) }),
      scoreTile('74.3', { groups: groups(3, 0) }),
    ]);
    expect(columns).toEqual([
      { code: 'G1', max: 18 },
      { code: 'G2', max: 20 },
    ]);
    expect(rows.map(({ code, lost }) => [code, lost])).toEqual([
      ['2', 9],
      ['1', 3],
      ['3', 3],
    ]);
    expect(rows.flatMap(({ cells }) => cells.map((cell) => cell!.shade))).toEqual([3, 3, 1, 0, 3, 0]);
  });

  it('lights nothing that may not be believed, and leaves open what nobody told', () => {
    const old = new Date(NOW - 300_000).toISOString();
    const { rows } = heat([scoreTile('74.1', { groups: groups(9, 9) }, { asOf: old })]);
    expect(rows[0]).toMatchObject({ code: '1', faded: true });
    expect(rows[0]!.cells.some((cell) => cell?.shade === 3)).toBe(false);
    expect(rows[1]!.cells).toEqual([null, null]);
  });
});

describe('the cheapest points', () => {
  const cheapest = [0.62, 0.71, 1.38].map((points, index) => ({
    metric: `${index}`,
    points,
    textVi: 'a',
    textEn: 'a',
  }));
  const forecast = (target: number) => ({ value: 80, low: 80, high: 80, target, chance: null });

  it('are cut where they bring the score to the target', () => {
    const list = cheapestOf(score({ cheapest, forecast: forecast(85.7) }));
    expect(list).toMatchObject({ cut: 2, isEnough: true });
    expect(list.missing).toBeCloseTo(1.2);
    expect(list.sum).toBeCloseTo(1.33);
  });

  it('say when all of them are not enough, and need none when the target is reached', () => {
    expect(cheapestOf(score({ cheapest, forecast: forecast(94) }))).toMatchObject({ cut: 3, isEnough: false });
    expect(cheapestOf(score({ cheapest, forecast: forecast(84) }))).toMatchObject({
      cut: 0,
      missing: 0,
      isEnough: true,
    });
  });

  it('are told in few words where the metric and the records have them', () => {
    const way = {
      metric: '4.2',
      points: 1,
      change: 3873,
      unit: 'dossier',
      textVi: 'một câu dài',
      textEn: 'a long one',
    };
    expect(shortWay(way, wordsOf('vi'), 'vi')).toEqual({ name: 'Số hóa hồ sơ', what: '4.2 · thêm 3.873 hồ sơ' });
    expect(shortWay({ ...way, unit: 'stone' }, wordsOf('vi'), 'vi')).toBeNull();
    expect(shortWay({ ...way, metric: '9.9' }, wordsOf('en'), 'en')).toBeNull();
  });

  it('aim at what is measured while not everything is', () => {
    expect(cheapestOf(scoreOf(scoreTile('74', { cheapest, max: 66 }, { value: 65 }))!).missing).toBe(1);
  });
});

describe('the outlook', () => {
  const forecast = { value: 87.4, low: 85.5, high: 89.3, target: 90, chance: 0.2 };

  it('runs from the month before over today to the end of the year, with the target in range', () => {
    const outlook = outlookOf(score({ window: '2026-11', delta: 1.3, forecast }))!;
    expect(outlook.known.map(({ month }) => month)).toEqual([10, 11]);
    expect(outlook.known[0]!.value).toBeCloseTo(83.2);
    expect(outlook.end).toEqual({ month: 12, value: 87.4, low: 85.5, high: 89.3 });
    expect(outlook.high).toBeGreaterThan(90);
  });

  it('tells earlier months of the same year only', () => {
    const series = [
      { window: '2025-12', score: 70 },
      { window: '2026-09', score: 82 },
      { window: '2026-08', score: 81 },
    ];
    const outlook = outlookOf(score({ window: '2026-11', delta: 1, forecast, series }))!;
    expect(outlook.known.map(({ month, value }) => [month, value])).toEqual([
      [8, 81],
      [9, 82],
      [11, 84.5],
    ]);
  });

  it('leaves out months that were measured against another maximum', () => {
    const series = [
      { window: '2026-09', score: 52, max: 66 },
      { window: '2026-10', score: 82, max: 100 },
    ];
    expect(score({ window: '2026-11', max: 100, series }).series).toEqual([{ month: 10, value: 82 }]);
  });

  it('is not drawn without a forecast', () => {
    expect(outlookOf(score({ window: '2026-11' }))).toBeNull();
    expect(outlookOf(score({ window: '2026', forecast }))).toBeNull();
  });
});
