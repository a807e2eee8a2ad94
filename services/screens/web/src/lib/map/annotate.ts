import type { Drawing } from './build';
import { placeLabels, within, type Label } from './labels';
import type { Box } from './project';

/** What one region says: nothing but its name when `value` is empty. */
export interface Note {
  code: string;
  name: string;
  value: string;
  isMarked: boolean;
}

/** A circle beyond which neighbours are not drawn. */
export interface Horizon {
  x: number;
  y: number;
  r: number;
}

const MARK_WIDTH = 36;

/** Labels of a drawing: its own places first, then the neighbours' names where they still fit inside the horizon. */
export function annotate(
  drawing: Drawing,
  notes: readonly Note[],
  frame: Box,
  horizon: Horizon,
  taken: readonly Box[],
): Label[] {
  const byCode = new Map(notes.map((note) => [note.code, note]));
  const wishes = drawing.regions.flatMap(({ area, own }, owner) => {
    const note = byCode.get(area.code);
    const value = own ? (note?.value ?? '') : '';
    return note
      ? [{ code: area.code, owner, name: note.name, value, markWidth: note.isMarked ? MARK_WIDTH : 0, own }]
      : [];
  });
  const isNear = ({ x, y, width, height }: Box) =>
    [x, x + width].every((cx) => [y, y + height].every((cy) => Math.hypot(cx - horizon.x, cy - horizon.y) < horizon.r));
  const own = placeLabels(
    drawing.raster,
    wishes.filter((wish) => wish.own),
    (box) => within(box, frame),
    taken,
  );
  const occupied = [...taken, ...own.map((label) => label.box)];
  const around = placeLabels(
    drawing.raster,
    wishes.filter((wish) => !wish.own),
    (box) => within(box, frame) && isNear(box),
    occupied,
  );
  return [...own, ...around];
}
