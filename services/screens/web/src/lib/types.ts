/** A node of the dated tree of areas, as `/api/areas/{code}` answers it; what is not known is left out. */
export interface Area {
  code: string;
  nameVi: string;
  nameEn: string;
  level: 'province' | 'district' | 'commune';
  /** Codes from the root joined by dots, e.g. `74.725.25975`. */
  path: string;
  parentCode?: string | null;
  lat?: number | null;
  lon?: number | null;
  population?: number | null;
  areaKm2?: number | null;
}

/** One figure of one area with its age; `value` is null when suppressed or not yet known. */
export interface Tile {
  area: string;
  tile: string;
  value: number | null;
  unit: string;
  /** ISO instant, UTC. */
  asOf: string;
  version: number;
  seq: number;
  /** How often the owner promises a new figure, in seconds. */
  periodSeconds: number;
  simulated: boolean;
  limit?: Limit | null;
  /** Where its owner keeps the rows that it counts; `{key}` stands for an entry of the tile's list. */
  rows?: string | null;
  /** Pairs of Unix seconds and value, oldest first. */
  history?: [number, number][] | null;
  detail?: Record<string, unknown> | null;
}

export interface Limit {
  value: number;
  side: 'above' | 'below';
}

export type Priority = 'high' | 'medium' | 'low';

export interface Alarm {
  id: string;
  priority: Priority;
  textVi: string;
  textEn: string;
  /** Area path of the place that the alarm is about. */
  area: string;
  value: number | null;
  limit: number | null;
  unit: string;
  raisedAt: string;
  /** Set once somebody at the desk has taken the alarm. */
  acknowledgedAt?: string | null;
  rule?: string;
  /** Whose figure it is: `sensor/quantity`, or an area's total. */
  source?: string;
  state?: 'unacknowledged' | 'acknowledged' | 'returned' | 'latched';
  /** Name of the tile that the alarm is about. */
  tile?: string | null;
  causeVi?: string;
  causeEn?: string;
  consequenceVi?: string;
  consequenceEn?: string;
  /** What to do, first step first. */
  actionsVi?: string[];
  actionsEn?: string[];
  /** Until when somebody has to act. */
  respondBy?: string | null;
  escalated?: boolean;
}

/** Answer of `/api/screens/{code}/tiles`. */
export interface Snapshot {
  area: Area;
  children: Area[];
  now: string;
  /** After such a silence the stream says that it lives. */
  beatEverySeconds: number;
  tiles: Tile[];
}

export type Lang = 'vi' | 'en';
