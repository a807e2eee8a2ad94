import { expect, test, vi } from 'vitest';
import { listKey } from './keys';

const press = (key: string, chosen = 'b', within: unknown = null) => {
  const [choose, exportCsv] = [vi.fn(), vi.fn()];
  const event = { key, target: { closest: () => within } } as unknown as KeyboardEvent;
  const used = listKey(event, { rows: ['a', 'b', 'c'], chosen, choose, exportCsv });
  return { used, chose: choose.mock.calls[0]?.[0] as string | undefined, exported: exportCsv.mock.calls.length };
};

test('j and k go through a list and stop at its ends', () => {
  expect(['j', 'k'].map((key) => press(key).chose)).toEqual(['c', 'a']);
  expect([press('j', 'c').chose, press('k', 'a').chose, press('j', '').chose]).toEqual(['c', 'a', 'a']);
});

test('x exports, Escape lets go, other keys and keys in a field are left alone', () => {
  expect(press('x')).toMatchObject({ used: true, exported: 1 });
  expect(press('Escape').chose).toBe('');
  expect(press('q').used).toBe(false);
  expect(press('j', 'b', {})).toMatchObject({ used: false, chose: undefined });
});
