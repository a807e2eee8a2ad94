import { formatAge, formatLimit } from '../format';
import type { Lang } from '../types';
import type { DeskWords } from '../words/desk.vi';
import type { Fault } from './call';

/** A rule of alarms, as the desk's service tells it. */
export interface Rule {
  code: string;
  version: number;
  validFrom: string;
  enabled: boolean;
  kind: string;
  measure: string;
  quantity?: string | null;
  tiers?: number[] | null;
  limit?: number | null;
  side?: string | null;
  deadbandPercent: number;
  onDelaySeconds: number;
  offDelaySeconds: number;
  withinSeconds?: number | null;
  latching: boolean;
  priority?: string | null;
  respondWithinMinutes: number;
  nameVi: string;
  nameEn: string;
  causeVi: string;
  causeEn: string;
  consequenceVi: string;
  consequenceEn: string;
  actionsVi: string[];
  actionsEn: string[];
}

/** A rule as fields hold it: lists are lines, and the reason of the change stands beside it. */
export type RuleForm = Omit<Rule, 'actionsVi' | 'actionsEn'> & { actionsVi: string; actionsEn: string; note: string };

/** Numbers of a rule, in the order in which they are asked for. */
export const NUMBERS = [
  'limit',
  'deadbandPercent',
  'onDelaySeconds',
  'offDelaySeconds',
  'withinSeconds',
  'respondWithinMinutes',
] as const;
/** Levels of the tree that a rule about totals may look at: the root, right below it, below that. */
export const TIERS = [1, 2, 3] as const;
/** Texts of a rule in both languages. */
export const TEXTS = ['name', 'cause', 'consequence'] as const;

/** A rule ready to be changed from a day on. */
export function formOf(rule: Rule, today: string): RuleForm {
  return {
    ...structuredClone(rule),
    validFrom: rule.validFrom > today ? rule.validFrom : today,
    actionsVi: rule.actionsVi.join('\n'),
    actionsEn: rule.actionsEn.join('\n'),
    note: '',
  };
}

/** Where a new rule begins: what makes each kind of alarm what it is. */
export const BEGINNINGS = {
  sensor: { kind: 'threshold', measure: 'sensor', priority: null },
  total: { kind: 'threshold', measure: 'dossiers.overdue', tiers: [2], limit: 20, side: 'above' },
  breach: { kind: 'threshold', measure: 'tickets.overdue', tiers: [2], limit: 5, side: 'above' },
  silence: { kind: 'silence', measure: 'sensor', limit: 5 },
  late: { kind: 'late', measure: 'sensor', limit: 1.5, deadbandPercent: 20 },
  change: { kind: 'change', measure: 'sensor', limit: 10, side: 'above', withinSeconds: 3_600 },
  score: { kind: 'change', measure: 'index766.score', tiers: [1, 2], limit: 2, side: 'below', withinSeconds: 86_400 },
} satisfies Record<string, Partial<Rule>>;
export type Beginning = keyof typeof BEGINNINGS;

/** A rule that is not there yet, in force from today on. */
export function blankOf(beginning: Beginning, today: string): RuleForm {
  const rule: Rule = {
    code: '',
    version: 0,
    validFrom: today,
    enabled: true,
    kind: '',
    measure: '',
    deadbandPercent: 0,
    onDelaySeconds: 60,
    offDelaySeconds: 60,
    latching: false,
    priority: 'medium',
    respondWithinMinutes: 60,
    nameVi: '',
    nameEn: '',
    causeVi: '',
    causeEn: '',
    consequenceVi: '',
    consequenceEn: '',
    actionsVi: [],
    actionsEn: [],
  };
  return formOf({ ...rule, ...BEGINNINGS[beginning] }, today);
}

/** What is sent: fields that were emptied or belong to another kind are left out, and so is what the service says itself. */
export function wishOf(form: RuleForm): Record<string, unknown> {
  const out = new Set(['code', 'version', 'isOfOrigin', form.measure === 'sensor' ? 'tiers' : 'quantity']);
  if (form.kind !== 'change') out.add('withinSeconds');
  if (form.kind === 'silence' || form.kind === 'late') out.add('side');
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const told = { ...form, actionsVi: lines(form.actionsVi), actionsEn: lines(form.actionsEn) };
  return Object.fromEntries(
    Object.entries(told).filter(
      ([name, value]) => !out.has(name) && value !== null && value !== undefined && value !== '',
    ),
  );
}

/** What is wrong with a field, also with one entry of its list; empty when nothing is. */
export function faultOf(faults: readonly Fault[], field: string): string {
  return faults
    .filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))
    .map(({ detail }) => detail)
    .join(' ');
}

/** What a rule holds a figure against, as the list says it: `trên 20`, `giảm 2 trong 24 giờ`, `quá 5 chu kỳ`. */
export function limitOf({ limit, side, kind, withinSeconds }: Rule, words: DeskWords['rules'], lang: Lang): string {
  if (typeof limit !== 'number') return words.own;
  const number = formatLimit(limit, lang);
  if (kind === 'threshold') return `${words.sides[side ?? ''] ?? ''} ${number}`.trim();
  if (kind !== 'change') return words.periods(number);
  const within = withinSeconds ? words.within(formatSpan(withinSeconds, lang)) : '';
  return `${words.moves[side ?? ''] ?? ''} ${number} ${within}`.trim();
}

/** A whole day is said in hours, for a day begins and ends at midnight. */
const formatSpan = (seconds: number, lang: Lang): string =>
  seconds === 86_400 ? `24 ${lang === 'vi' ? 'giờ' : 'h'}` : formatAge(seconds, lang);
