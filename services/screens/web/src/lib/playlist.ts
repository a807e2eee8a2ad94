import { WALLS, type WallName } from './address';

/** One thing that a wall shows for a while. */
export interface Item {
  wall: WallName;
  /** Code of the area. */
  area: string;
  seconds: number;
  /** Local times of day `HH:mm` between which it is shown; across midnight when `from` is the later. All day without. */
  from?: string | null;
  to?: string | null;
}

/** What a wall shows over and over, on so many screens side by side. */
export interface Playlist {
  items: Item[];
  columns: number;
}

/** Items that stand side by side, and for how long. */
export interface Page {
  items: Item[];
  seconds: number;
}

/** What one of several walls side by side says for all of them. */
export interface Place {
  /** Whose figures these are, and that they are simulated. */
  isNamed: boolean;
  /** How many alarms are open. */
  isCounted: boolean;
  /** The time. */
  isLast: boolean;
  /** A high alarm takes this wall. */
  isAlarmed: boolean;
}

/** The places of walls side by side, by the codes of their areas: an area is named at its first wall and its alarms at its last. */
export function placesOf(areas: readonly string[]): Place[] {
  const middle = Math.floor(areas.length / 2);
  return areas.map((area, index) => ({
    isNamed: area !== areas[index - 1],
    isCounted: area !== areas[index + 1],
    isLast: index === areas.length - 1,
    isAlarmed: index === middle,
  }));
}

/** The walls that stand beside an area's wall unless a playlist says otherwise: none repeats the number of another. */
export function companionsOf(wall: WallName, columns: number): WallName[] {
  const order: WallName[] = ['overview', 'hotline', 'city', 'index766', 'dossiers', 'eid', 'platform'];
  const first = Math.max(0, order.indexOf(wall));
  return Array.from({ length: columns }, (_, index) => order[(first + index) % order.length]!);
}

export const SECONDS = 30;
const ITEM = /^([a-z0-9]+)(?:@([A-Za-z0-9]+))?(?::(\d{1,5}))?$/;
const DAY_MINUTES = 1_440;
// Vietnam is seven hours ahead of UTC all the year round.
const ZONE_MINUTES = 7 * 60;

/** Minute of the day in Vietnam at a Unix instant in milliseconds. */
export function minuteOfDay(now: number): number {
  return (Math.floor(now / 60_000) + ZONE_MINUTES) % DAY_MINUTES;
}

/** Whether a minute of the day lies between two times `HH:mm`; with one of them missing, always. */
export function isWithin(minute: number, from?: string | null, to?: string | null): boolean {
  if (!from || !to) return true;
  const [begins, ends] = [minutes(from), minutes(to)];
  return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
}

/** The pages that are due at an instant: as many items beside each other as there are columns, the last page filled from the front. */
export function pagesAt({ items, columns }: Playlist, now: number): Page[] {
  const minute = minuteOfDay(now);
  const due = items.filter(({ from, to }) => isWithin(minute, from, to));
  const pages: Page[] = [];
  for (let first = 0; first < due.length; first += columns) {
    const beside = Array.from({ length: columns }, (_, column) => due[(first + column) % due.length]!);
    pages.push({ items: beside, seconds: Math.max(...beside.map(({ seconds }) => seconds)) });
  }
  return pages;
}

/**
 * The page of an instant, and when the next one comes. It follows from the clock alone, so that browsers side by side
 * turn together without a word between them.
 */
export function turnAt(pages: readonly Page[], now: number): { index: number; endsAt: number } | null {
  const round = pages.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  if (round === 0) return null;
  let into = now % round;
  for (let index = 0; ; index += 1) {
    const length = pages[index]!.seconds * 1000;
    if (into < length) return { index, endsAt: now - into + length };
    into -= length;
  }
}

/** Where a show stands: times of day follow the clock alone; pauses, alarms and leafing have moved nothing but the turn. */
export function standsAt(playlist: Playlist | null, now: number, shift: number) {
  const pages = playlist ? pagesAt(playlist, now) : [];
  return { pages, turn: turnAt(pages, now + shift) };
}

/** Reads a playlist written in an address, for a try: `overview,hotline@725:20`; null when any of it is none. */
export function readPlaylist(text: string | null, area: string, columns: number): Playlist | null {
  if (!text) return null;
  const items = text.split(',').map((part): Item | null => {
    const [, name, code, seconds] = ITEM.exec(part) ?? [];
    const wall = WALLS.find((one) => one === name);
    return wall ? { wall, area: code ?? area, seconds: Math.max(1, Number(seconds ?? SECONDS)) } : null;
  });
  return items.every((item) => item !== null) ? { items, columns } : null;
}

function minutes(time: string): number {
  const [hours, rest] = time.split(':').map(Number);
  return hours! * 60 + rest!;
}
