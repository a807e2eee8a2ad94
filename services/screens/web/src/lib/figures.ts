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
} as const satisfies Record<string, { source: string }>;

export type FigureName = keyof typeof FIGURES;
export type SourceName = (typeof FIGURES)[FigureName]['source'];

/** The five places of the live column, each with what steps in where a province does not have the first. */
export const LIVE_SLOTS: readonly (readonly FigureName[])[] = [
  ['dossiers.received-today', 'dossiers.returned-today'],
  ['dossiers.overdue', 'dossiers.open'],
  ['tickets.near-breach', 'tickets.open', 'tickets.overdue'],
  ['sensors.pm25-max', 'sensors.water-max', 'tickets.opened-today'],
  ['sensors.speed-min', 'sensors.silent', 'dossiers.returned-today'],
];

/** How many figures the last line holds. */
export const LAST_LINE_PLACES = 8;

/** The last line, left to right; an area that lacks the first ones (services are counted by province) shows later ones. */
export const LAST_LINE: readonly FigureName[] = [
  'services.total',
  'services.full-process',
  'services.with-payment',
  'services.essential',
  'dossiers.returned-today',
  'tickets.open',
  'tickets.satisfied-percent',
  'eid.chip-cards',
  'eid.level2-activated',
  'dossiers.open',
  'tickets.opened-today',
  'tickets.overdue',
  'sensors.water-max',
  'sensors.silent',
];

/** The figures of the last line: the first ones that exist, filled up with missing ones rather than with nothing. */
export function lastLineOf(exists: (name: FigureName) => boolean): FigureName[] {
  const known = LAST_LINE.filter(exists).slice(0, LAST_LINE_PLACES);
  const missing = LAST_LINE.filter((name) => !exists(name)).slice(0, LAST_LINE_PLACES - known.length);
  return LAST_LINE.filter((name) => known.includes(name) || missing.includes(name));
}

/** What the map may show; the first moves today and is the default. */
export const MAP_FIGURES = ['dossiers.overdue', 'index766.score', 'tickets.overdue'] as const;

/** The figure that an alarm is about, told by its unit. */
export const FIGURE_BY_UNIT: Readonly<Record<string, FigureName>> = {
  'ug/m3': 'sensors.pm25-max',
  'km/h': 'sensors.speed-min',
  m: 'sensors.water-max',
  sensor: 'sensors.silent',
  ticket: 'tickets.overdue',
  dossier: 'dossiers.overdue',
  points: 'index766.score',
};
