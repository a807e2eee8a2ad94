import type { State } from './states';
import type { Tile } from './types';
import type { Box } from './map/project';

/** A small history line, ready to draw. */
export interface Spark {
  line: string;
  last: { x: number; y: number };
  /** Dotted continuation from the last point to now, for a figure that has gone old. */
  toNow: string;
  limitY: number | null;
  /** Unix seconds of the left edge. */
  from: number;
}

/** A history of a few minutes keeps to its part of the box: stretched over all of it, any change would look like a course. */
const LEAST_SECONDS = 1_200;

/** The history in pieces: where nothing was told for longer than a figure stays fresh, no line may be drawn. */
export function piecesOf(points: readonly [number, number][], periodSeconds: number): [number, number][][] {
  const pieces: [number, number][][] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    // Kept points are a minute apart at least, however often the figure is told.
    if (!before || point[0] - before[0] > 5 * Math.max(60, periodSeconds)) pieces.push([point]);
    else pieces.at(-1)!.push(point);
  });
  return pieces;
}

/** Shapes a tile's history for a box; the limit is always in range. Null with fewer than two points. */
export function sparkOf(tile: Tile | undefined, state: State, now: number, box: Box): Spark | null {
  const points = (tile?.history ?? []).filter((point) => Number.isFinite(point[1]));
  if (!tile || points.length < 2) return null;
  const old = state === 'stale' || state === 'dead';
  const end = Math.max(points.at(-1)![0], old ? now / 1000 : 0);
  const first = Math.min(points[0]![0], end - LEAST_SECONDS);
  const values = points.map((point) => point[1]);
  if (tile.limit) values.push(tile.limit.value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  // A line that hardly moves stays a calm line instead of filling the box with noise.
  const span = Math.max(high - low, Math.abs(high) * 0.08, 1e-9);
  const middle = (high + low) / 2;
  const x = (at: number) => round(box.x + (box.width * (at - first)) / Math.max(1, end - first));
  const y = (value: number) => round(box.y + box.height / 2 - (box.height * (value - middle)) / span);
  const last = { x: x(points.at(-1)![0]), y: y(points.at(-1)![1]) };
  return {
    // A piece of one point is a dot: the round end of a line without length.
    line: piecesOf(points, tile.periodSeconds)
      .map(
        (piece) => `M${piece.map(([at, value]) => `${x(at)} ${y(value)}`).join('L')}${piece.length === 1 ? 'h0' : ''}`,
      )
      .join(''),
    last,
    toNow: old && end > points.at(-1)![0] ? `M${last.x + 8} ${last.y}H${box.x + box.width}` : '',
    limitY: tile.limit && !old ? y(tile.limit.value) : null,
    from: first,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
