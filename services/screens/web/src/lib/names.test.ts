import { expect, it } from 'vitest';
import { realTree } from '../testing/areas';
import { inShort, kindCounts, placeIn, shortNames, splitName } from './names';
import { wordsOf } from './words';

it('parts a name from its kind', () => {
  expect(splitName('Thành phố Thủ Dầu Một')).toEqual({ kind: 'Thành phố', name: 'Thủ Dầu Một' });
  expect(splitName('Thị trấn Lai Uyên')).toEqual({ kind: 'Thị trấn', name: 'Lai Uyên' });
  expect(splitName('Bình Dương')).toEqual({ kind: '', name: 'Bình Dương' });
});

it('keeps apart places of the same name', () => {
  const [one, two] = realTree('74').filter((area) => /(Phường|Xã) Tân Hiệp$/.test(area.nameVi));
  expect([...shortNames([one!, two!]).values()].sort()).toEqual(['P. Tân Hiệp', 'X. Tân Hiệp']);
});

it('names a place by the part of the wall that holds it, and not on its own wall', () => {
  const tree = realTree('74');
  const find = (code: string) => tree.find((area) => area.code === code)!;
  const names = shortNames([find('725'), find('718')]);
  expect(placeIn('74.725.25975', names, find('74'))).toBe('Thuận An');
  expect(placeIn('74.725.25975', new Map([['25975', 'Hưng Định']]), find('725'))).toBe('Hưng Định');
  expect(placeIn('74.725', names, find('725'))).toBe('');
  expect(placeIn('', names, null)).toBe('');
});

it('counts kinds in both languages', () => {
  const kinds = kindCounts(realTree('74').filter((area) => area.parentCode === '725'));
  expect(wordsOf('vi').kindsOf(kinds)).toBe('9 phường, 1 xã');
  expect(wordsOf('en').kindsOf(kinds)).toBe('9 wards, 1 commune');
});

it('shortens long words of an agency only where it has no room, never letters', () => {
  const name = 'Công an Thành phố Thủ Dầu Một';
  expect(inShort(name, 400, 18)).toBe(name);
  expect(inShort(name, 250, 18)).toBe('Công an TP. Thủ Dầu Một');
});
