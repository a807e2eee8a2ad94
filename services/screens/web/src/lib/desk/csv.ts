import type { Lang } from '../types';

/** A row of anything: nested values are written as JSON. */
export type Row = Record<string, unknown>;

// `2.000610` is a procedure and `0912345678` a telephone: as numbers they would lose their noughts.
const LIKE_NUMBER = /^(0\d+|\d{16,}|\d+([.,]\d+)+|\d+[eE]\d+)$/;
// Excel takes UTF-8 for what it is only behind this mark.
const MARK = '\uFEFF';

/**
 * A table as text for a spreadsheet, its columns in the order in which they first appear. In Vietnamese as a Vietnamese machine reads
 * it (decimal comma, and so semicolons between cells), in English as RFC 4180 has it. A cell that a spreadsheet would run as a formula
 * is disarmed; a code that it would take for a number keeps its signs behind a tab.
 */
export function csvOf(rows: readonly Row[], lang: Lang): string {
  const [between, decimal] = lang === 'vi' ? [';', ','] : [',', '.'];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  const cellOf = (value: unknown): string => {
    if (typeof value === 'number') return String(value).replace('.', decimal);
    const text =
      value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : LIKE_NUMBER.test(text) ? `\t${text}` : text;
    return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return MARK + lines.map((cells) => cells.map(cellOf).join(between)).join('\r\n') + '\r\n';
}

/**
 * An instant as a sheet holds it: in Vietnam's time and in the one order that no regional setting of a spreadsheet takes for
 * another day (`05/11/2026` is the fifth of November here and the eleventh of May there). Blank for none.
 */
export function sheetTime(at: string | null | undefined): string {
  if (!at) return '';
  return new Date(Date.parse(at) + VIETNAM_MS).toISOString().slice(0, 19).replace('T', ' ');
}

const VIETNAM_MS = 7 * 3_600_000;

/** Hands a text to the person at the desk as a file. */
export function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
