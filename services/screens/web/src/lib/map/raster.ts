import type { Box, Point } from './project';

/** Owner of ground outside the outline. */
export const NOBODY = -1;

/** The map as a grid of small squares, each knowing which region it belongs to: makes "does this box fit?" cheap. */
export interface Raster {
  x: number;
  y: number;
  step: number;
  columns: number;
  rows: number;
  owner: Int16Array;
}

const STEP = 4;

/** Asks for the owner of each square's middle inside a box. */
export function rasterOf({ x, y, width, height }: Box, ownerAt: (point: Point) => number): Raster {
  const columns = Math.ceil(width / STEP);
  const rows = Math.ceil(height / STEP);
  const owner = new Int16Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      owner[row * columns + column] = ownerAt([x + (column + 0.5) * STEP, y + (row + 0.5) * STEP]);
    }
  }
  return { x, y, step: STEP, columns, rows, owner };
}

/** Counts wanted squares in any box in four look-ups (a summed-area table). */
export class Coverage {
  private readonly sums: Int32Array;

  constructor(
    private readonly raster: Raster,
    isWanted: (owner: number) => boolean,
  ) {
    const { columns, rows, owner } = raster;
    this.sums = new Int32Array((columns + 1) * (rows + 1));
    for (let row = 0; row < rows; row++) {
      let line = 0;
      for (let column = 0; column < columns; column++) {
        line += isWanted(owner[row * columns + column]!) ? 1 : 0;
        this.sums[(row + 1) * (columns + 1) + column + 1] = this.sums[row * (columns + 1) + column + 1]! + line;
      }
    }
  }

  /** The wanted share of a box, from 0 to 1; what lies outside the grid is not wanted. */
  share(box: Box): number {
    const { x, y, step, columns, rows } = this.raster;
    const column = (at: number) => Math.round((at - x) / step);
    const row = (at: number) => Math.round((at - y) / step);
    const [left, right, top, bottom] = [column(box.x), column(box.x + box.width), row(box.y), row(box.y + box.height)];
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
    const at = (r: number, c: number) => this.sums[clamp(r, rows) * (columns + 1) + clamp(c, columns)]!;
    const wanted = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
    return wanted / Math.max(1, (right - left) * (bottom - top));
  }
}

/** The middles of one owner's squares, thinned to about `most` of them. */
export function squaresOf({ x, y, step, columns, rows, owner }: Raster, wanted: number, most: number): Point[] {
  const points: Point[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (owner[row * columns + column] === wanted) points.push([x + (column + 0.5) * step, y + (row + 0.5) * step]);
    }
  }
  const stride = Math.max(1, Math.floor(points.length / most));
  return points.filter((_, index) => index % stride === 0);
}
