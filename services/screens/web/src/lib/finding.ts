import { FIGURES } from './figures';
import { formatFigure, formatLoss, formatMissing, formatNumber } from './format';
import { splitName } from './names';
import { cutsFor, GAP_CUTS, shadeOf, type Cuts, type Shade } from './scale';
import { gapOf, scoreOf } from './score';
import { keyOf } from './tiles';
import type { Area, Lang, Tile } from './types';
import type { Words } from './words';

export type AnyFigure = keyof typeof FIGURES;

/** A place with what it shows on the map: `missing` decides its light, `text` is written on it. */
export interface Ranked {
  area: Area;
  name: string;
  tile: Tile | undefined;
  missing: number | null;
  shade: Shade | null;
  text: string;
}

/** The chosen figure over the places of a wall. */
export interface Survey {
  figure: AnyFigure;
  /** Worst first; places without data last. */
  rows: Ranked[];
  cuts: Cuts | null;
  /** The index measured in part: gaps are to the measured maximum. */
  partial: boolean;
  max: number;
  /** Several places, all alike: none is worst, none is lit. */
  isEven: boolean;
}

// What cannot be told apart in the one digit that a wall writes.
const EVEN = 0.05;

/** Reads one figure over the given places, worst first. */
export function survey(
  figure: AnyFigure,
  areas: readonly Area[],
  names: ReadonlyMap<string, string>,
  tiles: ReadonlyMap<string, Tile>,
  lang: Lang,
): Survey {
  const isIndex = figure === 'index766.score';
  const isShare = isShareOf(figure);
  const scores = areas.map((area) => scoreOf(tiles.get(keyOf(area.path, figure))));
  const max = Math.max(0, ...scores.map((score) => score?.max ?? 0));
  const rows = areas.map((area, index) => {
    const tile = tiles.get(keyOf(area.path, figure));
    const score = scores[index];
    const value = tile?.value ?? null;
    const missing = isIndex ? (score ? gapOf(score) : null) : isShare && value !== null ? 100 - value : value;
    const text = tile && tile.value !== null ? formatFigure(tile.value, tile.unit, lang, tile.limit?.value) : '—';
    return { area, name: names.get(area.code) ?? area.nameVi, tile, missing, text };
  });
  const values = rows.flatMap((row) => (row.missing === null ? [] : [row.missing]));
  const partial = isIndex && max < 100;
  const isEven = values.length > 2 && Math.min(...values) > 0 && Math.max(...values) - Math.min(...values) < EVEN;
  const cuts = isEven ? null : isIndex && !partial ? GAP_CUTS : cutsFor(values, !isIndex && !isShare);
  return {
    figure,
    cuts,
    partial,
    max,
    isEven,
    rows: rows
      .map((row) => ({
        ...row,
        shade: row.missing === null ? null : isEven ? (1 as const) : shadeOf(row.missing, cuts),
      }))
      .sort((a, b) => (b.missing ?? -1) - (a.missing ?? -1) || a.name.localeCompare(b.name, 'vi')),
  };
}

/** The finding of a survey as one sentence. `total` is the wall's own figure; places are counted when it is unknown. */
export function headline(
  { figure, rows, partial, isEven }: Survey,
  total: number | null,
  w: Words,
  lang: Lang,
): string {
  const known = rows.filter((row) => row.missing !== null);
  const worst = known[0];
  const what = lowerFirst(w.figures[figure]);
  if (!worst) return w.finding.none(what);
  if (worst.missing === 0) {
    if (figure === 'index766.score') return w.finding.allReached;
    return rows.length === 1 ? w.finding.clean(worst.name, what) : w.finding.nobody(what);
  }
  if (isEven) return w.finding.even(w.figures[figure], isShareOf(figure) ? `${worst.text} %` : worst.text);
  if (isShareOf(figure))
    return (rows.length === 1 ? w.finding.oneShare : w.finding.lowest)(worst.name, worst.text, what);
  const number = (figure === 'index766.score' ? formatMissing : formatNumber)(worst.missing!, lang);
  if (rows.length === 1)
    return figure === 'index766.score'
      ? w.finding.oneMissing(worst.name, number)
      : w.finding.one(worst.name, number, what);
  if (figure === 'index766.score')
    return partial ? w.finding.lostMost(worst.name, number) : w.finding.weakest(worst.name, number);
  const lit = known.filter((row) => row.shade === 3);
  const held = lit.reduce((sum, row) => sum + row.missing!, 0);
  const all = Math.max(
    total ?? 0,
    known.reduce((sum, row) => sum + row.missing!, 0),
  );
  if (lit.length < 2 || lit.length > 4) return w.finding.most(worst.name, number, what);
  const kinds = new Set(lit.map((row) => splitName(row.area.nameVi).kind));
  const kind = kinds.size === 1 ? [...kinds][0]! : '';
  if (held === all) return w.finding.allIn(lit.length, kind, formatNumber(all, lang), what);
  return w.finding.some(lit.length, kind, formatNumber(held, lang), formatNumber(all, lang), what);
}

/** What a place lacks, as the ranking writes it: a count, or points below zero for the index. */
export function missingText(missing: number | null, figure: AnyFigure, lang: Lang): string {
  if (missing === null) return '—';
  return figure === 'index766.score' || isShareOf(figure) ? formatLoss(missing, lang) : formatNumber(missing, lang);
}

/** Legend steps, lightest first, without steps that the scale does not tell apart. */
export function legend({ cuts, figure, partial }: Survey, w: Words, lang: Lang): { shade: Shade; text: string }[] {
  if (!cuts) return [];
  const whole = !isShareOf(figure) && (figure !== 'index766.score' || !partial);
  const text = (value: number) => formatNumber(value, lang, Number.isInteger(value) || whole ? 0 : 1);
  const [low, mid, top] = cuts;
  const range = (from: number, to: number) =>
    whole && figure !== 'index766.score' && to - 1 <= from
      ? text(from)
      : `${text(from)}–${text(figure === 'index766.score' || !whole ? to : to - 1)}`;
  const steps: { shade: Shade; text: string }[] = [{ shade: 3, text: w.from(text(top)) }];
  if (mid < top) steps.push({ shade: 2, text: range(mid, top) });
  if (low < mid) steps.push({ shade: 1, text: range(low, mid) });
  const least = Math.min(low, mid, top);
  steps.push({ shade: 0, text: whole && figure !== 'index766.score' && least === 1 ? text(0) : w.under(text(least)) });
  return steps;
}

/** Whether a figure is a percentage of which more is better, so that the gap to 100 is what is missing. */
function isShareOf(figure: AnyFigure): boolean {
  return figure.endsWith('-percent');
}

export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
