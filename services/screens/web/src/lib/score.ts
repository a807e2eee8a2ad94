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
  /** Place among the areas of the same tier, 1 the best. */
  rank: { rank: number; of: number } | null;
  /** Change against the window before, in points. */
  delta: number | null;
  forecast: Forecast | null;
  /** Earlier windows of the same year, as far as the owner tells them. */
  series: { month: number; value: number }[];
  cheapest: Cheap[];
  /** The province's own indicators, no part of the score. */
  own: OwnRate[];
}

/** An indicator that the province adds: its rate and the one to reach, in percent. */
export interface OwnRate {
  code: string;
  nameVi: string;
  nameEn: string;
  numerator: number;
  denominator: number;
  /** Left out while there is nothing to count against. */
  value?: number | null;
  targetPercent: number;
  reached?: boolean | null;
}

/** Where the score will stand at the end of the year if nothing changes. */
export interface Forecast {
  value: number;
  low: number;
  high: number;
  target: number;
  /** Chance of reaching the target, from 0 to 1. */
  chance: number | null;
}

/** A way to more points, the cheapest first. */
export interface Cheap {
  metric: string;
  points: number;
  /** Records to put right, and of what. */
  change?: number;
  unit?: string;
  textVi: string;
  textEn: string;
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
    rank:
      isNumber(detail['rank']) && isNumber(detail['ranked']) ? { rank: detail['rank'], of: detail['ranked'] } : null,
    delta: isNumber(detail['delta']) ? detail['delta'] : null,
    forecast: forecastOf(detail['forecast']),
    series: seriesOf(detail['series'], String(detail['window'] ?? '').slice(0, 4), max),
    cheapest: (detail['cheapest'] ?? []) as Cheap[],
    own: (detail['own'] ?? []) as OwnRate[],
    // The server leaves nulls out.
    metrics: ((detail['metrics'] ?? []) as MetricScore[]).map((metric) => ({
      ...metric,
      numerator: metric.numerator ?? null,
      denominator: metric.denominator ?? null,
    })),
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function forecastOf(told: unknown): Forecast | null {
  const forecast = told as Partial<Forecast> | null | undefined;
  if (!forecast || !isNumber(forecast.value) || !isNumber(forecast.target)) return null;
  const { value, target } = forecast;
  return { value, target, low: forecast.low ?? value, high: forecast.high ?? value, chance: forecast.chance ?? null };
}

/** The months of a year out of windows and scores; one that was measured against another maximum is not to be compared. */
function seriesOf(told: unknown, year: string, max: number): { month: number; value: number }[] {
  const list = (told ?? []) as { window: string; score: number; max?: number }[];
  return list
    .filter((mark) => mark.window.startsWith(`${year}-`) && isNumber(mark.score) && (mark.max ?? max) === max)
    .map(({ window, score }) => ({ month: Number(window.slice(5, 7)), value: score }))
    .sort((a, b) => a.month - b.month);
}

/** What is missing on the map's scale: to 90 of 100, or to the measured maximum while not everything is measured. */
export function gapOf(score: Score): number {
  return Math.max(0, (score.max < 100 ? score.max : 90) - score.value);
}
