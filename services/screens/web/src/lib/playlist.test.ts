import { describe, expect, it } from 'vitest';
import {
  companionsOf,
  isWithin,
  minuteOfDay,
  pagesAt,
  placesOf,
  readPlaylist,
  standsAt,
  turnAt,
  type Item,
} from './playlist';

const MIDNIGHT = Date.parse('2025-06-24T00:00:00+07:00');
const at = (time: string) => Date.parse(`2025-06-24T${time}:00+07:00`);
const item = (wall: Item['wall'], more: Partial<Item> = {}): Item => ({ wall, area: '74', seconds: 10, ...more });

it('counts the minutes of the day as clocks in Vietnam do', () => {
  expect(minuteOfDay(MIDNIGHT)).toBe(0);
  expect(minuteOfDay(at('23:59'))).toBe(1_439);
});

describe('times of day', () => {
  it.each([
    ['07:00', '17:00', 'between', '06:59', '07:00', '17:00'],
    ['22:00', '05:00', 'across midnight', '21:59', '22:00', '05:00'],
  ])('%s to %s lies %s', (from, to, _, before, first, after) => {
    const is = (time: string) => isWithin(minuteOfDay(at(time)), from, to);
    expect([is(before), is(first), is(after)]).toEqual([false, true, false]);
  });

  it('leave out what is not due, and everything when nothing is', () => {
    const list = { items: [item('overview', { from: '07:00', to: '17:00' })], columns: 1 };
    expect(pagesAt(list, at('08:00'))).toHaveLength(1);
    expect(pagesAt(list, at('18:00'))).toEqual([]);
    expect(turnAt([], at('18:00'))).toBeNull();
  });
});

describe('turning', () => {
  const pages = pagesAt({ items: [item('overview'), item('hotline', { seconds: 20 })], columns: 1 }, MIDNIGHT);
  const round = 30_000;
  const begin = Math.ceil(MIDNIGHT / round) * round;

  it('shows each item for its own time, over and over', () => {
    const seen = Array.from({ length: 60 }, (_, second) => turnAt(pages, begin + second * 1000)!.index);
    expect(seen.slice(0, 30)).toEqual([...Array(10).fill(0), ...Array(20).fill(1)]);
    expect(seen.slice(30)).toEqual(seen.slice(0, 30));
  });

  it('says when the next one comes', () => {
    expect(turnAt(pages, begin + 4_000)!.endsAt).toBe(begin + 10_000);
    expect(turnAt(pages, begin + 11_000)!.endsAt).toBe(begin + 30_000);
  });
});

it('keeps to times of day however long it was paused', () => {
  const day = item('overview', { from: '07:00', to: '17:00', seconds: 3_600 });
  const night = item('city', { from: '16:00', to: '07:00', seconds: 3_600 });
  const shown = (time: string) => {
    const { pages, turn } = standsAt({ items: [day, night], columns: 1 }, at(time), -5 * 3_600_000);
    return [pages.map(({ items }) => items[0]!.wall), turn !== null];
  };
  expect(shown('08:00')).toEqual([['overview'], true]);
  expect(shown('16:30')).toEqual([['overview', 'city'], true]);
  expect(shown('06:59')).toEqual([['city'], true]);
});

it('puts items beside each other on a span, and fills the last page from the front', () => {
  const items = [item('overview'), item('index766', { seconds: 40 }), item('hotline')];
  const pages = pagesAt({ items, columns: 2 }, MIDNIGHT);
  expect(pages.map((page) => page.items.map(({ wall }) => wall))).toEqual([
    ['overview', 'index766'],
    ['hotline', 'overview'],
  ]);
  expect(pages.map(({ seconds }) => seconds)).toEqual([40, 10]);
});

it('reads a playlist for a try, and refuses what names no wall', () => {
  expect(readPlaylist('overview,hotline@725:20', '74', 3)).toEqual({
    items: [item('overview', { seconds: 30 }), item('hotline', { area: '725', seconds: 20 })],
    columns: 3,
  });
  expect(readPlaylist('overview,nonsense', '74', 1)).toBeNull();
  expect(readPlaylist(null, '74', 1)).toBeNull();
});

describe('walls side by side are one drawing', () => {
  it('names an area once, counts its alarms once and has one clock', () => {
    const say = (areas: string[]) =>
      placesOf(areas).map((place) => [place.isNamed, place.isCounted, place.isLast, place.isAlarmed]);
    expect(say(['74'])).toEqual([[true, true, true, true]]);
    expect(say(['74', '74', '74'])).toEqual([
      [true, false, false, false],
      [false, false, false, true],
      [false, true, true, false],
    ]);
    expect(say(['74', '725'])).toEqual([
      [true, true, false, false],
      [true, true, true, true],
    ]);
  });

  it('begins with the wall that was asked for and repeats none', () => {
    expect(companionsOf('overview', 3)).toEqual(['overview', 'hotline', 'city']);
    expect(new Set(companionsOf('platform', 4)).size).toBe(4);
  });
});
