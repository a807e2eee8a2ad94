import type { WallName } from './address';
import type { FigureName } from './figures';
import { pause } from './stream';
import type { Box } from './map/project';
import type { Lang } from './types';

/** One panel of a wall: what is drawn, from which tiles, and where on the 1920 x 1080 units. */
export interface Panel extends Box {
  panel: string;
  /** Names of tiles; `a|b` is b where the area has no a. */
  tiles: string[];
  titleVi?: string;
  titleEn?: string;
  /** What takes this place while a high alarm holds the wall. */
  duringAlarm?: string;
}

/** A wall as its file in `services/screens/walls` lays it out. */
export interface Layout {
  titleVi: string;
  titleEn: string;
  /** What the map shows unless somebody asks for something else. */
  map?: FigureName;
  panels: Panel[];
}

/** Where the field of a high alarm ends, and where what is right of it begins. */
export const FIELD_END = 616;
const RIGHT_OF_FIELD = 648;
const RETRY_MS = 3_000;

/** The panels to draw: during a takeover the story makes room, and what spans the wall is drawn beside the field. */
export function placed(layout: Layout, takeover: boolean): Panel[] {
  if (!takeover) return layout.panels;
  return layout.panels
    .filter((panel) => panel.x + panel.width > FIELD_END)
    .map((panel) =>
      panel.x < FIELD_END
        ? {
            ...panel,
            x: RIGHT_OF_FIELD,
            width: panel.x + panel.width - RIGHT_OF_FIELD,
            // The index shrinks into the last line.
            tiles: ['index766.score', ...panel.tiles],
          }
        : panel,
    )
    .map((panel) =>
      panel.duringAlarm ? { ...panel, panel: panel.duringAlarm, titleVi: undefined, titleEn: undefined } : panel,
    );
}

/** The tiles of all panels of one kind, each the first of its choices that exists (or its first). */
export function figuresOf(
  layout: Layout | null,
  kinds: readonly string[],
  exists: (name: FigureName) => boolean,
): FigureName[] {
  const wishes = (layout?.panels ?? []).filter(({ panel }) => kinds.includes(panel)).flatMap(({ tiles }) => tiles);
  return [...new Set(wishes.map((wish) => choose(wish, exists)))];
}

/** The tile that a wish such as `tickets.near-breach|tickets.open` means here. */
export function choose(wish: string, exists: (name: FigureName) => boolean): FigureName {
  const names = wish.split('|') as FigureName[];
  return names.find(exists) ?? names[0]!;
}

/** The panel's title in the language, when its file gives one. */
export function titleOf({ titleVi, titleEn }: Pick<Panel, 'titleVi' | 'titleEn'>, lang: Lang): string {
  return (lang === 'vi' ? titleVi : (titleEn ?? titleVi)) ?? '';
}

const PHONE_HEIGHTS: Readonly<Record<string, number>> = { heat: 560, forecast: 340, flow: 340, ticker: 120, bars: 300 };

/** How high a panel may grow in a phone's column. */
export function heightOnPhone(kind: string, { height }: Panel): number {
  return PHONE_HEIGHTS[kind] ?? Math.max(height, 300);
}

const known = new Map<WallName, Layout>();

/** The layout of a wall, however long it takes; what was read once is kept. */
export async function loadLayout(wall: WallName, signal: AbortSignal): Promise<Layout> {
  while (!known.has(wall)) {
    try {
      const answer = await fetch(`/walls/${wall}.json`, { signal });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      known.set(wall, (await answer.json()) as Layout);
    } catch (error) {
      if (signal.aborted) throw error;
      await pause(RETRY_MS * (0.5 + Math.random()));
    }
  }
  return known.get(wall)!;
}
