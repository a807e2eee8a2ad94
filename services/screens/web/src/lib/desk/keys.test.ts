import { afterEach, expect, test, vi } from 'vitest';
import { listKey } from './keys';

afterEach(() => vi.unstubAllGlobals());

const press = (key: string, at = 'b', within: string[] = [], was = 0) => {
  const [choose, leave, exportCsv] = [vi.fn(), vi.fn(), vi.fn()];
  const closest = (asked: string) => (within.some((one) => asked.split(', ').includes(one)) ? {} : null);
  const event = { key, target: { closest } } as unknown as KeyboardEvent;
  const used = listKey(event, { rows: ['a', 'b', 'c'], at, was, choose, leave, exportCsv });
  const first = (call: typeof choose) => call.mock.calls[0]?.[0] as string | boolean | undefined;
  return { used, chose: first(choose), left: first(leave), exported: exportCsv.mock.calls.length };
};

test('j and k go through a list and stop at its ends', () => {
  expect(['j', 'k'].map((key) => press(key).chose)).toEqual(['c', 'a']);
  expect([press('j', 'c').chose, press('k', 'a').chose, press('j', '').chose]).toEqual(['c', 'a', 'a']);
});

test('j and k go on from the place of a row that has left the list', () => {
  expect([press('j', 'gone', [], 2).chose, press('k', 'gone', [], 2).chose]).toEqual(['c', 'b']);
  expect([press('j', 'gone', [], 9).chose, press('k', 'gone', [], 0).chose]).toEqual(['c', 'a']);
});

test('x exports, other keys and keys in a field are left alone', () => {
  expect(press('x')).toMatchObject({ used: true, exported: 1 });
  expect(press('q').used).toBe(false);
  expect(press('j', 'b', ['input'])).toMatchObject({ used: false, chose: undefined });
});

test('Escape lets go of a field first, then of what is opened, and of neither in a dialog or a search', () => {
  expect([press('Escape').left, press('Escape', 'b', ['input']).left]).toEqual([false, true]);
  expect([press('Escape', 'b', ['dialog']).used, press('Escape', 'b', ['.filters', 'input']).used]).toEqual([
    false,
    false,
  ]);
});

test('keys of one letter can be switched off; Escape cannot', () => {
  vi.stubGlobal('localStorage', { getItem: () => 'off' });
  expect([press('j').used, press('x').used, press('Escape').used]).toEqual([false, false, true]);
});
