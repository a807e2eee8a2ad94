import type { Tile } from './types';

/** What an operator may believe of a figure; simulated is a flag beside it, not a state. */
export type State = 'live' | 'late' | 'stale' | 'dead' | 'none';

const SLACK_SECONDS = 5;

/** Age of a tile in seconds by the server's clock; never negative. */
export function ageSeconds(tile: Tile, now: number): number {
  return Math.max(0, (now - Date.parse(tile.asOf)) / 1000);
}

/**
 * State by age: live up to one period, late up to two, stale beyond, dead beyond ten or when the source says so.
 * With the stream cut nobody knows better than stale, and the last value stays.
 */
export function stateOf(tile: Tile | undefined, now: number, cut: boolean): State {
  if (!tile || tile.value === null) return 'none';
  if (cut) return 'stale';
  if (tile.detail?.['dead'] === true) return 'dead';
  const slack = Math.max(SLACK_SECONDS, tile.periodSeconds / 10);
  const age = ageSeconds(tile, now) - slack;
  if (age <= tile.periodSeconds) return 'live';
  if (age <= tile.periodSeconds * 2) return 'late';
  return age <= tile.periodSeconds * 10 ? 'stale' : 'dead';
}

/** True when the figure is on the wrong side of its limit. */
export function isOverLimit(tile: Tile | undefined): boolean {
  if (!tile?.limit || tile.value === null) return false;
  return tile.limit.side === 'above' ? tile.value > tile.limit.value : tile.value < tile.limit.value;
}

/** Stale and dead figures prove nothing, so they never count as normal. */
export function isTrusted(state: State): boolean {
  return state === 'live' || state === 'late';
}
