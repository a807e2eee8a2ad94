import { tick } from 'svelte';

/** Whether a key belongs to something else: a field that is being written in, a dialog, the browser; or whoever sits here wants no keys of one letter. */
export function isOther(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !hasKeys()) return true;
  return (event.target as Element).closest('input, select, textarea, dialog') !== null;
}

const KEYS = 'ioc.desk.keys';

/** Whether keys of one letter do anything: who speaks to the browser, or rests a hand on the keyboard, may switch them off (WCAG 2.1.4). */
export function hasKeys(): boolean {
  return globalThis.localStorage?.getItem(KEYS) !== 'off';
}

/** Switches them, for this browser. */
export function useKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEYS);
  else localStorage.setItem(KEYS, 'off');
}

/** What the keys of a list need to know of it. */
export interface Listed {
  /** Keys of the rows in their order. */
  rows: readonly string[];
  /** Where one stands: the row that has the focus, else the opened one. */
  at: string;
  /** The place of that row when it has left the list. */
  was?: number;
  /** Goes to a row. */
  choose: (row: string) => void;
  /** Lets go: of a field that is being written in, else of what is opened. */
  leave: (isField: boolean) => void;
  exportCsv?: () => void;
}

/** The same keys in every list: j and k go down and up, x exports, Escape lets go. True when the key was one of them. */
export function listKey(event: KeyboardEvent, { rows, at, was = 0, choose, leave, exportCsv }: Listed): boolean {
  const { key } = event;
  const target = event.target as Element;
  // In a search field Escape empties it, in a dialog it closes that.
  if (key === 'Escape' && !target.closest('dialog, .filters'))
    leave(target.closest('input, select, textarea') !== null);
  else if (isOther(event)) return false;
  else if (key === 'x' && exportCsv) exportCsv();
  else if (key === 'j' || key === 'k') {
    const here = rows.indexOf(at);
    // What has left the list left its place to the row below it.
    const next = here >= 0 ? here + (key === 'j' ? 1 : -1) : at === '' ? 0 : key === 'j' ? was : was - 1;
    const row = rows[Math.min(rows.length - 1, Math.max(0, next))];
    if (row !== undefined) choose(row);
  } else return false;
  return true;
}

/** Puts the focus on a row of the list, once the list is drawn as it now stands. */
export async function focusRow(key: string): Promise<void> {
  await tick();
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
  row?.focus();
}

/** The row that has the focus; blank when none has. */
export function focusedRow(): string {
  return (document.activeElement as HTMLElement | null)?.dataset?.['row'] ?? '';
}

/** What was opened with Enter is gone into; a hand on the mouse stays where it is. */
export async function goInto(event: MouseEvent): Promise<void> {
  if (event.detail !== 0) return;
  await tick();
  document.querySelector<HTMLElement>('.detail')?.focus();
}
