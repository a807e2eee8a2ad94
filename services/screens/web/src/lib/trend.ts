import { formatAsOf, formatFigure, formatNumber } from './format';
import type { Reading } from './reading';
import type { Score } from './score';
import type { Lang } from './types';
import type { Words } from './words';

const LEAST_SECONDS = 3_600;

/** How a score has moved over its known history, as a sentence; empty when that is under an hour, which is no trend. */
export function trendOf({ tile }: Reading, now: number, w: Words, lang: Lang): string {
  const first = tile?.history?.[0];
  if (!first || tile.value === null || now / 1000 - first[0] < LEAST_SECONDS) return '';
  const change = tile.value - first[1];
  const since = formatAsOf(new Date(first[0] * 1000).toISOString(), now, lang);
  const points = formatNumber(Math.abs(change), lang, 1);
  if (Math.abs(change) < 0.05) return w.hero.same(since);
  return change > 0 ? w.hero.rose(points, since) : w.hero.fell(points, since);
}

/** Where a score comes from and where it will end, a sentence each: the change since the month before, the forecast. */
export function courseOf(score: Score | null, reading: Reading, now: number, w: Words, lang: Lang): string[] {
  const points = (value: number) => formatFigure(value, 'points', lang, score?.forecast?.target);
  const { delta = null, forecast = null } = score ?? {};
  const change =
    delta === null
      ? trendOf(reading, now, w, lang)
      : Math.abs(delta) < 0.05
        ? w.panels.same
        : (delta > 0 ? w.panels.rose : w.panels.fell)(formatNumber(Math.abs(delta), lang, 1));
  const end = forecast
    ? w.panels.yearEnd(points(forecast.value), `${points(forecast.low)}–${points(forecast.high)}`)
    : '';
  return [change, end].filter(Boolean);
}
