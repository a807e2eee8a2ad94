import type { Score } from './score';

/** A month of the year's course: its number in the year (0 is the start) and the score. */
export interface Mark {
  month: number;
  value: number;
}

/** The course of a year: what was, where it stands, where it will end. */
export interface Outlook {
  known: Mark[];
  end: Mark & { low: number; high: number };
  target: number;
  /** The range of scores to draw. */
  low: number;
  high: number;
  firstMonth: number;
}

/** The course of the window's year from what the score's owner told; null without a forecast or a month. */
export function outlookOf(score: Score): Outlook | null {
  const month = Number(/^\d{4}-(\d{2})$/.exec(score.window)?.[1]);
  if (!month || !score.forecast) return null;
  const told = score.series.filter((mark) => mark.month < month);
  const before =
    told.length > 0 || score.delta === null ? told : [{ month: month - 1, value: score.value - score.delta }];
  const known = [...before, { month, value: score.value }];
  const { value, low, high, target } = score.forecast;
  const values = [...known.map((mark) => mark.value), low, high, target];
  const pad = Math.max(1, (Math.max(...values) - Math.min(...values)) * 0.1);
  return {
    known,
    end: { month: 12, value, low, high },
    target,
    low: Math.min(...values) - pad,
    high: Math.max(...values) + pad,
    firstMonth: Math.min(known[0]!.month, month - 1),
  };
}
