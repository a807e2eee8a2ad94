import { expect, it } from 'vitest';
import { tileWith } from '../../testing/tile';
import { choicesOf, flat, listOf, rowsOf } from './rows';

it('opens a figure where the tile itself says, with the columns of that owner', () => {
  const path = '/api/catalogue/dossiers?area=725&endedFrom=2026-11-22';
  const source = rowsOf(tileWith({ tile: 'dossiers.returned-today', rows: path }), '725', null);
  expect(source?.path).toBe(path);
  expect(source?.columns).toContain('dueAt');
});

it('has no rows for what is no count of rows, and none elsewhere than at an owner', () => {
  expect(rowsOf(tileWith({ tile: 'platform.parts' }), '74', null)).toBeNull();
  expect(rowsOf(tileWith({ tile: 'tickets.open', rows: 'https://elsewhere.example/rows' }), '725', null)).toBeNull();
  expect(rowsOf(tileWith({ tile: 'alarms.measures', rows: '/api/desk/measures?area=74' }), '74', null)).toBeNull();
});

it('opens one part of a figure that is made of parts, all of them unless one is named', () => {
  const tile = tileWith({
    tile: 'tickets.by-category',
    rows: '/api/hotline/tickets?area=74&open=true&category={key}',
    detail: {
      list: [
        { key: 'Tiếng ồn', nameVi: 'Tiếng ồn', nameEn: 'Noise', open: 4 },
        { key: 'A&B', nameVi: 'A và B', nameEn: 'A and B', open: 2 },
        { key: '', nameVi: 'Khác', open: 9 },
      ],
    },
  });
  expect(choicesOf(tile, 'en').map(({ name }) => name)).toEqual(['all', 'Noise', 'A and B']);
  const open = '/api/hotline/tickets?area=74&open=true';
  expect(rowsOf(tile, '74', null)?.path).toBe(open);
  expect(rowsOf(tile, '74', 'Tiếng ồn')?.path).toBe(`${open}&category=Ti%E1%BA%BFng%20%E1%BB%93n`);
  expect(rowsOf(tile, '74', 'A&B')?.path).toContain('category=A%26B');
  expect(rowsOf({ ...tile, detail: {} }, '74', 'A&B')?.path).toBe(open);
});

it('lists the deadlines that a tile tells, for their owner answers them one by one', () => {
  const tile = tileWith({
    tile: 'tickets.clocks',
    rows: '/api/hotline/tickets/{key}',
    detail: { list: [{ code: '1022-1', category: 'Tiếng ồn' }] },
  });
  expect(rowsOf(tile, '74', null)).toBeNull();
  expect(listOf(tile)).toHaveLength(1);
});

it('opens Index 766 by metric, the first that was measured unless one is named; one of its own too', () => {
  const score = tileWith({
    tile: 'index766.score',
    rows: '/api/indicators/766/scores/725/explain',
    detail: {
      window: '2026-11',
      metrics: [
        { code: '1.1', denominator: 0 },
        { code: '2.1', denominator: 4 },
      ],
      own: [{ code: 'BD.1', nameVi: 'Qua bưu chính', nameEn: 'By post' }],
    },
  });
  expect(choicesOf(score, 'vi').map(({ key }) => key)).toEqual(['2.1', 'BD.1']);
  const path = '/api/indicators/766/scores/725/rows?metric=2.1&part=denominator&window=2026-11';
  expect(rowsOf(score, '725', null)?.path).toBe(path);
  expect(rowsOf(score, '725', '1.1')?.path).toBe(path);
  expect(rowsOf(score, '725', 'BD.1')?.path).toContain('metric=BD.1');
});

it('makes a row of each area of a count of identities', () => {
  const counted = {
    on: '2026-11-21',
    kind: 'chip-card-issued',
    total: { area: '74', count: 3 },
    parts: [{ area: '725', count: 2 }],
  };
  expect(flat([counted]).map(({ area, count }) => [area, count])).toEqual([
    ['74', 3],
    ['725', 2],
  ]);
  expect(flat([{ code: 'a' }])).toEqual([{ code: 'a' }]);
});
