import type { Lang } from '../types';
import type { DeskWords } from '../words/desk.vi';

/** Something that was done at the desk or came to pass by itself, as the audit keeps it. */
export interface Done {
  id: number;
  subject: string;
  act: string;
  at: string;
  by: string;
  note?: string | null;
  detail?: { reason?: string | null; name?: string | null; nameVi?: string | null; nameEn?: string | null } | null;
  area?: string | null;
  rule?: string | null;
  priority?: string | null;
  sourceVi?: string | null;
  sourceEn?: string | null;
}

/** Whole hours a shift looks back on. */
export const HOURS = [8, 12, 24, 72] as const;

/** The span that the address asks for; a shift of eight hours unless it names another. */
export const hoursOf = (query: URLSearchParams): number =>
  HOURS.find((hours) => String(hours) === query.get('hours')) ?? HOURS[0];

/** Who did what: people, the system, or both. */
export function isBy({ by }: Done, asked: string | null): boolean {
  return asked === 'people' ? by !== 'system' : asked === 'system' ? by === 'system' : true;
}

/** What it was done to, in words; `ruleName` knows what the rules are called. */
export function whatOf(one: Done, w: DeskWords, lang: Lang, ruleName: (code: string) => string): string {
  const [kind = '', name = ''] = one.subject.split('/');
  const source = lang === 'vi' ? one.sourceVi : one.sourceEn;
  if (kind === 'alarm') return [source, one.rule && ruleName(one.rule)].filter(Boolean).join(': ');
  const own = kind === 'rule' ? ruleName(name) : (source ?? name);
  return `${w.shift.subjects[kind] ?? kind} ${own}`;
}

/** How often something was done to alarms. */
export const countOf = (done: readonly Done[], act: string): number =>
  done.filter((one) => one.act === act && one.subject.startsWith('alarm/')).length;
