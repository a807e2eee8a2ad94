import type { FigureName } from './figures';
import { rowsOf } from './rows';
import type { Lang, Tile } from './types';

/** An open ticket and when it must be answered. */
export interface Deadline {
  category: string;
  /** Empty while nobody has it. */
  agency: string;
  area: string;
  /** Seconds left by the server's clock; below zero it is late. */
  leftSeconds: number;
}

/** What people call the categories and agencies that clocks name by their keys. */
export function namesIn(known: { tile(name: FigureName): Tile | undefined; lang: Lang }): Map<string, string> {
  const lists = (['tickets.by-category', 'tickets.by-agency'] as const).flatMap((name) =>
    rowsOf(known.tile(name), known.lang),
  );
  return new Map(lists.map(({ key, name }) => [key, name]));
}

/** The open clocks, the nearest deadline first. */
export function deadlinesOf(
  tile: Tile | undefined,
  now: number,
  names: ReadonlyMap<string, string> = new Map(),
): Deadline[] {
  const list = (tile?.detail?.['list'] ?? []) as Record<string, string | null | undefined>[];
  return list
    .map(({ category, agency, area, dueAt }) => ({
      category: names.get(category ?? '') ?? category ?? '',
      // Who is nobody's has a name in the list of agencies too.
      agency: names.get(agency || 'none') ?? agency ?? '',
      area: area ?? '',
      leftSeconds: (Date.parse(dueAt ?? '') - now) / 1000,
    }))
    .filter(({ leftSeconds }) => Number.isFinite(leftSeconds))
    .sort((a, b) => a.leftSeconds - b.leftSeconds);
}
