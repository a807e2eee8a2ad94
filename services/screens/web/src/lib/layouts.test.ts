import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WALLS } from './address';
import { FIGURES, MAP_FIGURES } from './figures';
import { choose, FIELD_END, figuresOf, loadLayout, placed, titleOf, type Layout } from './layouts';

const FOLDER = new URL('../../../walls/', import.meta.url);
const DRAWABLE = readFileSync(new URL('../../../Walls/Drawable.cs', import.meta.url), 'utf8');
const PANELS = readFileSync(new URL('../panels/index.ts', import.meta.url), 'utf8');
const layouts = new Map(
  readdirSync(FOLDER).map((file) => [
    file.slice(0, -5),
    JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Layout,
  ]),
);

describe('the layouts that are shipped', () => {
  it('are those of the walls in the address', () => expect([...layouts.keys()].sort()).toEqual([...WALLS].sort()));

  it.each([...layouts])('%s asks only for what the web draws', (_, { panels, map }) => {
    for (const { panel, tiles, duringAlarm } of panels) {
      expect(PANELS).toContain(`  ${panel}: `);
      if (duringAlarm) expect(PANELS).toContain(`  ${duringAlarm}: `);
      for (const tile of tiles.flatMap((wish) => wish.split('|'))) expect(FIGURES).toHaveProperty([tile]);
    }
    if (map) expect(MAP_FIGURES).toContain(map);
  });

  it('may ask, by the check at start, for nothing else', () => {
    const [, checked = ''] = DRAWABLE.split('FrozenSet.ToFrozenSet(');
    for (const [, tile] of checked.matchAll(/"([a-z0-9.-]+)"/g)) expect(FIGURES).toHaveProperty([tile!]);
    const [, kinds = ''] = DRAWABLE.split('Dictionary<string, (int, int)>');
    const drawn = [...kinds.split('ToFrozenDictionary')[0]!.matchAll(/\["([a-z]+)"\]/g)].map(([, kind]) => kind!);
    expect(drawn.length).toBeGreaterThan(20);
    for (const kind of drawn) expect(PANELS).toContain(`  ${kind}: `);
  });

  it.each([...layouts].filter(([name]) => name !== 'phone'))(
    '%s keeps every live figure in place during an alarm',
    (_, layout) => {
      const beside = layout.panels.filter(({ x }) => x > FIELD_END);
      const shown = placed(layout, true);
      for (const { x, y, panel } of beside.filter(({ duringAlarm }) => !duringAlarm))
        expect(shown.some((one) => one.x === x && one.y === y && one.panel === panel)).toBe(true);
      expect(shown.every(({ x }) => x > FIELD_END)).toBe(true);
    },
  );
});

const layout: Layout = {
  titleVi: 'Thử',
  titleEn: 'Trial',
  panels: [
    { panel: 'hero', x: 48, y: 0, width: 500, height: 9, tiles: ['tickets.open'] },
    { panel: 'live', x: 700, y: 0, width: 9, height: 9, tiles: ['tickets.near-breach|tickets.open', 'eid.papers'] },
    {
      panel: 'ranking',
      x: 900,
      y: 0,
      width: 9,
      height: 9,
      tiles: [],
      titleVi: 'Bảng',
      titleEn: 'Table',
      duringAlarm: 'sources',
    },
    { panel: 'figures', x: 48, y: 20, width: 1000, height: 9, tiles: ['eid.papers'] },
  ],
};

it('gives the story to the alarm: what spans is drawn beside it with the index first, and sources take their place', () => {
  expect(placed(layout, true).map(({ panel, x, width, tiles }) => [panel, x, width, tiles[0]])).toEqual([
    ['live', 700, 9, 'tickets.near-breach|tickets.open'],
    ['sources', 900, 9, undefined],
    ['figures', 648, 400, 'index766.score'],
  ]);
  expect(placed(layout, false)).toBe(layout.panels);
});

it('takes the first tile that exists, and names each figure once', () => {
  expect(choose('tickets.near-breach|tickets.open', (name) => name === 'tickets.open')).toBe('tickets.open');
  expect(choose('tickets.near-breach|tickets.open', () => false)).toBe('tickets.near-breach');
  expect(figuresOf(layout, ['hero', 'live', 'figures'], (name) => name === 'tickets.open')).toEqual([
    'tickets.open',
    'eid.papers',
  ]);
  expect(figuresOf(null, ['hero'], () => true)).toEqual([]);
});

it('titles a panel in the language', () => {
  expect(titleOf(layout.panels[2]!, 'en')).toBe('Table');
  expect(titleOf(layout.panels[0]!, 'vi')).toBe('');
});

describe('loading', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('asks until the file comes, and then never again', async () => {
    vi.useFakeTimers();
    const answers = [Promise.reject(new Error('away')), Promise.resolve(new Response('', { status: 503 }))];
    const ask = vi.fn(() => answers.shift() ?? Promise.resolve(Response.json(layout)));
    vi.stubGlobal('fetch', ask);
    const first = loadLayout('city', new AbortController().signal);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toEqual(layout);
    expect(await loadLayout('city', new AbortController().signal)).toEqual(layout);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('ends with the wall that asked', async () => {
    const gone = new AbortController();
    gone.abort();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('aborted')));
    await expect(loadLayout('eid', gone.signal)).rejects.toThrow('aborted');
  });
});
