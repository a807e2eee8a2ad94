import type { Drawing } from './map/build';
import { overlap } from './map/labels';
import type { Box } from './map/project';
import type { Tile } from './types';

/** Reports of one rounded spot, drawn as a dot whose area stands for their number. */
export interface Spot {
  x: number;
  y: number;
  r: number;
}

const SMALLEST = 3;
const LARGEST = 13;

/** The dots of a `tickets.places` tile on a drawing, the largest first so that small ones stay visible. */
export function reportsOf(tile: Tile | undefined, drawing: Drawing): Spot[] {
  const points = (tile?.detail?.['points'] ?? []) as [number, number, number][];
  const most = Math.max(1, ...points.map(([, , count]) => count));
  return points
    .flatMap(([lat, lon, count]) => {
      const at = drawing.place(lat, lon);
      return at ? [{ x: at[0], y: at[1], r: Math.max(SMALLEST, LARGEST * Math.sqrt(count / most)) }] : [];
    })
    .sort((a, b) => b.r - a.r);
}

/**
 * The dots with those under a label moved to the nearest free edge of one: a report stands for a rounded spot of a
 * schematic, so a little to the side is no lie, while a dot behind a name can be read as a part of it.
 */
export function besideLabels(spots: readonly Spot[], boxes: readonly Box[]): Spot[] {
  return spots.map((spot) => {
    const { x, y } = spot;
    const far = spot.r + 2;
    const isFree = (at: Spot) =>
      boxes.every((box) => !overlap({ x: at.x - at.r, y: at.y - at.r, width: 2 * at.r, height: 2 * at.r }, box));
    if (isFree(spot)) return spot;
    const [nearest] = boxes
      .flatMap((box) => [
        { ...spot, x: box.x - far },
        { ...spot, x: box.x + box.width + far },
        { ...spot, y: box.y - far },
        { ...spot, y: box.y + box.height + far },
      ])
      .filter(isFree)
      .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
    return nearest ?? spot;
  });
}
