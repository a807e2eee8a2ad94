import { textOf, type DeskAlarm } from './alarms';
import { sheetTime, type Row } from './csv';
import type { Desk } from './desk.svelte';
import { personName } from './person';
import { placeName } from './place';

/** The alarm list as a sheet for people: words in the language that is shown, times of Vietnam, numbers as numbers. */
export function alarmSheet(desk: Desk, alarms: readonly DeskAlarm[], ruleName: (code: string) => string): Row[] {
  const { w, words, lang } = desk;
  const c = w.columns;
  return alarms.map((alarm) => ({
    [w.priority]: w.priorities[alarm.priority],
    [w.state]: w.states[alarm.state] + (alarm.escalated ? ` · ${w.escalated}` : ''),
    [c.alarm]: textOf(alarm, lang),
    [c.rule]: ruleName(alarm.rule),
    [c.place]: placeName(desk, alarm.area),
    [c.areaCode]: alarm.area.split('.').at(-1),
    [c.value]: alarm.value,
    [w.limit]: alarm.limit,
    [c.unit]: words.units[alarm.unit] ?? alarm.unit,
    [c.raised]: sheetTime(alarm.raisedAt),
    [c.answer]: sheetTime(alarm.respondBy),
    [c.returned]: sheetTime(alarm.returnedAt),
    [c.by]: personName(alarm.acknowledgedBy ?? '', lang),
    [c.hiddenUntil]: sheetTime(alarm.hiddenUntil),
    [c.reason]: alarm.reason ?? '',
    [words.simulated]: alarm.simulated ? w.yes : '',
  }));
}
