import type { Alarm, Tile } from './types';

/** Names of the tiles that a wall draws, with what is fixed about each: its source and whether less is worse. */
export const FIGURES = {
  'dossiers.received-today': { source: 'dossiers' },
  'dossiers.returned-today': { source: 'dossiers' },
  'dossiers.open': { source: 'dossiers' },
  'dossiers.overdue': { source: 'dossiers' },
  'tickets.open': { source: 'tickets' },
  'tickets.near-breach': { source: 'tickets' },
  'tickets.overdue': { source: 'tickets' },
  'tickets.opened-today': { source: 'tickets' },
  'tickets.satisfied-percent': { source: 'tickets' },
  'index766.score': { source: 'index766' },
  'eid.chip-cards': { source: 'eid' },
  'eid.level2-activated': { source: 'eid' },
  'sensors.pm25-max': { source: 'sensors' },
  'sensors.speed-min': { source: 'sensors' },
  'sensors.water-max': { source: 'sensors' },
  'sensors.silent': { source: 'sensors' },
  'services.total': { source: 'services' },
  'services.full-process': { source: 'services' },
  'services.with-payment': { source: 'services' },
  'services.essential': { source: 'services' },
  'alarms.active': { source: 'alarms' },
  'dossiers.flow': { source: 'dossiers' },
  'dossiers.by-agency': { source: 'dossiers' },
  'dossiers.on-time-percent': { source: 'dossiers' },
  'dossiers.online-percent': { source: 'dossiers' },
  'dossiers.paid-online-percent': { source: 'dossiers' },
  'dossiers.digitised-percent': { source: 'dossiers' },
  'tickets.by-channel': { source: 'tickets' },
  'tickets.by-category': { source: 'tickets' },
  'tickets.by-agency': { source: 'tickets' },
  'tickets.clocks': { source: 'tickets' },
  'tickets.places': { source: 'tickets' },
  'tickets.on-time-percent': { source: 'tickets' },
  'eid.by-kind': { source: 'eid' },
  'eid.activation-percent': { source: 'eid' },
  'eid.papers': { source: 'eid' },
  'city.air': { source: 'sensors' },
  'city.water': { source: 'sensors' },
  'city.traffic': { source: 'sensors' },
  'city.flood': { source: 'sensors' },
  'platform.parts': { source: 'platform' },
  'events.latest': { source: 'platform' },
  'alarms.measures': { source: 'alarms' },
} as const satisfies Record<string, { source: string }>;

export type FigureName = keyof typeof FIGURES;
export type SourceName = (typeof FIGURES)[FigureName]['source'];

/** What the map may show; the first moves today and is the default. */
export const MAP_FIGURES = [
  'dossiers.overdue',
  'index766.score',
  'tickets.overdue',
  'tickets.open',
  'eid.activation-percent',
] as const;

export type MapFigure = (typeof MAP_FIGURES)[number];

/** The figure that an alarm is about, told by its unit. */
const FIGURE_BY_UNIT: Readonly<Record<string, FigureName>> = {
  'ug/m3': 'sensors.pm25-max',
  'km/h': 'sensors.speed-min',
  m: 'sensors.water-max',
  sensor: 'sensors.silent',
  ticket: 'tickets.overdue',
  dossier: 'dossiers.overdue',
  points: 'index766.score',
};

/** The figure that an alarm is about: its tile, or what its unit tells. */
export function figureOf({ tile, unit }: { tile?: string | null; unit: string }): FigureName | undefined {
  // A domain of sensors holds several quantities: what the unit tells is nearer.
  if (tile?.startsWith('city.') && FIGURE_BY_UNIT[unit]) return FIGURE_BY_UNIT[unit];
  return tile && tile in FIGURES ? (tile as FigureName) : FIGURE_BY_UNIT[unit];
}

/** How what an alarm is about is now: the wall's own figure under the alarm's limit, while it is of the same sensor. */
export function liveOf(alarm: Alarm, tile: Tile | undefined): Tile | undefined {
  if (!tile || tile.value === null) return undefined;
  const isSame = tile.value === alarm.value || (alarm.source ?? '').startsWith(`${String(tile.detail?.['sensor'])}/`);
  if (!isSame) return undefined;
  const limit = alarm.limit === null ? null : { value: alarm.limit, side: tile.limit?.side ?? ('above' as const) };
  return { ...tile, limit };
}
