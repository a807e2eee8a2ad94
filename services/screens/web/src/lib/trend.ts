import { formatAsOf, formatNumber } from './format';
import type { Reading } from './reading';
import type { Lang } from './types';
import type { Words } from './words';

/** How a score has moved over its known history, as a sentence; empty when nothing is known. */
export function trendOf({ tile }: Reading, now: number, w: Words, lang: Lang): string {
  const first = tile?.history?.[0];
  if (!first || tile.value === null) return '';
  const change = tile.value - first[1];
  const since = formatAsOf(new Date(first[0] * 1000).toISOString(), now, lang);
  const points = formatNumber(Math.abs(change), lang, 1);
  if (Math.abs(change) < 0.05) return w.hero.same(since);
  return change > 0 ? w.hero.rose(points, since) : w.hero.fell(points, since);
}
