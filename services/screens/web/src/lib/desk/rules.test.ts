import { expect, it } from 'vitest';
import { deskWords } from '../words/desk';
import { BEGINNINGS, blankOf, faultOf, formOf, limitOf, wishOf, type Beginning, type Rule } from './rules';

const rule: Rule = {
  code: 'dossiers-overdue',
  version: 3,
  validFrom: '2025-01-01',
  enabled: true,
  kind: 'threshold',
  measure: 'dossiers.overdue',
  quantity: null,
  tiers: [2],
  limit: 20,
  side: 'above',
  deadbandPercent: 20,
  onDelaySeconds: 60,
  offDelaySeconds: 60,
  withinSeconds: null,
  latching: false,
  priority: 'medium',
  respondWithinMinutes: 120,
  nameVi: 'Hồ sơ quá hạn',
  nameEn: 'Dossiers overdue',
  causeVi: 'a',
  causeEn: 'b',
  consequenceVi: 'c',
  consequenceEn: 'd',
  actionsVi: ['Xem', 'Gọi'],
  actionsEn: ['See', 'Call'],
};

it('changes a rule from today on, or from the day on which it comes into force', () => {
  expect(formOf(rule, '2026-11-22')).toMatchObject({ validFrom: '2026-11-22', actionsVi: 'Xem\nGọi', note: '' });
  expect(formOf({ ...rule, validFrom: '2027-01-01' }, '2026-11-22').validFrom).toBe('2027-01-01');
});

it('sends what is filled in, lists by their lines', () => {
  const form = { ...formOf(rule, '2026-11-22'), limit: null, actionsVi: ' Xem \n\nGọi', note: 'Theo chỉ đạo' };
  const wish = wishOf(form);
  expect(wish).toMatchObject({ actionsVi: ['Xem', 'Gọi'], latching: false, deadbandPercent: 20, note: 'Theo chỉ đạo' });
  for (const absent of ['code', 'version', 'limit', 'quantity', 'withinSeconds'])
    expect(wish).not.toHaveProperty(absent);
});

it('says a fault at its field, also one of an entry of a list', () => {
  const faults = [
    { pointer: '/actionsVi/0', detail: 'Cần.' },
    { pointer: '/limit', detail: 'Cần một số.' },
  ];
  expect([faultOf(faults, 'actionsVi'), faultOf(faults, 'limit'), faultOf(faults, 'lim')]).toEqual([
    'Cần.',
    'Cần một số.',
    '',
  ]);
});

it('begins a rule of each kind with what only that kind has', () => {
  const sent = (beginning: Beginning) => wishOf(blankOf(beginning, '2026-11-22'));
  expect(Object.keys(BEGINNINGS).map((beginning) => sent(beginning as Beginning)['validFrom'])).toEqual(
    Array(7).fill('2026-11-22'),
  );
  expect(sent('score')).toMatchObject({ kind: 'change', side: 'below', withinSeconds: 86_400, tiers: [1, 2] });
  for (const absent of ['tiers', 'limit', 'side', 'withinSeconds', 'priority', 'nameVi'])
    expect(sent('sensor')).not.toHaveProperty(absent);
});

it('leaves out what belonged to the kind that it was before', () => {
  const turned = { ...blankOf('change', '2026-11-22'), kind: 'silence', measure: 'tickets.open', quantity: 'pm25' };
  for (const absent of ['withinSeconds', 'side', 'quantity']) expect(wishOf(turned)).not.toHaveProperty(absent);
});

it('says in words what a rule holds a figure against', () => {
  const said = (more: Partial<Rule>) => limitOf({ ...rule, ...more }, deskWords('vi').rules, 'vi');
  expect(said({})).toBe('trên 20');
  expect(said({ kind: 'silence', limit: 1.5 })).toBe('quá 1,5 chu kỳ');
  expect(said({ kind: 'change', side: 'below', limit: 2, withinSeconds: 86_400 })).toBe('giảm 2 trong 24 giờ');
  expect(said({ limit: null })).toBe('theo cảm biến');
});
