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

/** What is sent: fields that were emptied are left out, and so is what the service says itself. */
export function wishOf(form: RuleForm): Record<string, unknown> {
  const own = new Set(['code', 'version', 'isOfOrigin']);
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const told = { ...form, actionsVi: lines(form.actionsVi), actionsEn: lines(form.actionsEn) };
  return Object.fromEntries(
    Object.entries(told).filter(
      ([name, value]) => !own.has(name) && value !== null && value !== undefined && value !== '',
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
