import type { Tile } from './types';

/** One running process of the platform, as it announced itself. */
export interface Part {
  part: string;
  release: string;
  state: string;
  queueMessages: number | null;
  oldestOutboxSeconds: number | null;
  outboxRows: number | null;
  parked: number | null;
  requestsPerSecond: number | null;
  errorsPerSecond: number | null;
  lagMilliseconds: number | null;
  at: string;
}

const WELL = new Set(['well', 'live', 'ok', 'healthy']);

/** Whether a part says that all is well with it. */
export function isWell({ state }: Part): boolean {
  return WELL.has(state);
}

/** The version people know a release by: `1.4.0` of `1.4.0+e46cb36`; the whole of it is at the desk. */
export function releaseOf({ release }: Part): string {
  return (release ?? '—').split('+')[0]!;
}

/** The release that most parts run: one that differs was left behind or went ahead. */
export function usualRelease(parts: readonly Part[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { release } of parts) counts.set(release, (counts.get(release) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The parts, those with trouble first, then by name. */
export function partsOf(tile: Tile | undefined): Part[] {
  const list = (tile?.detail?.['list'] ?? []) as Part[];
  return [...list].sort((a, b) => Number(isWell(a)) - Number(isWell(b)) || a.part.localeCompare(b.part));
}
