import { formatAsOf, formatLimit } from '../format';
import { sheetTime, type Row } from './csv';
import type { Desk } from './desk.svelte';
import { writeDay } from './days';
import { placeName } from './place';

/** Whether a column holds instants or days. */
export const isTime = (column: string): boolean => /(At|On|^on|^at)$/.test(column);

/** What a cell says to people, in words where its code has one. */
export function cellText(desk: Desk, names: ReadonlyMap<string, string>, column: string, value: unknown): string {
  const { lang, words, w } = desk;
  if (value === null || value === undefined) return (column === 'agency' && names.get('agency none')) || '–';
  if (column === 'area') return placeName(desk, String(value));
  if (isTime(column) && typeof value === 'string')
    return value.length === 10 ? writeDay(value) : formatAsOf(value, desk.now, lang);
  if (typeof value === 'number' && column !== 'status') return formatLimit(value, lang);
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (Array.isArray(value)) return value.map((one: Row) => reading(one)).join(', ');
  return names.get(`${column} ${String(value)}`) ?? String(value);

  function reading(one: Row): string {
    const number = one['latestValue'] ?? one['value'];
    return [
      names.get(`quantity ${String(one['quantity'])}`) ?? one['quantity'],
      typeof number === 'number' ? formatLimit(number, lang) : '',
      words.units[String(one['unit'])] ?? one['unit'],
    ]
      .filter(Boolean)
      .join(' ');
  }
}

/** The same rows as a sheet: the words of the desk, but numbers and instants as a spreadsheet can sort them. */
export function sheetOf(
  desk: Desk,
  names: ReadonlyMap<string, string>,
  columns: readonly string[],
  rows: readonly Row[],
): Row[] {
  const cell = (column: string, value: unknown): unknown => {
    if (value === null || value === undefined) return '';
    if (isTime(column) && typeof value === 'string') return value.length === 10 ? value : sheetTime(value);
    return typeof value === 'number' && column !== 'status' ? value : cellText(desk, names, column, value);
  };
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [desk.w.rowColumns[column] ?? column, cell(column, row[column])])),
  );
}
