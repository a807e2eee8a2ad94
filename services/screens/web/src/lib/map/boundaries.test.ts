import { expect, it } from 'vitest';
import { realTree, unitsOf } from '../../testing/areas';
import { boundariesOf, drawBoundaries } from './boundaries';
import { boxOf } from './project';

const FRAME = { x: 660, y: 124, width: 752, height: 792 };
const tree = realTree('74');
const square = (lon: number, lat: number) => [
  [
    [lon, lat],
    [lon + 0.01, lat],
    [lon + 0.01, lat + 0.01],
    [lon, lat + 0.01],
    [lon, lat],
  ],
];
const feature = (code: string, lon: number, lat: number) => ({
  properties: { code },
  geometry: { type: 'Polygon', coordinates: square(lon, lat) },
});
const wards = tree.filter((area) => area.parentCode === '725');
const geo = {
  features: [...wards.map((ward) => feature(ward.code, ward.lon!, ward.lat!)), { properties: null, geometry: null }],
};

it('draws real shapes undistorted within the frame', () => {
  const drawing = drawBoundaries(boundariesOf(geo), unitsOf(tree, '725'), [], FRAME, FRAME)!;
  const box = boxOf(drawing.regions.flatMap((region) => region.rings.flat()));
  expect(drawing.regions).toHaveLength(10);
  expect(drawing.leaves).toHaveLength(10);
  expect(box.x).toBeGreaterThanOrEqual(FRAME.x - 0.01);
  expect(box.y + box.height).toBeLessThanOrEqual(FRAME.y + FRAME.height + 0.01);
  expect(new Set(drawing.raster.owner).size).toBe(11);
});

it('builds a district from its wards when it has no shape of its own', () => {
  const district = { area: tree.find((area) => area.code === '725')!, leaves: wards };
  expect(drawBoundaries(boundariesOf(geo), [district], [], FRAME, FRAME)!.regions[0]!.rings).toHaveLength(10);
});

it('leaves it to the schematic map when a place has no shape', () => {
  expect(
    drawBoundaries(boundariesOf({ features: geo.features.slice(1) }), unitsOf(tree, '725'), [], FRAME, FRAME),
  ).toBeNull();
  expect(
    boundariesOf({ features: [{ properties: { code: '1' }, geometry: { type: 'Point', coordinates: [1, 2] } }] }).get(
      '1',
    ),
  ).toEqual([]);
});
