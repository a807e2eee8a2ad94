import { expect, it } from 'vitest';
import { flat, holds, needsReason, readFilters, sorted, type DeskAlarm } from './alarms';

const alarm = (more: Partial<DeskAlarm> = {}): DeskAlarm => ({
  id: '1',
  version: 1,
  rule: 'sensor-limit',
  priority: 'medium',
  state: 'unacknowledged',
  textVi: 'Đường Đại lộ Bình Dương ngập',
  textEn: 'Flood',
  area: '74.725',
  value: 1,
  limit: 1,
  unit: 'm',
  raisedAt: '2026-11-21T03:00:00Z',
  can: ['acknowledge'],
  ...more,
});

it('puts what needs a hand first: high, unanswered, new; what is hidden last', () => {
  const list = [
    alarm({ id: 'shelved', priority: 'high', state: 'shelved' }),
    alarm({ id: 'old' }),
    alarm({ id: 'new', raisedAt: '2026-11-21T04:00:00Z' }),
    alarm({ id: 'taken', priority: 'high', state: 'acknowledged' }),
    alarm({ id: 'high', priority: 'high' }),
  ];
  expect(sorted(list).map(({ id }) => id)).toEqual(['high', 'taken', 'new', 'old', 'shelved']);
});

it('lays what the desk alone may know beside the alarm', () => {
  const { can, ...told } = alarm();
  expect(flat({ alarm: told, simulated: true, acknowledgedBy: 'An', can })).toMatchObject({
    id: '1',
    acknowledgedBy: 'An',
    can,
  });
});

it('wants a reason for what hides an alarm', () => {
  expect(needsReason('shelve')).toBe(true);
  expect(needsReason('acknowledge')).toBe(false);
});

it('finds with or without marks', () => {
  expect(holds(alarm(), 'duong dai lo')).toBe(true);
  expect(holds(alarm(), 'Đại Lộ')).toBe(true);
  expect(holds(alarm(), 'kẹt xe')).toBe(false);
});

it('reads filters from an address and drops what is none', () => {
  const filters = readFilters(new URLSearchParams('area=725&priority=high&state=nonsense&q=ng%E1%BA%ADp'));
  expect(filters).toEqual({ area: '725', priority: 'high', state: '', q: 'ngập' });
});
