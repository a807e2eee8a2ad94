import type { State } from './states';
import type { Limit, Tile } from './types';

/** One sensor of a domain. */
export interface Sensor {
  name: string;
  quantity: string;
  value: number | null;
  unit: string;
  limit: Limit | null;
  at: string;
  state: State | 'silent';
  /** How much of the way to the limit is used up; above 1 it is crossed. */
  strain: number;
}

interface Told {
  sensor: string;
  quantity: string;
  value?: number | null;
  unit?: string;
  limit?: number | null;
  side?: 'above' | 'below' | null;
  at?: string;
  state?: string;
}

/** The sensors of a `city.*` tile, those beyond or nearest to their limit first, the silent ones last. */
export function sensorsOf(tile: Tile | undefined): Sensor[] {
  const list = (tile?.detail?.['list'] ?? []) as Told[];
  return list
    .map((told) => {
      const value = told.value ?? null;
      const limit =
        typeof told.limit === 'number' ? { value: told.limit, side: told.side ?? ('above' as const) } : null;
      const state = told.state === 'normal' ? 'live' : ((told.state ?? 'live') as Sensor['state']);
      return {
        name: told.sensor,
        quantity: told.quantity,
        value,
        unit: told.unit ?? tile!.unit,
        limit,
        at: told.at ?? tile!.asOf,
        state,
        strain: state === 'silent' ? -1 : strainOf(value, limit),
      };
    })
    .sort((a, b) => b.strain - a.strain || a.name.localeCompare(b.name, 'vi'));
}

/** Whether a sensor that still speaks is on the wrong side of its limit. */
export function isBeyond({ strain, state }: Sensor): boolean {
  return state !== 'silent' && strain > 1;
}

function strainOf(value: number | null, limit: Limit | null): number {
  if (value === null || !limit) return 0;
  if (limit.side === 'above') return limit.value === 0 ? Number(value > 0) * 2 : value / limit.value;
  return value <= 0 ? Number.MAX_VALUE : limit.value / value;
}
