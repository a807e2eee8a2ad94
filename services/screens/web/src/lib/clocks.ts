import type { Tile } from './types';

/** An open ticket and when it must be answered. */
export interface Deadline {
  code: string;
  category: string;
  agency: string;
  area: string;
  /** Seconds left by the server's clock; below zero it is late. */
  leftSeconds: number;
}

/** The open clocks, the nearest deadline first. */
export function deadlinesOf(tile: Tile | undefined, now: number): Deadline[] {
  const list = (tile?.detail?.['list'] ?? []) as Record<string, string | null | undefined>[];
  return list
    .map(({ code, category, agency, area, dueAt }) => ({
      code: code ?? '',
      category: category ?? '',
      agency: agency ?? '',
      area: area ?? '',
      leftSeconds: (Date.parse(dueAt ?? '') - now) / 1000,
    }))
    .filter(({ leftSeconds }) => Number.isFinite(leftSeconds))
    .sort((a, b) => a.leftSeconds - b.leftSeconds);
}
