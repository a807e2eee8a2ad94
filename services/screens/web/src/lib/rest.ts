import { isWithin, minuteOfDay } from './playlist';

const HOURS = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
// A ring of eight places around the middle, in units of the screen.
const RING = [0, 1, 1, 1, 0, -1, -1, -1];
const SHIFT_EVERY_MS = 3 * 60_000;

/** Hours of rest as `22:00-05:00`; null when it is none. */
export function readRest(text: string | null): [from: string, to: string] | null {
  if (!text || !HOURS.test(text)) return null;
  const [from, to] = text.split('-') as [string, string];
  return from === to ? null : [from, to];
}

/** Whether a wall rests at an instant. */
export function rests(hours: [string, string] | null, now: number): boolean {
  return hours !== null && isWithin(minuteOfDay(now), ...hours);
}

/** How far the drawing is moved at an instant, so that no edge stands on the same points for months: by `step`, or not, either way. */
export function shiftAt(now: number, step = 2): { x: number; y: number } {
  const turn = Math.floor(now / SHIFT_EVERY_MS) % RING.length;
  return { x: RING[turn]! * step, y: RING[(turn + 2) % RING.length]! * step };
}

/** Where the resting clock stands, in percent of the screen: another place each ten minutes, none of them at the edge. */
export function restingPlace(now: number): { left: number; top: number } {
  const turn = Math.floor(now / 600_000);
  return { left: 12 + ((turn * 37) % 55), top: 15 + ((turn * 23) % 60) };
}
