import { expect, it } from 'vitest';
import { csvOf, sheetTime } from './csv';

it('writes every column that any row has, in order, and quotes what needs it', () => {
  expect(
    csvOf(
      [
        { code: 'A', n: 1 },
        { code: 'B "x", y', more: { a: 1 } },
      ],
      'en',
    ),
  ).toBe('\uFEFFcode,n,more\r\nA,1,\r\n"B ""x"", y",,"{""a"":1}"\r\n');
});

it('disarms what a spreadsheet would run, and leaves numbers alone', () => {
  expect(csvOf([{ a: '=HYPERLINK("x")', b: -1.5, c: '+84' }], 'en')).toBe(
    '\uFEFFa,b,c\r\n"\'=HYPERLINK(""x"")",-1.5,\'+84\r\n',
  );
});

it('writes Vietnamese sheets for machines with a decimal comma, and keeps codes that look like numbers whole', () => {
  expect(
    csvOf([{ name: 'Bụi; mịn', value: 88.47, procedure: '2.000610', phone: '0912345678', area: '25975' }], 'vi'),
  ).toBe('\uFEFFname;value;procedure;phone;area\r\n"Bụi; mịn";88,47;"\t2.000610";"\t0912345678";25975\r\n');
});

it('writes instants in the time of Vietnam, in the order that every spreadsheet reads alike', () => {
  expect(sheetTime('2026-11-04T18:05:09.5Z')).toBe('2026-11-05 01:05:09');
  expect([sheetTime(null), sheetTime(undefined)]).toEqual(['', '']);
});
