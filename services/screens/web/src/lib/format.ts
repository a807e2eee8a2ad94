import { CLASSES } from './classes';
import type { Lang } from './types';

const ZONE = 'Asia/Ho_Chi_Minh';
const locale = (lang: Lang) => (lang === 'vi' ? 'vi-VN' : 'en-GB');
const minus = (text: string) => text.replace('-', '\u2212');

/** Figures after the decimal mark by unit; counts have none. */
const DIGITS: Record<string, number> = { points: 1, percent: 1, m: 2, 'mg/L': 2 };

/** A number as people of the language write it: `8.412` and `84,5`, or `8,412` and `84.5`; U+2212 for minus. */
export function formatNumber(value: number, lang: Lang, digits = 0): string {
  return minus(numbers(lang, digits, digits).format(value));
}

/** Where one step more or less is another word: classes of a score, nothing and all of a share. */
const BORDERS: Record<string, readonly number[]> = { points: CLASSES.map(({ from }) => from), percent: [0, 100] };
const DIGITS_MAX = 2;

/** A number beside borders, rounded but never onto or over one that it has not reached: `79,98` under 80, not `80,0`. */
export function formatBeside(value: number, lang: Lang, digits: number, borders: readonly number[]): string {
  const crossed = (shown: number) => borders.find((border) => Math.sign(shown - border) !== Math.sign(value - border));
  for (let more = digits; more <= DIGITS_MAX; more++)
    if (crossed(Number(value.toFixed(more))) === undefined) return formatNumber(value, lang, more);
  const border = crossed(Number(value.toFixed(DIGITS_MAX)));
  const step = 10 ** DIGITS_MAX;
  const toward = border !== undefined && value < border ? Math.floor : Math.ceil;
  return formatNumber(toward(value * step) / step, lang, DIGITS_MAX);
}

/**
 * A figure in its own unit's precision, more precise where that would contradict its class or its limit; a million and more
 * is shortened to `2,39 triệu` or `2.39 million`.
 */
export function formatFigure(value: number, unit: string, lang: Lang, limit?: number | null): string {
  if (Math.abs(value) >= 1e6) return `${formatNumber(value / 1e6, lang, 2)} ${lang === 'vi' ? 'triệu' : 'million'}`;
  const borders = [...(BORDERS[unit] ?? []), ...(limit == null ? [] : [limit])];
  return formatBeside(value, lang, DIGITS[unit] ?? 0, borders);
}

/** A limit without idle zeros: `50`, `2,5`. */
export function formatLimit(value: number, lang: Lang): string {
  return minus(numbers(lang, 0, 2).format(value));
}

/** Points that are missing; what is too small for one digit gets two, and what is still smaller says so. */
export function formatMissing(points: number, lang: Lang): string {
  if (points <= 0) return formatNumber(0, lang, 1);
  if (points >= 0.005) return formatNumber(points, lang, points >= 0.05 ? 1 : 2);
  return `${lang === 'vi' ? 'dưới' : 'under'} ${formatNumber(0.01, lang, 2)}`;
}

/** Points lost, as a number below zero. */
export function formatLoss(points: number, lang: Lang): string {
  return points >= 0.005 ? `\u2212${formatMissing(points, lang)}` : formatMissing(points, lang);
}

/** `10:42` in Vietnam, 24 hours. */
export function formatClock(at: number | string, lang: Lang): string {
  return part(at, lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `24/06/2025` or `24 Jun 2025`. */
export function formatDate(at: number | string, lang: Lang): string {
  if (lang === 'en') return part(at, lang, { day: 'numeric', month: 'short', year: 'numeric' });
  // Browsers disagree on the mark between day and month.
  return part(at, lang, { day: '2-digit', month: '2-digit', year: 'numeric' }).replaceAll(/[.-]/g, '/');
}

/** `Thứ Ba` or `Tuesday`. */
export function formatWeekday(at: number | string, lang: Lang): string {
  return part(at, lang, { weekday: 'long' });
}

/** As-of of a figure: the hour when it is from today, else day and month (and the year when that differs). */
export function formatAsOf(asOf: string, now: number, lang: Lang): string {
  const day = formatDate(asOf, lang);
  const today = formatDate(now, lang);
  if (day === today) return formatClock(asOf, lang);
  const sameYear = day.slice(-4) === today.slice(-4);
  return sameYear ? day.slice(0, -5) : day;
}

/** `2026-11` as `tháng 11/2026` or `November 2026`; `2026` as `năm 2026`; anything else as it came. */
export function formatWindow(window: string, lang: Lang): string {
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(window);
  if (!match) return window;
  const [, year, month] = match;
  if (!month) return lang === 'vi' ? `năm ${year}` : `${year}`;
  if (lang === 'vi') return `tháng ${month}/${year}`;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${window}-01T00:00:00Z`),
  );
}

/** An age in the largest whole unit: `40 giây`, `14 phút`, `3 giờ`, `2 ngày`. */
export function formatAge(seconds: number, lang: Lang): string {
  const units = lang === 'vi' ? ['giây', 'phút', 'giờ', 'ngày'] : ['s', 'min', 'h', 'd'];
  if (seconds < 60) return `${Math.floor(seconds)} ${units[0]}`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} ${units[1]}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} ${units[2]}`;
  return `${Math.floor(seconds / 86_400)} ${units[3]}`;
}

/** A short delay: `0,5 giây` under ten seconds, above as an age. */
export function formatDelay(seconds: number, lang: Lang): string {
  if (seconds >= 10) return formatAge(seconds, lang);
  const unit = lang === 'vi' ? 'giây' : 's';
  if (seconds > 0 && seconds < 0.1) return `< ${formatNumber(0.1, lang, 1)} ${unit}`;
  return `${formatNumber(seconds, lang, seconds === 0 ? 0 : 1)} ${unit}`;
}

function part(at: number | string, lang: Lang, options: Intl.DateTimeFormatOptions): string {
  const make = () => new Intl.DateTimeFormat(locale(lang), { ...options, timeZone: ZONE });
  return kept(dateFormats, `${lang} ${JSON.stringify(options)}`, make).format(new Date(at));
}

function numbers(lang: Lang, least: number, most: number): Intl.NumberFormat {
  const make = () => new Intl.NumberFormat(locale(lang), { minimumFractionDigits: least, maximumFractionDigits: most });
  return kept(numberFormats, `${lang} ${least} ${most}`, make);
}

// Intl formats are dear to make and a wall formats some hundred figures a second; there are a dozen of them in all.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}
