import { formatLimit } from '../format';
import type { Lang } from '../types';
import type { DeskWords } from '../words/desk.vi';
import type { Said } from './conflict';
import { writeDay } from './days';
import { limitOf, NUMBERS, TEXTS, type Rule } from './rules';
import type { Item } from '../playlist';

/** A rule of alarms field by field, in words; what it has not is left out. */
export function saidOfRule(rule: Rule, w: DeskWords, lang: Lang): Said {
  const r = w.rules;
  const yesNo = (is: boolean) => (is ? w.yes : w.no);
  const numbers = NUMBERS.filter((name) => name !== 'limit' && name !== 'withinSeconds');
  const said: [string, string | null | undefined][] = [
    [r.from, writeDay(rule.validFrom)],
    [r.enabled, yesNo(rule.enabled)],
    [r.kind, r.kinds[rule.kind] ?? rule.kind],
    [r.measure, r.measures[rule.measure] ?? rule.measure],
    [r.quantity.split(',')[0]!, rule.quantity],
    [r.tiers, rule.tiers?.map((tier) => r.tier[tier] ?? tier).join(', ')],
    [w.limitWord, limitOf(rule, r, lang)],
    [w.priority, rule.priority ? w.priorities[rule.priority as 'high'] : r.own],
    ...numbers.map((name): [string, string] => [
      r.numbers[name as 'deadbandPercent'],
      formatLimit(rule[name] ?? 0, lang),
    ]),
    [r.latching, yesNo(rule.latching)],
    ...(['Vi', 'En'] as const).flatMap((tongue) => [
      ...TEXTS.map((text): [string, string] => [`${r.texts[text]} (${r.tongues[tongue]})`, rule[`${text}${tongue}`]]),
      [`${r.actions.split(',')[0]} (${r.tongues[tongue]})`, rule[`actions${tongue}`]?.join(' ')] as [string, string],
    ]),
  ];
  return said.flatMap(([field, text]) => (text ? [[field, text] as const] : []));
}

/** A playlist item by item, in words. */
export function saidOfPlaylist(
  { items, span }: { items: readonly Item[]; span: { columns: number } },
  w: DeskWords,
  walls: Readonly<Record<string, string>>,
  placeOf: (area: string) => string,
): Said {
  return [
    [w.spanColumns, String(span.columns)],
    ...items.map(({ wall, area, seconds, from, to }, index): [string, string] => [
      `${w.fields['items']} ${index + 1}`,
      [`${walls[wall] ?? wall} ${placeOf(area)}`, w.secondsLong(seconds), from && to ? `${from}–${to}` : '']
        .filter(Boolean)
        .join(', '),
    ]),
  ];
}

/** What a tied screen shows, in words. */
export function saidOfDevice(
  { name, area, playlist }: { name: string; area: string; playlist?: string | null },
  w: DeskWords,
  placeOf: (area: string) => string,
): Said {
  return [
    [w.name, name],
    [w.area, placeOf(area)],
    [w.playlist, playlist || '–'],
  ];
}
