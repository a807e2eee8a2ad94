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

/** How urgent a state is, the most urgent first; what is hidden comes after all others. */
const URGENCY: readonly AlarmStanding[] = ['unacknowledged', 'latched', 'returned', 'acknowledged', 'normal'];

/** What an operator looks at first: high before low, unanswered before answered, then the newest; what is hidden last. */
export function sorted(alarms: readonly DeskAlarm[]): DeskAlarm[] {
  const rank = ({ priority, state }: DeskAlarm) => PRIORITIES.indexOf(priority) * 10 + URGENCY.indexOf(state);
  const hidden = ({ state }: DeskAlarm) => Number(!URGENCY.includes(state));
  return [...alarms].sort((a, b) => hidden(a) - hidden(b) || rank(a) - rank(b) || b.raisedAt.localeCompare(a.raisedAt));
}

/** Whether an alarm is one of those that the filters ask for; words are found with or without their marks. */
export function holds(alarm: DeskAlarm, { priority, state, q }: Omit<Filters, 'area'>, more = ''): boolean {
  if ((priority && alarm.priority !== priority) || (state && alarm.state !== state)) return false;
  return holdsWords([alarm.textVi, alarm.textEn, alarm.area, alarm.reason ?? '', more].join(' '), q);
}

/** Whether somebody still has to say that they have seen it. */
export const waits = ({ state }: DeskAlarm): boolean => state === 'unacknowledged' || state === 'returned';

/** Alarms of one rule that came together in a flood. */
export interface Group {
  rule: string;
  alarms: DeskAlarm[];
}
const GROUP_LEAST = 3;

/**
 * A list in a flood (ISA-18.2: more than ten in ten minutes): what came of one rule is one entry, in the place of its first;
 * a high alarm and one that was escalated stand by themselves, for they must not be overlooked.
 */
export function grouped(listed: readonly DeskAlarm[], isFlood: boolean): (DeskAlarm | Group)[] {
  const groups = new Map<string, DeskAlarm[]>();
  for (const alarm of listed)
    if (isFlood && !standsAlone(alarm)) groups.set(alarm.rule, [...(groups.get(alarm.rule) ?? []), alarm]);
  return listed.flatMap((alarm): (DeskAlarm | Group)[] => {
    const group = standsAlone(alarm) ? undefined : groups.get(alarm.rule);
    if (!group || group.length < GROUP_LEAST) return [alarm];
    return group[0] === alarm ? [{ rule: alarm.rule, alarms: group }] : [];
  });
}

const standsAlone = ({ priority, escalated, state }: DeskAlarm): boolean =>
  priority === 'high' || escalated === true || state !== 'unacknowledged';

/** Whether a text holds what was typed, with or without its marks. */
export const holdsWords = (text: string, q: string): boolean => fold(text).includes(fold(q));

export const textOf = (alarm: DeskAlarm, lang: Lang) => (lang === 'vi' ? alarm.textVi : alarm.textEn);

/** Lower case without marks: `Đường` is found by `duong`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}
