import { lowerFirst } from './finding';
import type { Alarm, Tile } from './types';

/** Key of a tile: area path and tile name. */
export function keyOf(area: string, tile: string): string {
  return `${area}|${tile}`;
}

/**
 * The known tiles with newer ones put over them; a late or repeated one changes nothing, and a tile that the server
 * no longer sends keeps its last value and simply ages.
 */
export function merge(known: ReadonlyMap<string, Tile>, arrived: readonly Tile[]): Map<string, Tile> {
  const next = new Map(known);
  for (const tile of arrived) {
    const key = keyOf(tile.area, tile.tile);
    const old = next.get(key);
    if (!old || tile.version >= old.version || tile.asOf > old.asOf) next.set(key, tile);
  }
  return next;
}

/** Alarms listed by the `alarms.active` tile, newest first within a priority, high first. */
export function alarmsOf(tile: Tile | undefined): Alarm[] {
  const list = (tile?.detail?.['list'] ?? []) as Alarm[];
  const rank = { high: 0, medium: 1, low: 2 };
  // The server leaves nulls out.
  const whole = list.map((alarm) => ({ ...alarm, value: alarm.value ?? null, limit: alarm.limit ?? null }));
  return whole.sort((a, b) => rank[a.priority] - rank[b.priority] || b.raisedAt.localeCompare(a.raisedAt));
}

/** Counts by priority as the owner announced them (the list may be shorter than the count). */
export function alarmCounts(tile: Tile | undefined): { high: number; medium: number; low: number } | null {
  if (!tile || tile.value === null) return null;
  const count = (name: string) => Number(tile.detail?.[name] ?? 0);
  return { high: count('high'), medium: count('medium'), low: count('low') };
}

/** What a flood of alarms is made of, most first; null while alarms come no faster than a person can take them in. */
export function floodOf(tile: Tile | undefined): { textVi: string; textEn: string; count: number }[] | null {
  const flood = tile?.detail?.['flood'] as
    { active: boolean; groups: { textVi: string; textEn: string; count: number }[] } | undefined;
  return flood?.active ? [...flood.groups].sort((a, b) => b.count - a.count) : null;
}

/** The same in one line: `Dồn dập: 14 trị đo vượt giới hạn`; empty without a flood. */
export function floodText(tile: Tile | undefined, lang: 'vi' | 'en'): string {
  const groups = floodOf(tile)?.map(
    ({ textVi, textEn, count }) => `${count} ${lowerFirst(lang === 'vi' ? textVi : textEn)}`,
  );
  return groups ? `${lang === 'vi' ? 'Dồn dập' : 'Flood'}: ${groups.join(', ')}` : '';
}
