import { expect, it } from 'vitest';
import { NOW } from '../testing/tile';
import {
  formatAge,
  formatAsOf,
  formatClock,
  formatDate,
  formatFigure,
  formatLimit,
  formatMissing,
  formatNumber,
  formatWeekday,
  formatWindow,
} from './format';

it('writes numbers as in Vietnam and, asked in English, as in English', () => {
  expect(formatFigure(8412, 'dossier', 'vi')).toBe('8.412');
  expect(formatFigure(8412, 'dossier', 'en')).toBe('8,412');
  expect(formatFigure(84.49, 'points', 'vi')).toBe('84,5');
  expect(formatFigure(2_390_000, 'person', 'vi')).toBe('2,39 triệu');
  expect(formatFigure(2_390_000, 'person', 'en')).toBe('2.39 million');
  expect(formatFigure(265_556, 'person', 'vi')).toBe('265.556');
  expect(formatLimit(2.5, 'vi')).toBe('2,5');
});

it('never rounds a figure onto a class, a limit or a whole that it has not reached', () => {
  const points = [79.98, 79.94, 79.999, 80, 80.02, 89.96, 49.96];
  expect(points.map((value) => formatFigure(value, 'points', 'vi'))).toEqual([
    ...['79,98', '79,9', '79,99', '80,0', '80,02', '89,96', '49,96'],
  ]);
  expect([99.96, 99.999, 100, 0.04, 0].map((value) => formatFigure(value, 'percent', 'vi'))).toEqual([
    ...['99,96', '99,99', '100,0', '0,04', '0,0'],
  ]);
  expect(formatFigure(89.97, 'percent', 'vi', 90)).toBe('89,97');
  expect(formatFigure(150.3, 'ug/m3', 'vi', 150)).toBe('150,3');
  expect(formatFigure(149.6, 'ug/m3', 'en', 150)).toBe('149.6');
  expect(formatFigure(150, 'ug/m3', 'vi', 150)).toBe('150');
  expect(formatMissing(0.02, 'vi')).toBe('0,02');
});

it('uses the true minus', () => {
  expect(formatNumber(-7.3, 'vi', 1)).toBe('\u22127,3');
});

it('writes time in Vietnam, whatever the zone of the screen', () => {
  expect(formatClock(NOW, 'vi')).toBe('10:42');
  expect(formatClock('2026-11-20T17:05:00Z', 'vi')).toBe('00:05');
  expect(formatDate(NOW, 'vi')).toBe('21/11/2026');
  expect(formatDate(NOW, 'en')).toBe('21 Nov 2026');
  expect(formatWeekday(NOW, 'vi')).toBe('Thứ Bảy');
});

it('dates an as-of that is not from today', () => {
  expect(formatAsOf('2026-11-21T03:42:00Z', NOW, 'vi')).toBe('10:42');
  expect(formatAsOf('2026-11-19T03:42:00Z', NOW, 'vi')).toBe('19/11');
  expect(formatAsOf('2025-06-30T03:42:00Z', NOW, 'vi')).toBe('30/06/2025');
});

it('writes windows and ages', () => {
  expect(formatWindow('2026-11', 'vi')).toBe('tháng 11/2026');
  expect(formatWindow('2026-11', 'en')).toBe('November 2026');
  expect(formatWindow('2026', 'vi')).toBe('năm 2026');
  expect([59, 60, 3_599, 7_200, 200_000].map((age) => formatAge(age, 'vi'))).toEqual([
    '59 giây',
    '1 phút',
    '59 phút',
    '2 giờ',
    '2 ngày',
  ]);
});
