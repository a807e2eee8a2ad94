import { contours } from 'd3-contour';
import { boxOf, isInside, spacing, type Point } from './project';

const COLUMNS = 120;

/**
 * A soft closed outline around all points: the level line of bells standing on each point, as wide as the point's own
 * spacing. The level falls until one ring holds every point.
 */
export function softHull(points: readonly Point[]): Point[] {
  const spacings = points.map((_, index) => spacing(points, index));
  const median = [...spacings].sort((a, b) => a - b)[Math.floor(spacings.length / 2)]!;
  const reach = spacings.map((own) => 0.95 * Math.min(2.2 * median, Math.max(0.8 * median, own)));
  const box = boxOf(points);
  const margin = 3 * Math.max(...reach);
  const step = (Math.max(box.width, box.height) + 2 * margin) / COLUMNS;
  const columns = Math.ceil((box.width + 2 * margin) / step);
  const rows = Math.ceil((box.height + 2 * margin) / step);
  const field = new Array<number>(columns * rows).fill(0);
  points.forEach(([x, y], index) => {
    // A bell is the product of its two profiles.
    const across = profile(columns, (column) => box.x - margin + (column + 0.5) * step - x, reach[index]!);
    const down = profile(rows, (row) => box.y - margin + (row + 0.5) * step - y, reach[index]!);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) field[row * columns + column]! += down[row]! * across[column]!;
  });
  const toPlane = ([x, y]: number[]): Point => [box.x - margin + x! * step, box.y - margin + y! * step];
  const shape = contours().size([columns, rows]);
  for (let level = 0.42; ; level *= 0.8) {
    const rings = shape.contour(field, level).coordinates.map((polygon) => polygon[0]!.map(toPlane));
    const ring = rings.sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))[0] ?? [];
    if (points.every((point) => isInside(point, ring))) return smooth(ring);
  }
}

function profile(count: number, offset: (index: number) => number, reach: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.exp(-((offset(index) / reach) ** 2)));
}

/** Signed area of a ring. */
export function areaOf(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  }
  return sum / 2;
}

/** A running mean over the closed ring takes the steps of the grid away; half of the points are enough for the eye. */
function smooth(ring: readonly Point[]): Point[] {
  const open = ring.slice(0, -1);
  const count = open.length;
  const at = (index: number) => open[(index + count) % count]!;
  return open
    .filter((_, index) => index % 2 === 0)
    .map((_, half) => {
      const index = half * 2;
      const near = [-3, -2, -1, 0, 1, 2, 3].map((offset) => at(index + offset));
      return [near.reduce((sum, [x]) => sum + x, 0) / 7, near.reduce((sum, [, y]) => sum + y, 0) / 7];
    });
}
