import { formatLimit } from './format';
import type { FigureName } from './figures';
import type { Reading } from './reading';
import { strainOf } from './sensors';
import { isTrusted } from './states';
import type { Area, Lang } from './types';
import type { Words } from './words';

/** A place with the figures that are read beside each other, in the order of the columns. */
export interface Beside {
  area: Area;
  readings: Reading[];
  /** How much of the way to a limit its worst figure has used up; above 1 the limit is crossed, -1 without one to believe. */
  strain: number;
}

/** The places by their worst figure first; those without any figure last. */
export function besideOf(
  places: readonly Area[],
  figures: readonly FigureName[],
  read: (figure: FigureName, area: Area) => Reading,
): Beside[] {
  return places
    .map((area) => {
      const readings = figures.map((figure) => read(figure, area));
      const strains = readings.map(({ tile, state }) =>
        tile && isTrusted(state) ? strainOf(tile.value, tile.limit ?? null) : -1,
      );
      return { area, readings, strain: Math.max(-1, ...strains) };
    })
    .sort((a, b) => b.strain - a.strain || a.area.nameVi.localeCompare(b.area.nameVi, 'vi'));
}

/** What stands over a column: the unit, and the limit where all places have the same; empty where there is none. */
export function columnOf(column: readonly Reading[], w: Words, lang: Lang): [unit: string, limit: string] {
  const tiles = column.flatMap(({ tile }) => tile ?? []);
  const limits = new Set(
    tiles.map(({ limit }) => (limit ? w.panels.columnLimit(formatLimit(limit.value, lang), limit.side) : '')),
  );
  const unit = tiles[0] ? (w.units[tiles[0].unit] ?? tiles[0].unit) : '';
  return [unit, limits.size === 1 ? [...limits][0]! : ''];
}
