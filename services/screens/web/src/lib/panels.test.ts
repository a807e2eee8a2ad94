import { describe, expect, it } from 'vitest';
import { NOW, tileAged, tileWith } from '../testing/tile';
import { deadlinesOf, namesIn } from './clocks';
import { formatLoss } from './format';
import { heroLine } from './hero';
import { carrierOf } from './map/project';
import { partsOf, releaseOf, usualRelease, type Part } from './parts';
import { read } from './reading';
import { furthest, sharesOf } from './shares';
import { fitLine } from './ticker';
import { trendOf } from './trend';
import type { FigureName } from './figures';
import type { Tile } from './types';
import { wordsOf } from './words';

const reading = (name: FigureName, tile: Tile | undefined) => read(name, tile, NOW, false, null, wordsOf('vi'), 'vi');

describe('a loss', () => {
  it('is never minus nought: it gains a digit, or says that it is under what can be written', () => {
    const written = [2.34, 0.05, 0.049, 0.02, 0.004, 0, -1].map((points) => formatLoss(points, 'vi'));
    expect(written).toEqual(['−2,3', '−0,1', '−0,05', '−0,02', 'dưới 0,01', '0,0', '0,0']);
    expect(formatLoss(0.004, 'en')).toBe('under 0.01');
  });
});

describe('the one number', () => {
  const line = (over: Partial<Tile>) => heroLine(reading('dossiers.overdue', tileWith(over)), wordsOf('vi'), 'vi');

  it('says how far it is from its limit, on either side', () => {
    expect(line({ value: 214, limit: { value: 250, side: 'above' } })).toBe('ngưỡng 250, còn cách 36');
    expect(line({ value: 260, limit: { value: 250, side: 'above' } })).toBe('vượt ngưỡng 250 là 10');
    expect(line({ value: 10, limit: { value: 15, side: 'below' } })).toBe('dưới ngưỡng 15 là 5');
    expect(
      line({
        tile: 'platform.parts',
        value: 1,
        unit: 'part',
        detail: { list: ['a', 'b', 'c'].map((part) => ({ part, state: 'well' })) },
      }),
    ).toBe('trong 3 bộ phận');
  });

  it('says what a percentage lacks, and nothing of a figure without limit or trust', () => {
    expect(line({ value: 71.1, unit: 'percent', limit: null })).toBe('còn thiếu 28,9 điểm % đến 100 %');
    expect(line({ limit: null })).toBe('');
    expect(line({ limit: { value: 0, side: 'above' } })).toBe('');
    expect(heroLine(reading('dossiers.overdue', tileAged(300)), wordsOf('vi'), 'vi')).toBe('');
  });
});

describe('clocks', () => {
  const due = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
  const list = [
    { code: 'b', category: 'light', agency: 'x', dueAt: due(5), area: '74.725' },
    { code: 'a', category: 'noise', agency: null, dueAt: due(-2), area: '74' },
    { code: 'c', category: 'noise', dueAt: 'never', area: '74' },
  ];

  it('are sorted by what is left, by names that people use; one without an instant is left out', () => {
    const tile = tileWith({
      tile: 'tickets.by-category',
      detail: { list: [{ key: 'light', nameVi: 'Chiếu sáng', open: 1 }] },
    });
    const names = namesIn({ tile: (name) => (name === 'tickets.by-category' ? tile : undefined), lang: 'vi' });
    expect(deadlinesOf(tileWith({ detail: { list } }), NOW, names)).toEqual([
      { category: 'noise', agency: '', area: '74', leftSeconds: -120 },
      { category: 'Chiếu sáng', agency: 'x', area: '74.725', leftSeconds: 300 },
    ]);
  });
});

describe('shares', () => {
  const percent = (value: number | null, over: Partial<Tile> = {}) =>
    reading('dossiers.online-percent', tileWith({ unit: 'percent', value, limit: null, ...over }));

  it('light what lacks the most, measured to its goal', () => {
    const shares = sharesOf(
      [percent(60), percent(55, { limit: { value: 50, side: 'below' } }), percent(null)],
      null,
      wordsOf('vi'),
      'vi',
    );
    expect(shares.map(({ share, goal, aim }) => [share, goal, aim])).toEqual([
      [0.6, 1, ''],
      [0.55, 0.5, 'mục tiêu 50 %'],
      [null, 1, ''],
    ]);
    expect(furthest(shares)).toBe(0);
    expect(furthest([shares[1]!])).toBe(-1);
    expect(
      furthest(sharesOf([percent(60, { asOf: new Date(NOW - 300_000).toISOString() })], null, wordsOf('vi'), 'vi')),
    ).toBe(-1);
  });

  it('are services of all services, of those with a fee, or of the essential ones', () => {
    const service = (name: FigureName, value: number, detail?: Record<string, unknown>) =>
      reading(name, tileWith({ tile: name, unit: 'service', value, detail, limit: null }));
    const shares = sharesOf(
      [
        service('services.full-process', 892),
        service('services.with-payment', 680, { withFee: 800 }),
        service('services.essential', 53, { online: 53 }),
      ],
      2001,
      wordsOf('vi'),
      'vi',
    );
    expect(shares.map(({ text }) => text)).toEqual(['892/2.001', '680/800', '53/53']);
    expect(shares.map(({ share }) => Math.round(share! * 1000))).toEqual([446, 850, 1000]);
  });
});

it('parts with trouble come first', () => {
  const list = [
    { part: 'a', state: 'well' },
    { part: 'c', state: 'silent' },
    { part: 'b', state: 'late' },
  ];
  expect(partsOf(tileWith({ detail: { list } })).map(({ part }) => part)).toEqual(['b', 'c', 'a']);
});

it('a release is its version, and one of another build is told apart from what most parts run', () => {
  const parts = ['1.4.0+a', '1.4.0+b', '1.4.0+b'].map((release) => ({ release }) as Part);
  expect([releaseOf(parts[0]!), releaseOf({ release: '1.4.0' } as Part)]).toEqual(['1.4.0', '1.4.0']);
  expect([usualRelease(parts), usualRelease([])]).toEqual(['1.4.0+b', undefined]);
});

it('a ticker holds whole events only, but always the newest', () => {
  const events = [0, 1, 2].map((index) => ({ at: '10:42', text: `một sự kiện ${index}` }));
  expect(fitLine(events, 400)).toHaveLength(2);
  expect(fitLine(events, 40)).toHaveLength(1);
  expect(fitLine([], 400)).toEqual([]);
});

it('a score tells how it moved since its oldest known value, and nothing of a few minutes', () => {
  const tile = (value: number, minutes: number) =>
    tileWith({ unit: 'points', value, history: [[NOW / 1000 - minutes * 60, 80]] });
  const say = (value: number, minutes = 70) =>
    trendOf(reading('index766.score', tile(value, minutes)), NOW, wordsOf('vi'), 'vi');
  expect(say(81.2)).toBe('Tăng 1,2 điểm từ 09:32');
  expect(say(79)).toBe('Giảm 1,0 điểm từ 09:32');
  expect(say(80.01)).toBe('Không đổi từ 09:32');
  expect(say(81.2, 10)).toBe('');
  expect(trendOf(reading('index766.score', undefined), NOW, wordsOf('vi'), 'vi')).toBe('');
});

it('a report is carried along with the places around it', () => {
  const carry = carrierOf(
    [
      [0, 0],
      [10, 0],
      [0, 10],
    ],
    [
      [100, 100],
      [120, 100],
      [100, 120],
    ],
  );
  expect(carry([0, 0]).map(Math.round)).toEqual([100, 100]);
  expect(carry([5, 5]).map(Math.round)).toEqual([110, 110]);
});
