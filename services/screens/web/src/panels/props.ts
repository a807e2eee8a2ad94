import type { Board } from '../lib/board.svelte';
import { choose, type Panel } from '../lib/layouts';
import type { FigureName } from '../lib/figures';
import type { Reading } from '../lib/reading';
import type { WallView } from '../lib/view.svelte';

/** What every panel is given. It draws from (0, 0) to the panel's width and height. */
export interface PanelProps {
  board: Board;
  view: WallView;
  panel: Panel;
}

/** The panel's tiles as they are to be read, each the first of its choices that exists. */
export function readingsOf({ board, panel }: PanelProps): Reading[] {
  const exists = (name: FigureName) => board.tile(name) !== undefined;
  return panel.tiles.map((wish) => board.read(choose(wish, exists)));
}

/** The figure that a click on a panel opens: its own first one, or the map's; the list of sources is no figure. */
export function openedBy({ board, view, panel }: PanelProps): FigureName | undefined {
  if (panel.panel === 'sources') return undefined;
  return readingsOf({ board, view, panel })[0]?.figure ?? view.shown;
}
