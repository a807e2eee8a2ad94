import { formatNumber } from './format';
import type { Cheap, Score } from './score';
import type { Lang } from './types';
import type { Words } from './words';

export interface Cheapest {
  rows: Cheap[];
  /** Points missing to the target (or to the measured maximum); nothing missing is 0. */
  missing: number;
  /** How many of the rows together make up for what is missing; all of them when even they do not. */
  cut: number;
  /** What the rows above the cut come to. */
  sum: number;
  isEnough: boolean;
}

/** A way to points in the wall's own short words; null where the owner's sentence says more than they do. */
export function shortWay({ metric, change, unit }: Cheap, w: Words, lang: Lang): { name: string; what: string } | null {
  const name = w.metrics[metric];
  const counted = w.panels.records[unit ?? ''];
  if (!name || !counted || change === undefined) return null;
  return { name, what: `${metric} · ${w.panels.moreOf(formatNumber(change, lang), counted)}` };
}

/** The cheapest points in their owner's order, and how many of them bring today's score to the target. */
export function cheapestOf(score: Score): Cheapest {
  const target = score.forecast?.target ?? Math.min(90, score.max);
  const missing = Math.max(0, target - score.value);
  let sum = 0;
  let cut = 0;
  while (cut < score.cheapest.length && sum < missing) sum += score.cheapest[cut++]!.points;
  return { rows: score.cheapest, missing, cut, sum, isEnough: sum >= missing };
}
