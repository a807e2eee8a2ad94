import { nextClass } from './classes';
import { formatFigure, formatLimit, formatMissing } from './format';
import { partsOf } from './parts';
import type { Reading } from './reading';
import type { Score } from './score';
import type { Lang } from './types';
import type { Words } from './words';

/** The one number and the words around it. */
export interface Hero {
  sentence: string;
  figure: string;
  /** Class, or what the figure is out of while only a part is measured. */
  strong: string;
  rest: string;
  /** All of it in one sentence, for those who hear the wall. */
  spoken: string;
}

/** Words for a score: a class only when all 100 points are measured, else honestly "46,2 trên 66 điểm đang đo trực tiếp". */
export function heroOf(score: Score | null, w: Words, lang: Lang): Hero {
  if (!score) return { sentence: w.hero.wait, figure: '—', strong: '', rest: '', spoken: w.hero.wait };
  const figure = formatFigure(score.value, 'points', lang, score.max);
  const max = formatLimit(score.max, lang);
  if (score.max < 100) {
    const missing = score.max - score.value;
    const sentence = missing > 0 ? w.hero.missing(formatMissing(missing, lang)) : w.hero.full(max);
    return { sentence, figure, strong: w.hero.outOf(max), rest: w.hero.live, spoken: w.hero.sentence(figure, max) };
  }
  const next = nextClass(score.value);
  const sentence = next ? w.hero.toClass(formatMissing(next.missing, lang), w.classes[next.name]) : w.hero.top;
  const strong = score.className ? w.classes[score.className] : '';
  return { sentence, figure, strong, rest: w.hero.outOf(max), spoken: `${sentence}. ${figure} ${w.hero.outOf(max)}` };
}

/** How far a figure is from its limit, or a percentage from 100; empty when it has neither or cannot be trusted. */
export function heroLine({ tile, state }: Reading, { panels: w }: Words, lang: Lang): string {
  if (!tile || tile.value === null || (state !== 'live' && state !== 'late')) return '';
  if (tile.unit === 'percent')
    return tile.value < 100 ? w.missingPercent(formatFigure(100 - tile.value, 'percent', lang)) : '';
  if (tile.unit === 'part') return w.ofParts(String(partsOf(tile).length));
  // Where nothing is allowed, the figure itself says by how much.
  if (!tile.limit || tile.limit.value === 0) return '';
  const by = formatFigure(Math.abs(tile.value - tile.limit.value), tile.unit, lang, 0);
  const limit = formatLimit(tile.limit.value, lang);
  const { side } = tile.limit;
  if (side === 'above' ? tile.value > tile.limit.value : tile.value < tile.limit.value)
    return side === 'above' ? w.over(by, limit) : w.under(by, limit);
  return w.within(by, limit);
}
