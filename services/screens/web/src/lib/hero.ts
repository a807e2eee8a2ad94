import { nextClass } from './classes';
import { formatLimit, formatNumber } from './format';
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
  const figure = formatNumber(score.value, lang, 1);
  const max = formatLimit(score.max, lang);
  if (score.max < 100) {
    const missing = score.max - score.value;
    const sentence = missing > 0 ? w.hero.missing(formatNumber(missing, lang, 1)) : w.hero.full(max);
    return { sentence, figure, strong: w.hero.outOf(max), rest: w.hero.live, spoken: w.hero.sentence(figure, max) };
  }
  const next = nextClass(score.value);
  const sentence = next ? w.hero.toClass(formatNumber(next.missing, lang, 1), w.classes[next.name]) : w.hero.top;
  const strong = score.className ? w.classes[score.className] : '';
  return { sentence, figure, strong, rest: w.hero.outOf(max), spoken: `${sentence}. ${figure} ${w.hero.outOf(max)}` };
}
