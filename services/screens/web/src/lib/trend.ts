import { formatAsOf, formatNumber } from './format';
import type { Reading } from './reading';
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
