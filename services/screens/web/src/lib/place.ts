import { ask } from './ask';
import type { Unit } from './map/build';
import type { Area } from './types';

/** Where a wall stands in the tree: the way down to it, its own units, and the neighbours around it. */
export interface Surroundings {
  /** Ancestors from the root, without the area itself. */
  path: Area[];
  units: Unit[];
  around: Unit[];
}

/** What a wall makes do with while its neighbourhood cannot be fetched: its own places, each whole. */
export function bareSurroundings(area: Area, children: readonly Area[]): Surroundings {
  const own = children.length > 0 ? children : [area];
  return { path: [], units: own.map((node) => ({ area: node, leaves: [node] })), around: [] };
}

/**
 * The map's material: the area's children with their own children, and its siblings likewise. What a wall may not read
 * is left out; it then has no neighbours, never no map.
 */
export async function loadSurroundings(
  area: Area,
  children: readonly Area[],
  signal: AbortSignal,
): Promise<Surroundings> {
  const unit = async (node: Area): Promise<Unit> => {
    const leaves = node.level === 'commune' ? [] : await list(`/api/areas/${node.code}/children`, signal);
    return { area: node, leaves: leaves.length > 0 ? leaves : [node] };
  };
  const own = children.length > 0 ? children : [area];
  const [path, units, siblings] = await Promise.all([
    list(`/api/areas/${area.code}/path`, signal),
    Promise.all(own.map(unit)),
    area.parentCode ? list(`/api/areas/${area.parentCode}/children`, signal) : Promise.resolve([]),
  ]);
  const around = await Promise.all(siblings.filter((other) => other.code !== area.code).map(unit));
  return { path: path.filter((node) => node.code !== area.code), units, around };
}

async function list(url: string, signal: AbortSignal): Promise<Area[]> {
  const answer = await ask(url, { signal, cache: 'default' });
  if (answer.status === 401 || answer.status === 403 || answer.status === 404) return [];
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
  return (await answer.json()) as Area[];
}
