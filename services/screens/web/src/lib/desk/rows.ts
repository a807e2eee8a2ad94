import type { Row } from './csv';
import type { Tile } from '../types';

/** Where the rows behind a figure are read: the owner's own read, and the columns worth a place on the desk. */
export interface RowsSource {
  path: string;
  columns: string[];
}

const DOSSIER = ['code', 'procedure', 'area', 'agency', 'status', 'channel', 'receivedAt', 'dueAt', 'endedAt'];
const TICKET = ['code', 'area', 'category', 'channel', 'status', 'agency', 'openedAt', 'dueAt', 'answeredAt'];
const SERVICE = ['code', 'nameVi', 'level', 'field', 'online', 'maxWorkingDays'];
const SENSOR = ['id', 'nameVi', 'area', 'domain', 'periodSeconds', 'quantities'];
const COUNT = ['on', 'kind', 'area', 'count'];
const SCORED = ['code', 'area', 'countedOn', 'dueAt', 'endedAt', 'counts'];

const SOURCES: [tile: RegExp, path: string, columns: string[]][] = [
  [/^dossiers\.overdue$/, '/api/catalogue/dossiers?overdue=true', DOSSIER],
  [/^dossiers\./, '/api/catalogue/dossiers', DOSSIER],
  [/^tickets\.overdue$/, '/api/hotline/tickets?overdue=true', TICKET],
  [/^tickets\./, '/api/hotline/tickets', TICKET],
  [/^services\.essential$/, '/api/catalogue/services?essential=true', SERVICE],
  [/^services\.full-process$/, '/api/catalogue/services?online=full', SERVICE],
  [/^services\.with-payment$/, '/api/catalogue/services?onlinePayment=true', SERVICE],
  [/^services\./, '/api/catalogue/services', SERVICE],
  [/^eid\./, '/api/eid/counts', COUNT],
  [/^(sensors|city)\./, '/api/feeds/sensors', SENSOR],
];

/**
 * Where to find the rows behind a tile of an area: where the tile itself says, else where its owner keeps them. Null when
 * the figure has no rows of its own. Index 766 asks for a metric first, the first that was measured unless one is named.
 */
export function rowsOf(tile: Tile, code: string, metric: string | null): RowsSource | null {
  const told = tile.detail?.['rows'];
  if (typeof told === 'string' && told.startsWith('/api/')) return { path: told, columns: [] };
  if (tile.tile === 'index766.score') {
    const asked = metric ?? metricsOf(tile)[0];
    if (!asked) return null;
    const query = new URLSearchParams({
      metric: asked,
      part: 'denominator',
      window: String(tile.detail?.['window'] ?? ''),
    });
    return { path: `/api/indicators/766/scores/${code}/rows?${query}`, columns: SCORED };
  }
  const [, path, columns] = SOURCES.find(([name]) => name.test(tile.tile)) ?? [];
  if (!path || !columns) return null;
  return { path: `${path}${path.includes('?') ? '&' : '?'}area=${encodeURIComponent(code)}`, columns };
}

/** What a tile lists by itself, where its owner keeps no rows of their own: parts of the platform, events. */
export function listOf(tile: Tile): Row[] {
  return (tile.detail?.['list'] ?? tile.detail?.['topTen'] ?? []) as Row[];
}

/** The metrics of a score that have rows. */
export function metricsOf(tile: Tile): string[] {
  const metrics = (tile.detail?.['metrics'] ?? []) as { code: string; denominator: number }[];
  return metrics.filter(({ denominator }) => denominator > 0).map(({ code }) => code);
}
