import type { FigureName } from '../figures';
import { rowsOf } from '../rows';
import { valueNames } from '../words/values';
import type { Desk } from './desk.svelte';

/** Tiles whose lists name the codes of a column. */
const NAMED: Readonly<Record<string, readonly FigureName[]>> = {
  status: ['dossiers.flow'],
  channel: ['tickets.by-channel'],
  category: ['tickets.by-category'],
  kind: ['eid.by-kind', 'eid.papers'],
  agency: ['tickets.by-agency', 'dossiers.by-agency'],
};

/** What people call the codes in the rows of the desk, by column and code: `channel phone`; what is not in it is said as it is. */
export function namesFor(desk: Desk): Map<string, string> {
  const names = valueNames(desk.lang);
  for (const [column, tiles] of Object.entries(NAMED))
    for (const tile of tiles)
      for (const { key, name } of rowsOf(desk.board?.tile(tile), desk.lang)) names.set(`${column} ${key}`, name);
  return names;
}
