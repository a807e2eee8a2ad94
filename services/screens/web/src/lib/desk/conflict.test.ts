import { expect, it } from 'vitest';
import { changesOf } from './conflict';

it('says what somebody else changed, and what is written here where it is a third thing', () => {
  const was = [
    ['Ngưỡng', '20'],
    ['Mức', 'Cao'],
    ['Mục 2', 'Tổng đài 1022'],
  ] as const;
  const theirs = [
    ['Ngưỡng', '25'],
    ['Mức', 'Thấp'],
  ] as const;
  const mine = [
    ['Ngưỡng', '30'],
    ['Mức', 'Cao'],
    ['Mục 2', 'Tổng đài 1022'],
  ] as const;
  expect(changesOf(was, theirs, mine)).toEqual([
    { field: 'Ngưỡng', was: '20', theirs: '25', mine: '30' },
    { field: 'Mức', was: 'Cao', theirs: 'Thấp', mine: null },
    { field: 'Mục 2', was: 'Tổng đài 1022', theirs: '', mine: null },
  ]);
  expect(changesOf(was, was, mine)).toEqual([]);
});
