import { formatLimit } from '../format';
import type { Lang } from '../types';

/** A number as it is written into a field: `1,5` in Vietnamese, `1.5` in English, nothing for none. */
export const writeNumber = (value: number | null | undefined, lang: Lang): string =>
  typeof value === 'number' ? formatLimit(value, lang) : '';

/**
 * The number that somebody wrote; null for nothing, undefined for what is no number in that language. Thousands may stand in
 * groups of three; `1.5` in Vietnamese is refused rather than guessed at, for a limit ten times too high is no limit.
 */
export function readNumber(text: string, lang: Lang): number | null | undefined {
  const [mark, group] = lang === 'vi' ? [',', '.'] : ['.', ','];
  const plain = text.trim().replace('\u2212', '-');
  if (plain === '') return null;
  const shape = new RegExp(`^-?(\\d+|\\d{1,3}(\\${group}\\d{3})+)(\\${mark}\\d+)?$`);
  return shape.test(plain) ? Number(plain.replaceAll(group, '').replace(mark, '.')) : undefined;
}
