import type { Tile } from '../lib/types';

export const NOW = Date.parse('2026-11-21T03:42:00Z');

/** A live tile of the province, with whatever a test wants to be different. */
export function tileWith(over: Partial<Tile> = {}): Tile {
  return {
    area: '74',
    tile: 'dossiers.overdue',
    value: 214,
    unit: 'dossier',
    asOf: new Date(NOW - 10_000).toISOString(),
    version: 1,
    seq: 1,
    periodSeconds: 60,
    simulated: false,
    limit: { value: 250, side: 'above' },
    ...over,
  };
}

/** A tile whose figure is this many seconds old. */
export function tileAged(seconds: number, over: Partial<Tile> = {}): Tile {
  return tileWith({ asOf: new Date(NOW - seconds * 1000).toISOString(), ...over });
}
