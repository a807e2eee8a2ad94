import { expect, it } from 'vitest';
import { tileWith } from '../testing/tile';
import { fitRows, rowsOf, worstFirst } from './rows';

const list = [
  { key: 'a', nameVi: 'Sở Y tế', nameEn: 'Health', open: 40, overdue: 2 },
  { key: 'b', agency: 'Công an tỉnh', agencyEn: 'Police', open: 12, overdue: 7 },
  { kind: 'c', value: null },
];

it('reads the names that owners use, in the language that there is', () => {
  const tile = tileWith({ detail: { list } });
  expect(rowsOf(tile, 'vi').map((row) => row.name)).toEqual(['Sở Y tế', 'Công an tỉnh', 'c']);
  expect(rowsOf(tile, 'en').map((row) => row.name)).toEqual(['Health', 'Police', 'c']);
  expect(rowsOf(tileWith({ detail: { byStatus: [{ status: 'open', nameVi: 'Mở', value: 3 }] } }), 'en')).toEqual([
    { key: 'open', name: 'Mở', value: 3, overdue: null },
  ]);
  expect(rowsOf(undefined, 'vi')).toEqual([]);
});

it('keeps a suppressed figure apart from none, and puts it last', () => {
  const rows = worstFirst(rowsOf(tileWith({ detail: { list } }), 'vi'));
  expect(rows.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  expect(rows.at(-1)).toMatchObject({ value: null, overdue: null });
});

it('puts what a cut list leaves over last, however large', () => {
  const rest = { key: '', nameVi: 'Khác', open: 900, overdue: 90 };
  const rows = worstFirst(rowsOf(tileWith({ detail: { list: [rest, ...list] } }), 'vi'));
  expect(rows.slice(0, 2).map(({ key }) => key)).toEqual(['b', 'a']);
});

it('shows as many rows as fit, with one line for the rest', () => {
  expect(fitRows([1, 2, 3], 3)).toEqual({ shown: [1, 2, 3], rest: [] });
  expect(fitRows([1, 2, 3, 4], 3)).toEqual({ shown: [1, 2], rest: [3, 4] });
});
