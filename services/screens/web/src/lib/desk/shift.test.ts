import { expect, it } from 'vitest';
import { deskWords } from '../words/desk';
import { countOf, hoursOf, isBy, whatOf, type Done } from './shift';

const done = (more: Partial<Done>): Done => ({
  id: 1,
  subject: 'alarm/a',
  act: 'raised',
  at: '2026-11-22T08:00:00Z',
  by: 'system',
  ...more,
});
const ruleName = (code: string) => (code === 'sensor-limit' ? 'Trị đo vượt giới hạn' : code);

it('says what was done to what, and by whom', () => {
  const w = deskWords('vi');
  const alarm = done({ rule: 'sensor-limit', sourceVi: 'Trạm Long Hòa', sourceEn: 'Station Long Hoa' });
  expect(whatOf(alarm, w, 'vi', ruleName)).toBe('Trạm Long Hòa: Trị đo vượt giới hạn');
  expect(whatOf(done({ subject: 'rule/sensor-limit' }), w, 'vi', ruleName)).toBe('Quy tắc Trị đo vượt giới hạn');
  expect(whatOf(done({ subject: 'playlist/sanh-tinh' }), w, 'vi', ruleName)).toBe('Danh sách chiếu sanh-tinh');
  expect(whatOf(done({ subject: 'device/d1', sourceVi: 'Sảnh UBND' }), w, 'vi', ruleName)).toBe('Màn hình Sảnh UBND');
  expect([isBy(alarm, 'people'), isBy(alarm, 'system'), isBy(alarm, null)]).toEqual([false, true, true]);
  expect(isBy(done({ by: 'Nguyễn Thị Hoa' }), 'people')).toBe(true);
});

it('counts what was done to alarms alone, within a span that a shift has', () => {
  expect(countOf([done({}), done({ subject: 'rule/x' }), done({ act: 'acknowledged' })], 'raised')).toBe(1);
  expect([hoursOf(new URLSearchParams('hours=24')), hoursOf(new URLSearchParams('hours=5'))]).toEqual([24, 8]);
});
