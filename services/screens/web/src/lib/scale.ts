/** Shades from "reached its goal" to "the most still missing". */
export type Shade = 0 | 1 | 2 | 3;

export const SHADE_FILL = ['var(--g1)', 'var(--g2)', 'var(--g3)', 'var(--paper)'] as const;

/** Lower bounds of the second, third and fourth shade. */
export type Cuts = readonly [number, number, number];

/** Gap to 90 points of Index 766, the scale of the language of the walls. */
export const GAP_CUTS: Cuts = [3, 6, 10];

const MOST_LIT = 4;

/**
 * Bounds that light only the worst: at least 70 % of the largest, and of many places no more than four (but for ties),
 * so that a province where all are alike does not glare. `whole` keeps bounds on whole numbers for counts.
 */
export function cutsFor(values: readonly number[], whole: boolean): Cuts | null {
  const sorted = values.filter((value) => value > 0).sort((a, b) => b - a);
  const max = sorted[0];
  if (max === undefined) return null;
  const quota = Math.min(MOST_LIT, Math.max(1, Math.floor(values.length / 4)), sorted.length);
  const least = Math.max(0.7 * max, sorted[quota - 1]!);
  const round = nice(least, whole);
  const top = sorted.filter((value) => value >= round).length > quota ? least : round;
  const lit = whole ? Math.ceil(top) : top;
  return [Math.min(nice(0.15 * max, whole), lit), Math.min(nice(0.4 * max, whole), lit), lit];
}

/** The shade of a value; nothing missing is always the darkest. */
export function shadeOf(value: number, cuts: Cuts | null): Shade {
  if (!cuts || value <= 0) return 0;
  if (value >= cuts[2]) return 3;
  return value >= cuts[1] ? 2 : value >= cuts[0] ? 1 : 0;
}

/** The nearest bound below that people read easily: two figures, the second 0 or 5 (any whole number under ten). */
function nice(value: number, whole: boolean): number {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const unit = whole ? Math.max(1, magnitude / 2) : magnitude / 2;
  const floor = Math.floor(value / unit + 1e-9) * unit;
  return whole ? Math.max(1, Math.round(floor)) : floor;
}
