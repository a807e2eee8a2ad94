import { expect, it } from 'vitest';
import { flat, grouped, holds, needsReason, readFilters, sorted, type DeskAlarm } from './alarms';

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
  const found = (q: string, more = '') => holds(alarm(), { priority: '', state: '', q }, more);
  expect([found('duong dai lo'), found('Đại Lộ'), found('kẹt xe')]).toEqual([true, true, false]);
  expect(found('giới hạn', 'Trị đo vượt giới hạn')).toBe(true);
});

it('reads filters from an address and drops what is none', () => {
  const filters = readFilters(new URLSearchParams('area=725&priority=high&state=nonsense&q=ng%E1%BA%ADp'));
  expect(filters).toEqual({ area: '725', priority: 'high', state: '', q: 'ngập' });
});

it('keeps to the priority and the state that are asked for', () => {
  const kept = (priority: string, state: string) => holds(alarm(), { priority, state, q: '' });
  expect([kept('medium', ''), kept('medium', 'unacknowledged'), kept('high', ''), kept('', 'shelved')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('puts what a flood brings of one rule into one entry, and leaves out of it what must not be overlooked', () => {
  const many = ['1', '2', '3', '4'].map((id) => alarm({ id }));
  const beside = [
    alarm({ id: 'high', priority: 'high' }),
    alarm({ id: 'late', escalated: true }),
    alarm({ id: 'seen', state: 'acknowledged' }),
    alarm({ id: 'other', rule: 'sensor-silent' }),
  ];
  const listed = [...beside, ...many];
  const said = grouped(listed, true).map((one) => ('alarms' in one ? `${one.rule} ${one.alarms.length}` : one.id));
  expect(said).toEqual(['high', 'late', 'seen', 'other', 'sensor-limit 4']);
  expect(grouped(listed, false)).toEqual(listed);
});
