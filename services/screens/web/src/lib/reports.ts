import type { Drawing } from './map/build';
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
