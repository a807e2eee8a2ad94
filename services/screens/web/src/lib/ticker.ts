import { widthOf } from './measure';

export interface Event {
  at: string;
  text: string;
}

const GAP = 40;

/** The newest events that fit whole on one line of the width; the newest stands even when it must be clipped. */
export function fitLine(events: readonly Event[], width: number): (Event & { x: number; y: number })[] {
  const placed: (Event & { x: number; y: number })[] = [];
  let x = 0;
  for (const event of events) {
    const needs = widthOf(event.at, 18) + 12 + widthOf(event.text, 18);
    if (placed.length > 0 && x + needs > width) break;
    placed.push({ ...event, x, y: 22 });
    x += needs + GAP;
  }
  return placed;
}
