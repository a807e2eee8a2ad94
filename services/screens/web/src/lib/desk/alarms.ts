import type { Alarm, Lang, Priority } from '../types';

export const STATES = [
  'unacknowledged',
  'acknowledged',
  'returned',
  'latched',
  'shelved',
  'suppressed',
  'outOfService',
  'normal',
] as const;
export type AlarmStanding = (typeof STATES)[number];
export const PRIORITIES: readonly Priority[] = ['high', 'medium', 'low'];

/** An alarm as the desk's own read answers it. */
export interface DeskAlarm extends Omit<Alarm, 'state'> {
  version: number;
  rule: string;
  state: AlarmStanding;
  causeVi?: string;
  causeEn?: string;
  consequenceVi?: string;
  consequenceEn?: string;
  actionsVi?: string[];
  actionsEn?: string[];
  tile?: string | null;
  respondBy?: string | null;
  escalated?: boolean;
  returnedAt?: string | null;
  acknowledgedBy?: string | null;
  hiddenUntil?: string | null;
  reason?: string | null;
  simulated?: boolean;
  can: Act[];
}

/** The same as the wire carries it: what the walls hear too, and beside it what only the desk may know. */
export interface Found {
  alarm: Omit<DeskAlarm, 'can' | 'acknowledgedBy' | 'reason' | 'simulated'>;
  simulated: boolean;
  acknowledgedBy?: string;
  reason?: string;
  can: Act[];
}

export const flat = ({ alarm, ...beside }: Found): DeskAlarm => ({ ...alarm, ...beside });

/** What an operator may do with an alarm; the word is the one in the address. */
export const ACTS = [
  'acknowledge',
  'reset',
  'shelve',
  'unshelve',
  'suppress',
  'unsuppress',
  'outOfService',
  'inService',
] as const;
export type Act = (typeof ACTS)[number];

/** Acts that hide an alarm want a reason; a shelf also wants its end. */
export function needsReason(act: Act): boolean {
  return act === 'shelve' || act === 'suppress' || act === 'outOfService';
}

export interface Filters {
  area: string;
  priority: string;
  state: string;
  q: string;
}

/** Filters as they stand in the address bar. */
export function readFilters(query: URLSearchParams): Filters {
  const one = (name: string, known: readonly string[]) => known.find((word) => word === query.get(name)) ?? '';
  return {
    area: /^\d{2,5}$/.test(query.get('area') ?? '') ? query.get('area')! : '',
    priority: one('priority', PRIORITIES),
    state: one('state', STATES),
    q: query.get('q') ?? '',
  };
}

/** What an operator looks at first: high before low, unanswered before answered, then the newest. */
export function sorted(alarms: readonly DeskAlarm[]): DeskAlarm[] {
  const rank = ({ priority, state }: DeskAlarm) => PRIORITIES.indexOf(priority) * 10 + STATES.indexOf(state);
  const hidden = ({ state }: DeskAlarm) => Number(STATES.indexOf(state) >= STATES.indexOf('shelved'));
  return [...alarms].sort((a, b) => hidden(a) - hidden(b) || rank(a) - rank(b) || b.raisedAt.localeCompare(a.raisedAt));
}

/** Whether an alarm holds the words that were typed, with or without their marks. */
export function holds(alarm: DeskAlarm, q: string): boolean {
  return holdsWords([alarm.textVi, alarm.textEn, alarm.rule, alarm.area, alarm.acknowledgedBy ?? ''].join(' '), q);
}

/** Whether a text holds what was typed, with or without its marks. */
export const holdsWords = (text: string, q: string): boolean => fold(text).includes(fold(q));

export const textOf = (alarm: DeskAlarm, lang: Lang) => (lang === 'vi' ? alarm.textVi : alarm.textEn);

/** Lower case without marks: `Đường` is found by `duong`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}
