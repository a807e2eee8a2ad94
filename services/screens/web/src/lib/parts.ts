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

/** A release with as much of its commit as people compare: `1.4.0+e46cb36`. */
export function releaseOf({ release }: Part): string {
  const [version = '', commit] = (release ?? '—').split('+');
  return commit ? `${version}+${commit.slice(0, 7)}` : version;
}

/** The parts, those with trouble first, then by name. */
export function partsOf(tile: Tile | undefined): Part[] {
  const list = (tile?.detail?.['list'] ?? []) as Part[];
  return [...list].sort((a, b) => Number(isWell(a)) - Number(isWell(b)) || a.part.localeCompare(b.part));
}
