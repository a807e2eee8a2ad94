import type { Area } from '../types';
import { bordersOf, cellsOf, extentOf, nearestOf, pathOf, relax } from './cells';
import { softHull } from './hull';
import { carrierOf, densest, fitInto, gather, insideOf, magnify, project, type Box, type Point } from './project';
import { NOBODY, rasterOf, type Raster } from './raster';

/** A place of the wall with the smallest areas below it (itself when it has none). */
export interface Unit {
  area: Area;
  leaves: readonly Area[];
}

/** One shape of the map: a unit of the wall, or a neighbour drawn dark for orientation. */
export interface Region {
  area: Area;
  own: boolean;
  path: string;
  rings: Point[][];
}

/** A drawn leaf, for marks on the smallest place. */
export interface Leaf {
  path: string;
  area: Area;
  at: Point;
  ring: Point[];
}

export interface Drawing {
  regions: Region[];
  leaves: Leaf[];
  hull: Point[];
  hullPath: string;
  /** Borders inside a unit and between units. */
  thin: string;
  thick: string;
  /** Which region each small square of the frame belongs to, by its place in `regions`. */
  raster: Raster;
  /** Where a latitude and longitude lie on the drawing; null outside its outline. */
  place(lat: number, lon: number): Point | null;
}

const MAGNIFY_POWER = 0.7;

/**
 * The schematic map: Voronoi cells of the leaf centroids in a soft outline. A whole province is magnified where it is
 * densest; a part of it is drawn large among its dark neighbours. A diagram: no distance may be read from it. The
 * units fill `frame`; neighbours may reach to the edge of `canvas`.
 */
export function buildMap(
  units: readonly Unit[],
  around: readonly Unit[],
  frame: Box,
  canvas: Box = frame,
): Drawing | null {
  const sites = [
    ...units.map((unit) => ({ unit, own: true })),
    ...around.map((unit) => ({ unit, own: false })),
  ].flatMap(({ unit, own }) => unit.leaves.filter(hasPlace).map((leaf) => ({ unit, own, leaf })));
  if (!sites.some((site) => site.own)) return null;
  const midLat = sites.reduce((sum, { leaf }) => sum + leaf.lat!, 0) / sites.length;
  const plain = sites.map(({ leaf }) => project(leaf.lat!, leaf.lon!, midLat));
  let points = plain;
  const own = (list: readonly Point[]) => list.filter((_, index) => sites[index]!.own);
  points = gather(magnify(points, densest(own(points)), around.length === 0 ? MAGNIFY_POWER : 0.85));
  const soft = softHull(points);
  points = relax(points, soft, 5, 0.6);
  const fit = fitInto(
    extentOf(points, soft, (index) => sites[index]!.own),
    frame,
  );
  const hull = soft.map(fit);
  points = points.map(fit);
  const cells = cellsOf(points, hull);
  const groups = sites.map(({ unit }) => unit.area.code);
  const rings = (code: string) => cells.filter((_, index) => groups[index] === code);
  const drawn = [...new Set(sites.map(({ unit }) => unit))];
  const owners = sites.map(({ unit }) => drawn.indexOf(unit));
  const nearest = nearestOf(points);
  const holds = insideOf(hull);
  const carry = carrierOf(plain, points);
  return {
    place: (lat, lon) => {
      const at = carry(project(lat, lon, midLat));
      return holds(at) ? at : null;
    },
    raster: rasterOf(canvas, (point) => (holds(point) ? owners[nearest(point)]! : NOBODY)),
    regions: drawn.map((unit) => {
      const mine = rings(unit.area.code);
      return { area: unit.area, own: units.includes(unit), rings: mine, path: pathOf(mine) };
    }),
    leaves: sites.map(({ leaf }, index) => ({
      area: leaf,
      at: points[index]!,
      ring: cells[index]!,
      path: pathOf([cells[index]!]),
    })),
    hull,
    hullPath: pathOf([hull]),
    ...bordersOf(cells, groups),
  };
}

function hasPlace(area: Area): boolean {
  return typeof area.lat === 'number' && typeof area.lon === 'number';
}
