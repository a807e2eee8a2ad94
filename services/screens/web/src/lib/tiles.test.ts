import { expect, it } from 'vitest';
import { tileWith } from '../testing/tile';
import { alarmCounts, alarmsOf, floodText, keyOf, merge } from './tiles';

const key = keyOf('74', 'dossiers.overdue');

it('takes a newer tile and leaves a late or repeated one aside', () => {
  const first = merge(new Map(), [tileWith({ version: 5, value: 5 })]);
  expect(merge(first, [tileWith({ version: 4, value: 4 })]).get(key)!.value).toBe(5);
  expect(merge(first, [tileWith({ version: 6, value: 6 })]).get(key)!.value).toBe(6);
});

it('takes a rebuilt tile that counts versions from one again but is newer in time', () => {
  const first = merge(new Map(), [tileWith({ version: 50, value: 5, asOf: '2026-11-21T03:00:00Z' })]);
  expect(merge(first, [tileWith({ version: 1, value: 6, asOf: '2026-11-21T03:01:00Z' })]).get(key)!.value).toBe(6);
});

it('keeps the last value of a tile that the server no longer sends', () => {
  const first = merge(new Map(), [tileWith()]);
  expect(merge(first, []).get(key)!.value).toBe(214);
});

it('lists alarms high first and newest first', () => {
  const alarm = (id: string, priority: string, raisedAt: string) => ({ id, priority, raisedAt });
  const list = [alarm('a', 'low', '3'), alarm('b', 'high', '1'), alarm('c', 'medium', '9'), alarm('d', 'high', '2')];
  const tile = tileWith({ tile: 'alarms.active', value: 4, detail: { high: 2, medium: 1, low: 1, list } });
  expect(alarmsOf(tile).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
  expect(alarmCounts(tile)).toEqual({ high: 2, medium: 1, low: 1 });
  expect(alarmsOf(tile)[0]).toMatchObject({ value: null, limit: null });
  expect(alarmsOf(undefined)).toEqual([]);
  expect(alarmCounts(undefined)).toBeNull();
});

it('says what a flood is made of, most first, and nothing without one', () => {
  const group = (textVi: string, count: number) => ({ textVi, textEn: `${textVi} (en)`, count });
  const groups = [group('im lặng', 3), group('vượt giới hạn', 11)];
  const withFlood = (active: boolean) => tileWith({ tile: 'alarms.active', detail: { flood: { active, groups } } });
  expect(floodText(withFlood(true), 'vi')).toBe('Dồn dập: 11 vượt giới hạn, 3 im lặng');
  expect(floodText(withFlood(true), 'en')).toBe('Flood: 11 vượt giới hạn (en), 3 im lặng (en)');
  expect(floodText(withFlood(false), 'vi')).toBe('');
  expect(floodText(undefined, 'vi')).toBe('');
});
