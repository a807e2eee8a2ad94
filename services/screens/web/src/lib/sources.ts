import { FIGURES, type FigureName, type SourceName } from './figures';
import { stateOf, type State } from './states';
import { keyOf } from './tiles';
import type { Area, Tile } from './types';

export interface Source {
  name: SourceName;
  state: State;
  /** The newest figure of the source, or null when it never sent one. */
  asOf: string | null;
}

const WORST_FIRST: readonly State[] = ['none', 'dead', 'stale', 'late', 'live'];

/** The sources behind a wall's tiles, worst first: a source is as good as its freshest figure. */
export function sourcesOf(area: Area | null, tiles: ReadonlyMap<string, Tile>, now: number, cut: boolean): Source[] {
  const sources = new Map<SourceName, Source>();
  for (const [figure, { source }] of Object.entries(FIGURES) as [FigureName, { source: SourceName }][]) {
    const tile = area ? tiles.get(keyOf(area.path, figure)) : undefined;
    if (!tile) continue;
    const known = sources.get(source);
    const state = stateOf({ ...tile, value: tile.value ?? 0 }, now, cut);
    if (!known || WORST_FIRST.indexOf(state) > WORST_FIRST.indexOf(known.state))
      sources.set(source, { name: source, state, asOf: tile.asOf });
  }
  return [...sources.values()].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
}
