export type Point = [number, number];

/** Plane coordinates (x to the east, y to the south, one unit is a degree of latitude) of a latitude and longitude. */
export function project(lat: number, lon: number, midLat: number): Point {
  return [lon * Math.cos((midLat * Math.PI) / 180), -lat];
}

/**
 * Draws a place that lies far from all others nearer to its neighbour: one lonely island, or one mistyped centroid,
 * must not squeeze the rest of the map into a corner. Far is more than four times the usual distance.
 */
export function gather(points: readonly Point[]): Point[] {
  const nearest = points.map((point, index) => {
    const others = points.filter((_, other) => other !== index);
    return others.sort((a, b) => distance(a, point) - distance(b, point))[0] ?? point;
  });
  const gaps = points.map((point, index) => distance(point, nearest[index]!));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  return points.map((point, index) => {
    if (gaps[index]! <= 4 * usual) return point;
    const [nx, ny] = nearest[index]!;
    const share = (2 * usual) / gaps[index]!;
    return [nx + (point[0] - nx) * share, ny + (point[1] - ny) * share];
  });
}

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The middle of the most crowded part: mean of the points weighted by how near their neighbours are. */
export function densest(points: readonly Point[]): Point {
  let [sx, sy, sw] = [0, 0, 0];
  points.forEach((point, index) => {
    const weight = 1 / (spacing(points, index) ** 2 + 1e-9);
    sx += point[0] * weight;
    sy += point[1] * weight;
    sw += weight;
  });
  return [sx / sw, sy / sw];
}

/** Mean distance of a point to its four nearest neighbours. */
export function spacing(points: readonly Point[], index: number): number {
  const [x, y] = points[index]!;
  const near = points
    .map(([px, py]) => Math.hypot(px - x, py - y))
    .sort((a, b) => a - b)
    .slice(1, 5);
  return near.length === 0 ? 1 : near.reduce((sum, distance) => sum + distance, 0) / near.length;
}

/** Radial power magnification: distances from the focus grow as their `power`, so a dense middle gains room. */
export function magnify(points: readonly Point[], focus: Point, power: number): Point[] {
  const reach = Math.max(...points.map(([x, y]) => Math.hypot(x - focus[0], y - focus[1])), 1e-9);
  return points.map(([x, y]) => {
    const radius = Math.hypot(x - focus[0], y - focus[1]) / reach;
    const scale = radius === 0 ? 0 : radius ** (power - 1);
    return [focus[0] + (x - focus[0]) * scale, focus[1] + (y - focus[1]) * scale];
  });
}

/**
 * Carries any point along as known points were moved: it keeps its place among its three nearest, weighted by how near
 * they are. Where all are moved alike it is moved alike too.
 */
export function carrierOf(from: readonly Point[], to: readonly Point[]): (point: Point) => Point {
  const scale = spreadOf(to) / Math.max(1e-9, spreadOf(from));
  return (point) => {
    const near = from
      .map((site, index) => ({ index, site, far: distance(site, point) }))
      .sort((a, b) => a.far - b.far)
      .slice(0, 3);
    let [sx, sy, sw] = [0, 0, 0];
    for (const { index, site, far } of near) {
      const weight = 1 / (far ** 2 + 1e-9);
      sx += (to[index]![0] + (point[0] - site[0]) * scale) * weight;
      sy += (to[index]![1] + (point[1] - site[1]) * scale) * weight;
      sw += weight;
    }
    return [sx / sw, sy / sw];
  };
}

/** The usual distance from the middle. */
function spreadOf(points: readonly Point[]): number {
  const [mx, my] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length);
  return points.reduce((sum, point) => sum + distance(point, [mx!, my!]), 0) / points.length;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest box around points. */
export function boxOf(points: readonly Point[]): Box {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Scale and shift that bring one box into the middle of another, keeping proportions. */
export function fitInto(from: Box, into: Box): (point: Point) => Point {
  const scale = Math.min(into.width / Math.max(from.width, 1e-9), into.height / Math.max(from.height, 1e-9));
  const dx = into.x + (into.width - from.width * scale) / 2 - from.x * scale;
  const dy = into.y + (into.height - from.height * scale) / 2 - from.y * scale;
  return ([x, y]) => [x * scale + dx, y * scale + dy];
}

/** Whether a point lies inside a closed ring; asked along a row, it looks at the ring once a row. */
export function insideOf(ring: readonly Point[]): (point: Point) => boolean {
  let row = NaN;
  let crossings: number[] = [];
  return ([x, y]) => {
    if (y !== row) [row, crossings] = [y, crossingsAt(y, ring)];
    let inside = false;
    for (const crossing of crossings) if (x < crossing) inside = !inside;
    return inside;
  };
}

/** Where the ring crosses a horizontal line. */
function crossingsAt(y: number, ring: readonly Point[]): number[] {
  const crossings: number[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y) crossings.push(((xj - xi) * (y - yi)) / (yj - yi) + xi);
  }
  return crossings;
}

/** Whether a point lies inside a closed ring. */
export function isInside(point: Point, ring: readonly Point[]): boolean {
  return insideOf(ring)(point);
}
