import type { Lang, Tile } from './types';

/** One row of a tile that lists parts of a whole: by agency, channel, category, kind or status. */
export interface Row {
  key: string;
  name: string;
  /** Null when the owner suppressed it. */
  value: number | null;
  /** The part of `value` that is overdue; null where nothing can be. */
  overdue: number | null;
}

interface Told {
  [field: string]: unknown;
}

/** The rows of a tile, in the owner's order. */
export function rowsOf(tile: Tile | undefined, lang: Lang): Row[] {
  const detail = tile?.detail ?? {};
  const list = (detail['list'] ?? detail['byStatus'] ?? detail['topTen'] ?? []) as Told[];
  return list.map((told) => {
    const key = String(told['key'] ?? told['status'] ?? told['kind'] ?? told['agency'] ?? told['rule'] ?? '');
    const nameVi = told['nameVi'] ?? told['agency'] ?? told['textVi'];
    const name = (lang === 'vi' ? nameVi : (told['nameEn'] ?? told['agencyEn'] ?? told['textEn'] ?? nameVi)) ?? key;
    const value = told['open'] ?? told['value'] ?? told['count'];
    const overdue = told['overdue'];
    return {
      key,
      name: String(name),
      value: typeof value === 'number' ? value : null,
      overdue: typeof overdue === 'number' ? overdue : null,
    };
  });
}

/** Most overdue first, then the largest; suppressed ones and the rest of a list that was cut (its key is empty) last. */
export function worstFirst(rows: readonly Row[]): Row[] {
  const last = ({ key, value }: Row) => Number(key === '' || value === null);
  return [...rows].sort(
    (a, b) => last(a) - last(b) || (b.overdue ?? 0) - (a.overdue ?? 0) || (b.value ?? -1) - (a.value ?? -1),
  );
}

/** As many rows as there is room for, and what the rest of them comes to. */
export function fitRows<T>(rows: readonly T[], room: number): { shown: T[]; rest: T[] } {
  if (rows.length <= room) return { shown: [...rows], rest: [] };
  return { shown: rows.slice(0, Math.max(0, room - 1)), rest: rows.slice(Math.max(0, room - 1)) };
}
