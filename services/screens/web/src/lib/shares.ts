import { formatLimit, formatNumber } from './format';
import { fractionOf } from './fraction';
import type { Reading } from './reading';
import type { Lang } from './types';
import type { Words } from './words';

/** A part of a whole: percentages, and services of which so many have something. */
export interface Share {
  reading: Reading;
  /** From 0 to 1; null when not known. */
  share: number | null;
  /** What is aimed at, from 0 to 1: beyond it nothing is missing. */
  goal: number;
  text: string;
  /** The aim in words; empty where it is the whole. */
  aim: string;
}

/** Reads shares; `total` is the count that plain counts of services are parts of. */
export function sharesOf(readings: readonly Reading[], total: number | null, w: Words, lang: Lang): Share[] {
  return readings.map((reading) => {
    const { value, unit, detail } = reading.tile ?? {};
    const text = fractionOf(reading, lang);
    if (typeof value !== 'number') return { reading, share: null, goal: 1, text, aim: '' };
    const limit = reading.tile!.limit;
    if (unit === 'percent') {
      const aimed = limit?.side === 'below' ? limit.value : null;
      const aim = aimed === null ? '' : w.panels.target(`${formatLimit(aimed, lang)} %`);
      return { reading, share: value / 100, goal: (aimed ?? 100) / 100, text, aim };
    }
    const [part, whole] =
      typeof detail?.['online'] === 'number'
        ? [detail['online'], value]
        : [value, typeof detail?.['withFee'] === 'number' ? detail['withFee'] : total];
    const ofAll = whole && !text.includes('/') ? `${text}/${formatNumber(whole, lang)}` : text;
    return { reading, share: whole ? part / whole : null, goal: 1, text: ofAll, aim: '' };
  });
}

/** Which of the shares lacks the most; -1 when none lacks anything. */
export function furthest(shares: readonly Share[]): number {
  const gaps = shares.map(({ share, goal, reading }) =>
    share === null || reading.state === 'stale' || reading.state === 'dead' ? 0 : Math.max(0, goal - share),
  );
  const most = Math.max(0, ...gaps);
  return most > 0 ? gaps.indexOf(most) : -1;
}
