import { layoutsOf, type Layout } from './layouts';
import type { Box, Point } from './project';
import { Coverage, NOBODY, squaresOf, type Raster } from './raster';

/** What has to be written on one region of the map. */
export interface LabelWish {
  code: string;
  /** The region's owner number in the raster. */
  owner: number;
  name: string;
  /** Empty for a neighbour that is only named. */
  value: string;
  /** Room for a mark at the left of the figure, at figure size 38. */
  markWidth: number;
}

/** A label with its place: the centre of its box and how to write it. */
export interface Label {
  code: string;
  x: number;
  y: number;
  box: Box;
  layout: Layout;
  /** Partly outside its own region. */
  leans: boolean;
}

interface Candidate {
  wish: LabelWish;
  layouts: Layout[];
  spots: { point: Point; fromMiddle: number }[];
  mine: Coverage;
  /** Ground beyond the outline, where a place's own name may stand; a neighbour's stays inside. */
  open: Coverage | null;
  /** Room kept for the bare figure until the name has found a place. */
  reserve: Label | null;
}

const GAP = 3;
const MOST_SPOTS = 320;
const INSIDE = 0.98;

/** First what fits wholly inside its own region, then names that lean over a border; the figure itself never does. */
const ROUNDS = [INSIDE, 0.75, 0.55];

/**
 * Places labels so that no two overlap and none stands on what is taken. Every figure gets its room first; then, round
 * by round and the smallest regions first, each name takes the roomiest way to be written at the best spot of its
 * region. A name without any room is left to the list beside the map.
 */
export function placeLabels(
  raster: Raster,
  wishes: readonly LabelWish[],
  mayStand: (box: Box) => boolean,
  taken: readonly Box[] = [],
): Label[] {
  const open = new Coverage(raster, (owner) => owner === NOBODY);
  const waiting = wishes.map((wish) => candidateOf(raster, open, wish)).sort((a, b) => a.spots.length - b.spots.length);
  const placed = new Map<Candidate, Label>();
  const blocked = (self: Candidate): Box[] => [
    ...taken,
    ...waiting.filter((other) => other !== self).flatMap((other) => (placed.get(other) ?? other.reserve)?.box ?? []),
  ];
  for (const candidate of waiting) {
    const bare = candidate.layouts.filter((layout) => layout.lines.length === 0);
    candidate.reserve =
      pick(candidate, bare, mayStand, blocked(candidate), INSIDE) ??
      pick(candidate, bare, mayStand, blocked(candidate), 0);
  }
  for (const inside of ROUNDS) {
    for (const candidate of waiting) {
      if (placed.has(candidate)) continue;
      const named = candidate.layouts.filter((layout) => layout.lines.length > 0);
      const label = pick(candidate, named, mayStand, blocked(candidate), inside);
      if (label) placed.set(candidate, label);
    }
  }
  return waiting.flatMap((candidate) => placed.get(candidate) ?? candidate.reserve ?? []);
}

function candidateOf(raster: Raster, open: Coverage, wish: LabelWish): Candidate {
  const points = squaresOf(raster, wish.owner, MOST_SPOTS);
  const middle: Point = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
  const mine = new Coverage(raster, (owner) => owner === wish.owner);
  const spots = points.map((point) => ({ point, fromMiddle: Math.hypot(point[0] - middle[0], point[1] - middle[1]) }));
  const layouts = layoutsOf(wish.name, wish.value, wish.markWidth);
  return { wish, layouts, spots, mine, open: wish.value === '' ? null : open, reserve: null };
}

function pick(
  candidate: Candidate,
  layouts: readonly Layout[],
  mayStand: (box: Box) => boolean,
  blocked: readonly Box[],
  inside: number,
): Label | null {
  for (const layout of layouts) {
    let best: { score: number; label: Label } | null = null;
    for (const { point, fromMiddle } of candidate.spots) {
      const box = boxAt(point, layout);
      if (!mayStand(box) || blocked.some((other) => overlap(box, other))) continue;
      const share = candidate.mine.share(box) + (inside === INSIDE ? 0 : (candidate.open?.share(box) ?? 0));
      // A name may lean over a border; a figure in a neighbour's cell would be read as the neighbour's.
      if (share < inside || (inside > 0 && layout.valueSize > 0 && candidate.mine.share(valueBox(box, layout)) < 0.95))
        continue;
      const score = share * 1_000 - fromMiddle;
      if (!best || score > best.score)
        best = {
          score,
          label: {
            code: candidate.wish.code,
            x: point[0],
            y: point[1],
            box,
            layout,
            leans: candidate.mine.share(box) < INSIDE,
          },
        };
    }
    if (best) return best.label;
  }
  return null;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function boxAt([x, y]: Point, { width, height }: Layout): Box {
  return { x: x - width / 2 - GAP, y: y - height / 2 - GAP, width: width + 2 * GAP, height: height + 2 * GAP };
}

/** The part of a label's box that holds the figure. */
function valueBox(box: Box, { inline, valueSize, valueWidth }: Layout): Box {
  const [width, height] = [valueWidth, valueSize * 0.8];
  return inline
    ? { x: box.x + box.width - GAP - width, y: box.y + (box.height - height) / 2, width, height }
    : { x: box.x + (box.width - width) / 2, y: box.y + box.height - GAP - height, width, height };
}

/** Whether two boxes cover a common point. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a box lies wholly inside another. */
export function within(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}
