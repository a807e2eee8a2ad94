import { describe, expect, it } from 'vitest';
import { realTree, unitsOf } from '../../testing/areas';
import { buildMap, type Drawing, type Unit } from './build';
import { areaOf } from './hull';
import { overlap, placeLabels, within } from './labels';
import { boxOf, isInside, type Box } from './project';
import { splitName } from '../names';

const FRAME: Box = { x: 660, y: 124, width: 752, height: 792 };
const old = realTree('74');
const now = realTree('79');
const around = (tree: typeof old, code: string) =>
  unitsOf(tree, tree.find((area) => area.code === code)!.parentCode!).filter((unit) => unit.area.code !== code);
const alone = (tree: typeof old, code: string): Unit[] => {
  const area = tree.find((node) => node.code === code)!;
  return [{ area, leaves: [area] }];
};

const MAPS: [string, number, number, () => Drawing | null][] = [
  ['the old province with nine districts and 91 communes', 9, 91, () => buildMap(unitsOf(old, '74'), [], FRAME)],
  ['the new tree of two tiers', 36, 36, () => buildMap(unitsOf(now, '79'), [], FRAME)],
  ['a district among its neighbours', 10, 91, () => buildMap(unitsOf(old, '725'), around(old, '725'), FRAME)],
  ['a commune alone among its neighbours', 1, 10, () => buildMap(alone(old, '25987'), around(old, '25987'), FRAME)],
  ['a commune without known neighbours', 1, 1, () => buildMap(alone(old, '25987'), [], FRAME)],
];

describe.each(MAPS)('the map of %s', (_, units, leaves, build) => {
  const map = build()!;

  it('draws each unit and each leaf', () => {
    expect(map.regions.filter((region) => region.own)).toHaveLength(units);
    expect(map.leaves).toHaveLength(leaves);
    expect(map.leaves.every((leaf) => isInside(leaf.at, map.hull))).toBe(true);
    expect(map.leaves.every((leaf) => isInside(leaf.at, leaf.ring))).toBe(true);
  });

  it('keeps its own places within the frame', () => {
    const own = map.regions.filter((region) => region.own);
    const points = map.leaves
      .filter((leaf) => own.some((region) => region.rings.includes(leaf.ring)))
      .map((leaf) => leaf.at);
    const box = boxOf(points);
    expect(box.x).toBeGreaterThanOrEqual(FRAME.x - 0.01);
    expect(box.y).toBeGreaterThanOrEqual(FRAME.y - 0.01);
    expect(box.x + box.width).toBeLessThanOrEqual(FRAME.x + FRAME.width + 0.01);
    expect(box.y + box.height).toBeLessThanOrEqual(FRAME.y + FRAME.height + 0.01);
  });
});

it('gives no map without a single centroid', () => {
  const area = { ...old[0]!, lat: null, lon: null };
  expect(buildMap([{ area, leaves: [area] }], [], FRAME)).toBeNull();
});

it('leaves no small dense commune too small for its figure', () => {
  const { leaves } = buildMap(unitsOf(old, '74'), [], FRAME)!;
  const smallest = Math.min(...leaves.map((leaf) => Math.abs(areaOf(leaf.ring))));
  expect(smallest).toBeGreaterThan(900);
});

it('is not squeezed by one mistyped centroid', () => {
  const units = unitsOf(now, '79').map((unit, index) => (index === 0 ? move(unit, 9.2, 107.9) : unit));
  const { leaves } = buildMap(units, [], FRAME)!;
  const crowd = boxOf(leaves.slice(1).map((leaf) => leaf.at));
  expect(crowd.width * crowd.height).toBeGreaterThan(0.35 * FRAME.width * FRAME.height);
});

function move(unit: Unit, lat: number, lon: number): Unit {
  const area = { ...unit.area, lat, lon };
  return { area, leaves: [area] };
}

describe('labels', () => {
  const labelsOf = (map: Drawing, value: string, nameOf = (nameVi: string) => splitName(nameVi).name) => {
    const wishes = map.regions.flatMap((region, owner) =>
      region.own ? [{ code: region.area.code, owner, name: nameOf(region.area.nameVi), value, markWidth: 0 }] : [],
    );
    return placeLabels(map.raster, wishes, (box) => within(box, FRAME));
  };
  const eachCommune = (tree: typeof old, root: string) =>
    tree
      .filter((area) => area.level === 'commune' && area.path.startsWith(root))
      .map((area) => ({ area, leaves: [area] }));

  it.each([
    ['nine districts', () => buildMap(unitsOf(old, '74'), [], FRAME)!, 9, 9],
    ['ten communes of a district', () => buildMap(unitsOf(old, '725'), around(old, '725'), FRAME)!, 10, 10],
    ['36 communes of the new tree', () => buildMap(unitsOf(now, '79'), [], FRAME)!, 36, 36],
    ['all 91 communes at once', () => buildMap(eachCommune(old, '74'), [], FRAME)!, 91, 45],
  ])('of %s never overlap, none is lost, names stand where there is room', (_, build, count, named) => {
    const labels = labelsOf(build(), '14');
    expect(labels).toHaveLength(count);
    expect(labels.filter((label) => label.layout.lines.length > 0).length).toBeGreaterThanOrEqual(named);
    labels.forEach((one, index) =>
      labels.slice(index + 1).forEach((other) => expect(overlap(one.box, other.box)).toBe(false)),
    );
  });

  it('of very long names still never overlap', () => {
    const map = buildMap(unitsOf(old, '74'), [], FRAME)!;
    const labels = labelsOf(map, '1.234.567', (name) => `${name} ${name} ${name}`);
    expect(labels).toHaveLength(9);
    labels.forEach((one, index) =>
      labels.slice(index + 1).forEach((other) => expect(overlap(one.box, other.box)).toBe(false)),
    );
  });
});
