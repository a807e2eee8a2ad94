import { readFileSync } from 'node:fs';
import type { Unit } from '../lib/map/build';
import type { Area } from '../lib/types';

const FILE = new URL('../../../../shared/areas/areas.csv', import.meta.url);

/** The real tree in force before 2025-07-01 (root 74) or after (root 79), as the API would answer it. */
export function realTree(root: '74' | '79'): Area[] {
  const rows = readFileSync(FILE, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const old = root === '74';
  const mine = rows.filter(([code, , , , , , validTo]) => (old ? validTo !== '' || code === '74' : validTo === ''));
  const parents = new Map(mine.map(([code, , , , parent]) => [code!, parent!]));
  const pathTo = (code: string): string => (parents.get(code) ? `${pathTo(parents.get(code)!)}.${code}` : code);
  return mine.map(([code, nameVi, nameEn, level, parent, , , lat, lon]) => ({
    code: code!,
    nameVi: nameVi!,
    nameEn: nameEn!,
    level: level as Area['level'],
    path: pathTo(code!),
    parentCode: parent || null,
    lat: Number(lat),
    lon: Number(lon),
  }));
}

/** The children of an area, each with its own children (itself when it has none). */
export function unitsOf(tree: readonly Area[], code: string): Unit[] {
  return tree
    .filter((area) => area.parentCode === code)
    .map((area) => {
      const leaves = tree.filter((leaf) => leaf.parentCode === area.code);
      return { area, leaves: leaves.length > 0 ? leaves : [area] };
    });
}
