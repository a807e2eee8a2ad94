import { classOf, type ClassName } from './classes';
import type { Tile } from './types';

export interface GroupScore {
  code: string;
  score: number;
  max: number;
  lost: number;
}

export interface MetricScore {
  code: string;
  score: number;
  max: number;
  numerator: number | null;
  denominator: number | null;
}

/** Index 766 of an area, read from its tile. */
export interface Score {
  value: number;
  /** Sum of the maxima of what has live data: only at 100 is there a class. */
  max: number;
  window: string;
  className: ClassName | null;
  /** Groups with the most lost points first. */
  groups: GroupScore[];
  metrics: MetricScore[];
}

/** The score of an `index766.score` tile, or null while it has none. */
export function scoreOf(tile: Tile | undefined): Score | null {
  if (!tile || tile.value === null) return null;
  const detail = (tile.detail ?? {}) as Record<string, unknown>;
  const max = Number(detail['max'] ?? 100);
  const groups = ((detail['groups'] ?? []) as Omit<GroupScore, 'lost'>[])
    .filter((group) => group.max > 0)
    .map((group) => ({ ...group, lost: Math.max(0, group.max - group.score) }))
    .sort((a, b) => b.lost - a.lost);
  return {
    value: tile.value,
    max,
    window: String(detail['window'] ?? ''),
    className: max < 100 ? null : ((detail['class'] as ClassName | null) ?? classOf(tile.value)),
    groups,
    // The server leaves nulls out.
    metrics: ((detail['metrics'] ?? []) as MetricScore[]).map((metric) => ({
      ...metric,
      numerator: metric.numerator ?? null,
      denominator: metric.denominator ?? null,
    })),
  };
}

/** What is missing on the map's scale: to 90 of 100, or to the measured maximum while not everything is measured. */
export function gapOf(score: Score): number {
  return Math.max(0, (score.max < 100 ? score.max : 90) - score.value);
}
