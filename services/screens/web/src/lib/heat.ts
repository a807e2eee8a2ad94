import type { Shade } from './scale';
import { scoreOf, type Score } from './score';
import { isTrusted, stateOf } from './states';
import { keyOf } from './tiles';
import type { Area, Tile } from './types';

/** Points lost by one area in one group. */
export interface Cell {
  lost: number;
  /** Lost share of the group's maximum, from 0 to 1. */
  share: number;
  shade: Shade;
}

export interface HeatRow {
  code: string;
  name: string;
  /** One a group, in the order of the groups; null where the area has none. */
  cells: (Cell | null)[];
  lost: number;
  /** What the area scores, and its class once all 100 points are measured. */
  score: Score | null;
  faded: boolean;
}

export interface Heat {
  groups: { code: string; max: number }[];
  /** The largest loss first; areas without a score last. */
  rows: HeatRow[];
  /** The area itself, below the table. */
  whole: HeatRow | null;
}

const LIT = 3;

/** The heat table of Index 766 over the given places. */
export function heatOf(
  places: readonly Area[],
  names: ReadonlyMap<string, string>,
  whole: Area | null,
  tiles: ReadonlyMap<string, Tile>,
  now: number,
  cut: boolean,
): Heat {
  const tileOf = (area: Area) => tiles.get(keyOf(area.path, 'index766.score'));
  const all = [...places, ...(whole ? [whole] : [])].flatMap((area) => scoreOf(tileOf(area))?.groups ?? []);
  const maxima = new Map<string, number>();
  for (const { code, max } of all) maxima.set(code, Math.max(max, maxima.get(code) ?? 0));
  const groups = [...maxima].map(([code, max]) => ({ code, max })).sort((a, b) => a.code.localeCompare(b.code));
  const rowOf = (area: Area): HeatRow => {
    const score = scoreOf(tileOf(area));
    const cells = groups.map(({ code }) => {
      const group = score?.groups.find((one) => one.code === code);
      return group ? { lost: group.lost, share: group.lost / group.max, shade: shadeOf(group.lost / group.max) } : null;
    });
    const faded = !isTrusted(stateOf(tileOf(area), now, cut));
    const lost = cells.reduce((sum, cell) => sum + (cell?.lost ?? 0), 0);
    return { code: area.code, name: names.get(area.code) ?? area.nameVi, cells, lost, score, faded };
  };
  const rows = places
    .filter((area) => area.code !== whole?.code)
    .map(rowOf)
    .sort((a, b) => b.lost - a.lost);
  light(rows);
  return { groups, rows, whole: whole ? rowOf(whole) : null };
}

function shadeOf(share: number): Shade {
  return share < 0.1 ? 0 : share < 0.2 ? 1 : 2;
}

/** Lights the three largest losses, of the rows that may be believed. */
function light(rows: readonly HeatRow[]): void {
  const cells = rows.filter((row) => !row.faded).flatMap((row) => row.cells.filter((cell) => cell !== null));
  const most = cells.sort((a, b) => b.lost - a.lost).slice(0, LIT);
  for (const cell of most) if (cell.lost > 0) cell.shade = 3;
}
