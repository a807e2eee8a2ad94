/** Whether a key belongs to something else: a field that is being written in, a dialog, the browser. */
export function isOther(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return (event.target as Element).closest('input, select, textarea, dialog') !== null;
}

/** What the keys of a list need to know of it. */
export interface Listed {
  /** Keys of the rows in their order. */
  rows: readonly string[];
  chosen: string;
  /** Opens a row, or none with a blank key. */
  choose: (row: string) => void;
  exportCsv?: () => void;
}

/** The same keys in every list: j and k go down and up, x exports, Escape lets go. True when the key was one of them. */
export function listKey(event: KeyboardEvent, { rows, chosen, choose, exportCsv }: Listed): boolean {
  if (isOther(event)) return false;
  const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
  const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(chosen) + step))];
  if (step !== 0 && next) choose(next);
  else if (event.key === 'x') exportCsv?.();
  else if (event.key === 'Escape') choose('');
  else return false;
  return true;
}
