import { rowsOf as partsIn } from '../rows';
import type { Lang, Tile } from '../types';
import { deskWords } from '../words/desk';
import type { Row } from './csv';
import { withQuery } from './call';

/** Where the rows behind a figure are read: the owner's own read, and the columns worth a place on the desk. */
export interface RowsSource {
  path: string;
  columns: readonly string[];
}

/** What one may choose among the rows of a figure. */
export interface Choice {
  key: string;
  name: string;
}

/** The owners' reads that answer rows, with the columns worth a place on the desk. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  '/api/catalogue/dossiers': [
    ...['code', 'procedure', 'area', 'agency', 'status', 'channel', 'receivedAt', 'dueAt', 'endedAt'],
  ],
  '/api/hotline/tickets': [
    ...['code', 'area', 'category', 'channel', 'status', 'agency', 'openedAt', 'dueAt', 'answeredAt'],
  ],
  '/api/catalogue/services': ['code', 'nameVi', 'level', 'field', 'online', 'maxWorkingDays'],
  '/api/feeds/sensors': ['id', 'nameVi', 'area', 'domain', 'periodSeconds', 'quantities'],
  '/api/eid/counts': ['on', 'kind', 'area', 'count'],
};
const SCORED = ['code', 'area', 'countedOn', 'dueAt', 'endedAt', 'counts'];
const KEY = '{key}';

/**
 * Where to find the rows behind a tile of an area, as the tile itself tells; null when its owner keeps no more than the tile
 * lists. A figure that is made of parts opens the named one, else all of them; Index 766 a metric, the first unless one is named.
 */
export function rowsOf(tile: Tile, code: string, part: string | null, lang: Lang = 'vi'): RowsSource | null {
  const choices = choicesOf(tile, lang);
  const asked = choices.find(({ key }) => key === part)?.key ?? choices[0]?.key;
  if (tile.tile === 'index766.score') {
    const window = String(tile.detail?.['window'] ?? '');
    const path = withQuery(`/api/indicators/766/scores/${code}/rows`, {
      metric: asked ?? '',
      part: 'denominator',
      window,
    });
    return asked ? { path, columns: SCORED } : null;
  }
  const told = tile.rows ?? '';
  const [read = '', query = ''] = told.split('?');
  if (!COLUMNS[read]) return null;
  const columns = COLUMNS[read].map((column) => (column === 'nameVi' && lang === 'en' ? 'nameEn' : column));
  // Without a part all of them are listed: as many as the figure says.
  if (query.includes(KEY) && !asked) return { path: told.replace(/&\w+=\{key\}/, ''), columns };
  return { path: told.replace(KEY, encodeURIComponent(asked ?? '')), columns };
}

/** The parts of a figure that can be opened by themselves: metrics with rows, the entries of its list after all of them; none for most figures. */
export function choicesOf(tile: Tile, lang: Lang): Choice[] {
  if (tile.tile === 'index766.score') return [...metricsOf(tile), ...ownOf(tile, lang)];
  if (!tile.rows?.split('?')[1]?.includes(KEY)) return [];
  const parts = partsIn(tile, lang).filter(({ key }) => key !== '');
  return [{ key: '', name: deskWords(lang).allParts }, ...parts.map(({ key, name }) => ({ key, name }))];
}

/** What a tile lists by itself, where its owner keeps no rows of their own: deadlines, parts of the platform, events. */
export function listOf(tile: Tile): Row[] {
  return (tile.detail?.['list'] ?? tile.detail?.['topTen'] ?? []) as Row[];
}

/** Rows one to a line: a count of identities comes with those of the areas below, each its own row. */
export function flat(rows: readonly Row[]): Row[] {
  return rows.flatMap(({ total, parts, ...rest }) =>
    total ? [total as Row, ...((parts ?? []) as Row[])].map((count) => ({ ...rest, ...count })) : [{ ...rest }],
  );
}

function metricsOf(tile: Tile): Choice[] {
  const metrics = (tile.detail?.['metrics'] ?? []) as { code: string; denominator: number }[];
  return metrics.filter(({ denominator }) => denominator > 0).map(({ code }) => ({ key: code, name: '' }));
}

function ownOf(tile: Tile, lang: Lang): Choice[] {
  const own = (tile.detail?.['own'] ?? []) as { code: string; nameVi: string; nameEn: string }[];
  return own.map(({ code, nameVi, nameEn }) => ({ key: code, name: lang === 'vi' ? nameVi : nameEn }));
}
