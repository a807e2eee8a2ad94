import { Delaunay } from 'd3-delaunay';
import { boxOf, insideOf, isInside, type Box, type Point } from './project';

/** The Voronoi cell of each point inside a box around the ring, as open rings in the order of the points. */
export function cellsOf(points: readonly Point[], ring: readonly Point[]): Point[][] {
  const { x, y, width, height } = boxOf(ring);
  const margin = Math.max(width, height) * 0.05;
  const delaunay = Delaunay.from(points);
  const voronoi = delaunay.voronoi([x - margin, y - margin, x + width + margin, y + height + margin]);
  return points.map((_, index) => (voronoi.cellPolygon(index)?.slice(0, -1) ?? []) as Point[]);
}

/** Finds the point nearest to another, quickly when asked for neighbours one after the other. */
export function nearestOf(points: readonly Point[]): (point: Point) => number {
  const delaunay = Delaunay.from(points);
  let last = 0;
  return ([x, y]) => (last = delaunay.find(x, y, last));
}

/** The box around the wanted cells as far as they lie inside the ring. */
export function extentOf(points: readonly Point[], ring: readonly Point[], wanted: (index: number) => boolean): Box {
  const delaunay = Delaunay.from(points);
  const corners = cellsOf(points, ring)
    .filter((_, index) => wanted(index))
    .flat();
  const rim = ring.filter(([x, y]) => wanted(delaunay.find(x, y)));
  return boxOf([
    ...corners.filter((corner) => isInside(corner, ring)),
    ...rim,
    ...points.filter((_, index) => wanted(index)),
  ]);
}

/** Moves each point part of the way to the middle of its cell inside the ring, so that cells grow alike in size. */
export function relax(points: readonly Point[], ring: readonly Point[], rounds: number, share: number): Point[] {
  const { x, y, width, height } = boxOf(ring);
  const step = Math.max(width, height) / 110;
  const holds = insideOf(ring);
  const grid: Point[] = [];
  for (let gy = y; gy <= y + height; gy += step) {
    for (let gx = x; gx <= x + width; gx += step) {
      if (holds([gx, gy])) grid.push([gx, gy]);
    }
  }
  let moved = [...points];
  for (let round = 0; round < rounds; round++) moved = relaxOnce(moved, grid, share);
  return moved;
}

function relaxOnce(points: readonly Point[], grid: readonly Point[], share: number): Point[] {
  const delaunay = Delaunay.from(points);
  const sums = points.map(() => [0, 0, 0] as [number, number, number]);
  let nearest = 0;
  for (const [x, y] of grid) {
    nearest = delaunay.find(x, y, nearest);
    const sum = sums[nearest]!;
    sum[0] += x;
    sum[1] += y;
    sum[2] += 1;
  }
  return points.map(([x, y], index) => {
    const [sx, sy, count] = sums[index]!;
    return count === 0 ? [x, y] : [x + (sx / count - x) * share, y + (sy / count - y) * share];
  });
}

/** Borders shared by two cells, split by whether the two belong to the same group. */
export function bordersOf(cells: readonly Point[][], groups: readonly string[]): { thin: string; thick: string } {
  const owners = new Map<string, { from: Point; to: Point; cells: number[] }>();
  cells.forEach((cell, index) => {
    cell.forEach((from, corner) => {
      const to = cell[(corner + 1) % cell.length]!;
      const key = [keyOf(from), keyOf(to)].sort().join(' ');
      const border = owners.get(key) ?? { from, to, cells: [] };
      border.cells.push(index);
      owners.set(key, border);
    });
  });
  let [thin, thick] = ['', ''];
  for (const { from, to, cells: pair } of owners.values()) {
    if (pair.length !== 2) continue;
    const line = `M${num(from[0])} ${num(from[1])}L${num(to[0])} ${num(to[1])}`;
    if (groups[pair[0]!] === groups[pair[1]!]) thin += line;
    else thick += line;
  }
  return { thin, thick };
}

/** SVG path data of closed rings. */
export function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}Z`).join('');
}

const num = (value: number) => String(Math.round(value * 100) / 100);
const keyOf = ([x, y]: Point) => `${Math.round(x * 10)},${Math.round(y * 10)}`;
