import { call, withQuery, type Page } from './call';

/** Something that can be changed at the desk, said field by field: the name of a field and what stands in it. */
export type Said = readonly (readonly [field: string, text: string])[];

/** A field that two people see differently. */
export interface Change {
  field: string;
  was: string;
  theirs: string;
  /** What is written here, where it is neither of the two. */
  mine: string | null;
}

/** Somebody else has saved since this was read: who, when and what; the change made here goes over theirs, or gives way. */
export interface Conflict {
  by: string;
  at: string;
  note: string | null;
  changes: Change[];
  keep: () => Promise<void>;
  take: () => void;
}

/** What was saved last of a subject of the audit, and by whom. */
export interface Saved<T> {
  act: string;
  by: string;
  at: string;
  note?: string | null;
  detail: T;
}

/** What somebody else changed, field by field; fields that come or go count too. */
export function changesOf(was: Said, theirs: Said, mine: Said): Change[] {
  const textIn = (said: Said, field: string) => said.find(([name]) => name === field)?.[1] ?? '';
  return [...new Set([...was, ...theirs].map(([field]) => field))]
    .map((field) => ({ field, was: textIn(was, field), theirs: textIn(theirs, field), mine: textIn(mine, field) }))
    .filter((one) => one.was !== one.theirs)
    .map((one) => ({ ...one, mine: one.mine === one.was || one.mine === one.theirs ? null : one.mine }));
}

/** Reads what was saved last. */
export async function lastSaved<T>(subject: string): Promise<Saved<T>> {
  const page = await call<Page<Saved<T>>>('GET', withQuery('/api/desk/acts', { subject, rows: '1' }));
  return page.items[0]!;
}

/** Finds out what somebody else has saved of a subject, against what was read (`was`) and what is written here (`mine`). */
export async function meet<T>(
  subject: string,
  told: {
    was: Said;
    mine: Said;
    said: (theirs: T) => Said;
    keep: (theirs: T) => Promise<void>;
    take: (theirs: T) => void;
  },
): Promise<Conflict> {
  const { by, at, note, detail } = await lastSaved<T>(subject);
  return {
    by,
    at,
    note: note ?? null,
    changes: changesOf(told.was, told.said(detail), told.mine),
    keep: () => told.keep(detail),
    take: () => told.take(detail),
  };
}
