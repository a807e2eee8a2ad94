import type { Link } from './board.svelte';
import { formatAge } from './format';
import type { Lang } from './types';
import type { Words } from './words';

/** What the wall says about its connection, or nothing while all is well; spoken (`lostSeconds` null) without its age. */
export function linkNotice(link: Link, cut: boolean, lostSeconds: number | null, w: Words, lang: Lang): string {
  if (link.kind === 'live') return '';
  if (link.kind === 'refused') return w.link.refused;
  if (link.kind === 'unknown-area') return w.link.unknown;
  if (link.kind === 'opening') return w.link.opening;
  if (!cut) return '';
  return lostSeconds === null ? w.link.lostSpoken : w.link.lost(formatAge(lostSeconds, lang));
}
