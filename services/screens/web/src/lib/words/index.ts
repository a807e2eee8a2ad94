import type { Lang } from '../types';
import { en } from './en';
import { vi, type Words } from './vi';

export type { Words };

/** Every text that a person reads, in the asked language. */
export function wordsOf(lang: Lang): Words {
  return lang === 'vi' ? vi : en;
}
