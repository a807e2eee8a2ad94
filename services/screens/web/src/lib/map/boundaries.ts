import type { Area } from '../types';
import type { Drawing, Unit } from './build';
import { pathOf } from './cells';
import { areaOf } from './hull';
import { boxOf, fitInto, insideOf, project, type Box, type Point } from './project';
import { NOBODY, rasterOf } from './raster';

/** Real boundaries by area code: rings of longitude and latitude. */
export type Boundaries = ReadonlyMap<string, [number, number][][]>;

interface Feature {
  properties: { code?: unknown } | null;
  geometry: { type: string; coordinates: unknown } | null;
}

/** Reads a GeoJSON FeatureCollection whose features carry `properties.code`; other features are passed over. */
export function boundariesOf(geo: { features: Feature[] }): Boundaries {
  const boundaries = new Map<string, [number, number][][]>();
  for (const { properties, geometry } of geo.features) {
    const code = properties?.code;
    if (code === undefined || !geometry) continue;
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    boundaries.set(String(code), (polygons as [number, number][][][]).flat());
  }
  return boundaries;
}

// Empty unless a province has put its file beside index.html before the build; then a hashed asset like any other.
const FILES = import.meta.glob<string>('/boundaries.geojson', { query: '?url', import: 'default' });

/** The province's real boundaries; null when it has none, and the schematic map is drawn. */
export async function loadBoundaries(signal: AbortSignal): Promise<Boundaries | null> {
  const addressOf = FILES['/boundaries.geojson'];
  if (!addressOf) return null;
  const answer = await fetch(await addressOf(), { signal });
  if (!answer.ok) throw new Error(`boundaries.geojson: HTTP ${answer.status}`);
  return boundariesOf((await answer.json()) as { features: Feature[] });
}

/** The same drawing from real boundaries, undistorted; null unless every unit of the wall has a shape. */
export function drawBoundaries(
  boundaries: Boundaries,
  units: readonly Unit[],
  around: readonly Unit[],
  frame: Box,
  canvas: Box,
): Drawing | null {
  const shapeOf = ({ area, leaves }: Unit) =>
    boundaries.get(area.code) ?? leaves.flatMap((leaf) => boundaries.get(leaf.code) ?? []);
  const drawn = [...units, ...around].map((unit) => ({ unit, own: units.includes(unit), shape: shapeOf(unit) }));
  const own = drawn.filter((one) => one.own);
  if (own.length === 0 || own.some(({ shape }) => shape.length === 0)) return null;
  const corners = own.flatMap(({ shape }) => shape.flat());
  const midLat = corners.reduce((sum, [, lat]) => sum + lat, 0) / corners.length;
  const toPlane = ([lon, lat]: [number, number]) => project(lat, lon, midLat);
  const fit = fitInto(boxOf(corners.map(toPlane)), frame);
  const onWall = (shape: readonly [number, number][][]) =>
    shape.map((ring) => ring.map((corner) => fit(toPlane(corner))));
  const regions = drawn
    .map(({ unit, own: isOwn, shape }) => ({ area: unit.area, own: isOwn, rings: onWall(shape) }))
    .filter(({ rings }) => rings.length > 0)
    .map((region) => ({ ...region, path: pathOf(region.rings) }));
  const leaves = [...new Set([...units, ...around].flatMap((unit) => unit.leaves))]
    .map((area) => leafOf(area, onWall(boundaries.get(area.code) ?? [])))
    .filter((leaf) => leaf !== null);
  const bounds = regions.map(({ rings }) => ({ box: boxOf(rings.flat()), holds: rings.map(insideOf) }));
  const ownerAt = (point: Point) =>
    bounds.findIndex(({ box, holds }) => inBox(point, box) && holds.some((one) => one(point)));
  const path = regions.map((region) => region.path).join('');
  return {
    place: (lat, lon) => {
      const at = fit(toPlane([lon, lat]));
      return ownerAt(at) < 0 ? null : at;
    },
    regions,
    leaves,
    hull: [],
    hullPath: path,
    thin: leaves.map((leaf) => leaf.path).join(''),
    thick: path,
    raster: rasterOf(canvas, (point) => Math.max(NOBODY, ownerAt(point))),
  };
}

function leafOf(area: Area, rings: Point[][]) {
  const largest = rings.sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))[0];
  if (!largest) return null;
  const { x, y, width, height } = boxOf(largest);
  return { area, at: [x + width / 2, y + height / 2] as Point, ring: largest, path: pathOf(rings) };
}

function inBox([x, y]: Point, box: Box): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}
