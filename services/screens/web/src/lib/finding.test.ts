import { describe, expect, it } from 'vitest';
import { realTree } from '../testing/areas';
import { tileWith } from '../testing/tile';
import { headline, legend, missingText, survey, type AnyFigure } from './finding';
import { shortNames } from './names';
import { keyOf } from './tiles';
import type { Area, Lang, Tile } from './types';
import { wordsOf } from './words';

const tree = realTree('74');
const districts = tree.filter((area) => area.parentCode === '74');
const wards = tree.filter((area) => area.parentCode === '725');

function find(
  areas: Area[],
  values: Record<string, number>,
  figure: AnyFigure = 'dossiers.overdue',
  lang: Lang = 'vi',
  max = 66,
) {
  const tiles = new Map<string, Tile>();
  for (const area of areas) {
    const value = values[area.nameVi.replace(/^(Thành phố|Huyện|Phường|Xã) /, '')];
    if (value === undefined) continue;
    const unit = figure === 'index766.score' ? 'points' : 'dossier';
    tiles.set(keyOf(area.path, figure), tileWith({ area: area.path, tile: figure, value, unit, detail: { max } }));
  }
  const found = survey(figure, areas, shortNames(areas), tiles, lang);
  return {
    found,
    text: headline(found, null, wordsOf(lang), lang),
    steps: legend(found, wordsOf(lang), lang).map((step) => step.text),
  };
}

const OVERDUE = {
  'Thuận An': 61,
  'Dĩ An': 38,
  'Bến Cát': 27,
  'Tân Uyên': 24,
  'Thủ Dầu Một': 22,
  'Bàu Bàng': 13,
  'Dầu Tiếng': 11,
  'Phú Giáo': 10,
  'Bắc Tân Uyên': 8,
};
const WARDS = {
  'An Phú': 14,
  'Bình Hòa': 11,
  'Bình Chuẩn': 9,
  'Thuận Giao': 8,
  'Lái Thiêu': 6,
  'An Thạnh': 4,
  'Vĩnh Phú': 4,
  'Hưng Định': 2,
  'Bình Nhâm': 2,
  'An Sơn': 1,
};

describe('the finding of the map', () => {
  it('names the place with the most', () => {
    expect(find(districts, OVERDUE).text).toBe('Thuận An có 61 hồ sơ quá hạn, nhiều nhất');
    expect(find(districts, OVERDUE, 'dossiers.overdue', 'en').text).toBe('Thuận An has 61 overdue dossiers, the most');
  });

  it('counts the few that hold the most, with their kind', () => {
    expect(find(wards, WARDS).text).toBe('Hai phường giữ 25 trong 61 hồ sơ quá hạn');
    expect(find(wards, WARDS, 'dossiers.overdue', 'en').text).toBe('Two wards hold 25 of 61 overdue dossiers');
  });

  it('says it when a few hold all there is', () => {
    const few = { 'An Phú': 1, 'Bình Hòa': 1, 'An Sơn': 1, 'Lái Thiêu': 0 };
    expect(find(wards, few).text).toBe('Cả 3 hồ sơ quá hạn ở ba nơi');
    expect(find(wards, few, 'dossiers.overdue', 'en').text).toBe('All 3 overdue dossiers are in three places');
  });

  it('says it when nobody has any, or nothing is known', () => {
    expect(find(wards, { 'An Phú': 0 }).text).toBe('Không nơi nào có hồ sơ quá hạn');
    expect(find(wards.slice(0, 1), { 'An Thạnh': 0 }).text).toBe('An Thạnh không có hồ sơ quá hạn');
    expect(find(wards, {}).text).toBe('Chưa có số liệu về hồ sơ quá hạn');
  });

  it('speaks of a class mark only when all points are measured', () => {
    expect(find(districts, { 'Thuận An': 46.6, 'Dĩ An': 58 }, 'index766.score').text).toBe(
      'Thuận An mất nhiều nhất, 19,4 điểm',
    );
    expect(find(districts, { 'Thuận An': 74.6, 'Dĩ An': 87.7 }, 'index766.score', 'vi', 100).text).toBe(
      'Thuận An yếu nhất, còn thiếu 15,4 điểm',
    );
  });
});

describe('the light of the map', () => {
  it('lights only the worst and keeps places without data apart', () => {
    const { found } = find(districts, { ...OVERDUE, 'Phú Giáo': undefined as never });
    const shades = Object.fromEntries(found.rows.map((row) => [row.name, row.shade]));
    expect(shades).toMatchObject({ 'Thuận An': 3, 'Dĩ An': 2, 'Bến Cát': 2, 'Bắc Tân Uyên': 0, 'Phú Giáo': null });
    expect(found.rows.at(-1)!.name).toBe('Phú Giáo');
  });

  it('explains each step in words without a gap', () => {
    expect(find(wards, WARDS).steps).toEqual(['từ 10', '5–9', '2–4', 'dưới 2']);
    expect(find(districts, { 'Thuận An': 74.6 }, 'index766.score', 'vi', 100).steps).toEqual([
      'từ 10',
      '6–10',
      '3–6',
      'dưới 3',
    ]);
  });

  it('does not glare when all are alike', () => {
    const alike = Object.fromEntries(
      districts.map((area, index) => [area.nameVi.replace(/^(Thành phố|Huyện) /, ''), 100 - index]),
    );
    expect(find(districts, alike).found.rows.filter((row) => row.shade === 3)).toHaveLength(2);
  });
});

describe('places that are all alike', () => {
  it('are neither ranked nor lit', () => {
    const tiles = new Map(
      districts.map((area) => [
        keyOf(area.path, 'eid.activation-percent'),
        tileWith({ area: area.path, tile: 'eid.activation-percent', unit: 'percent', value: 89.2, limit: null }),
      ]),
    );
    const found = survey('eid.activation-percent', districts, shortNames(districts), tiles, 'vi');
    expect(new Set(found.rows.map(({ shade }) => shade))).toEqual(new Set([1]));
    expect(headline(found, null, wordsOf('vi'), 'vi')).toBe('Kích hoạt định danh mức 2 ở mọi nơi như nhau: 89,2 %');
    expect(legend(found, wordsOf('vi'), 'vi')).toEqual([]);
  });

  it('are told apart as soon as one differs, by its gap to 100', () => {
    const tiles = new Map(
      districts.map((area, index) => [
        keyOf(area.path, 'eid.activation-percent'),
        tileWith({ area: area.path, tile: 'eid.activation-percent', unit: 'percent', value: 70 + index, limit: null }),
      ]),
    );
    const found = survey('eid.activation-percent', districts, shortNames(districts), tiles, 'vi');
    expect(found.rows[0]!.missing).toBe(30);
    expect(headline(found, null, wordsOf('vi'), 'vi')).toMatch(/ thấp nhất về kích hoạt định danh mức 2, 70,0 %$/);
    expect(missingText(30, 'eid.activation-percent', 'vi')).toBe('−30,0');
  });
});
