import { formatBeside } from './format';
import type { State } from './states';
import type { Lang, Limit, Tile } from './types';

/** One sensor of a domain. */
export interface Sensor {
  /** What people call it; its id where nobody named it. */
  name: string;
  quantity: string;
  value: number | null;
  unit: string;
  limit: Limit | null;
  /** When it spoke last; empty when it never did. */
  at: string;
  /** Path of its area, and since when it should speak; empty where nobody told. */
  area: string;
  since: string;
  state: State | 'silent';
  /** The value, or where the limit lies, on a bar from 0 to 1 that holds all sensors of the same quantity. */
  length: number;
  limitAt: number | null;
  /** How much of the way to the limit is used up; above 1 it is crossed. */
  strain: number;
}

interface Told {
  sensor: string;
  nameVi?: string | null;
  nameEn?: string | null;
  quantity: string;
  value?: number | null;
  unit?: string;
  limit?: number | null;
  side?: 'above' | 'below' | null;
  at?: string;
  lastAt?: string | null;
  area?: string | null;
  registeredAt?: string | null;
  state?: string;
}

const STATES: Readonly<Record<string, Sensor['state']>> = {
  silent: 'silent',
  late: 'late',
  stale: 'stale',
  dead: 'dead',
};

/** The sensors of a `city.*` tile, those beyond or nearest to their limit first, the silent ones last. */
export function sensorsOf(tile: Tile | undefined, lang: Lang): Sensor[] {
  const list = (tile?.detail?.['list'] ?? []) as Told[];
  const most = new Map<string, number>();
  for (const { quantity, value, limit } of list)
    most.set(quantity, Math.max(1e-9, most.get(quantity) ?? 0, value ?? 0, (limit ?? 0) * 1.25));
  return list
    .map((told) => {
      const value = told.value ?? null;
      const limit =
        typeof told.limit === 'number' ? { value: told.limit, side: told.side ?? ('above' as const) } : null;
      const state = STATES[told.state ?? 'normal'] ?? 'live';
      const longest = most.get(told.quantity) ?? 1;
      return {
        name: (lang === 'vi' ? told.nameVi : (told.nameEn ?? told.nameVi)) ?? told.sensor,
        quantity: told.quantity,
        value,
        unit: told.unit ?? tile!.unit,
        limit,
        at: told.at ?? told.lastAt ?? '',
        area: told.area ?? '',
        since: told.registeredAt ?? '',
        state,
        length: Math.max(0, value ?? 0) / longest,
        limitAt: limit ? limit.value / longest : null,
        strain: state === 'silent' ? -1 : strainOf(value, limit),
      };
    })
    .sort((a, b) => b.strain - a.strain || a.name.localeCompare(b.name, 'vi'));
}

/** `Bụi PM2,5, Lái Thiêu` and its likes: what all names begin with is said once, and each keeps its place. */
export function withoutCommon(sensors: readonly Sensor[]): { common: string; sensors: Sensor[] } {
  const [common = '', place] = sensors[0]?.name.split(', ') ?? [];
  const start = `${common}, `;
  if (!place || !sensors.every(({ name }) => name.startsWith(start))) return { common: '', sensors: [...sensors] };
  return { common, sensors: sensors.map((sensor) => ({ ...sensor, name: sensor.name.slice(start.length) })) };
}

/** A sensor's value as it is written: small ones with two digits, none rounded onto its limit. */
export function valueOf({ value, limit }: Sensor, lang: Lang): string {
  if (value === null) return '—';
  return formatBeside(value, lang, Math.abs(value) < 10 ? 2 : 0, limit ? [limit.value] : []);
}

/** Whether a sensor that still speaks is on the wrong side of its limit. */
export function isBeyond({ strain, state }: Sensor): boolean {
  return state !== 'silent' && strain > 1;
}

/** How much of the way to a limit is used up; 0 without one. */
export function strainOf(value: number | null, limit: Limit | null): number {
  if (value === null || !limit) return 0;
  if (limit.side === 'above') return limit.value === 0 ? Number(value > 0) * 2 : value / limit.value;
  return value <= 0 ? Number.MAX_VALUE : limit.value / value;
}
