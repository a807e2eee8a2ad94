import { expect, it } from 'vitest';
import { tileWith } from '../../testing/tile';
import { metricsOf, rowsOf } from './rows';

const pathOf = (tile: string, detail?: Record<string, unknown>) =>
  rowsOf(tileWith({ tile, detail }), '725', null)?.path;

it.each([
  ['dossiers.overdue', '/api/catalogue/dossiers?overdue=true&area=725'],
  ['dossiers.on-time-percent', '/api/catalogue/dossiers?area=725'],
  ['tickets.near-breach', '/api/hotline/tickets?area=725'],
  ['services.essential', '/api/catalogue/services?essential=true&area=725'],
  ['eid.chip-cards', '/api/eid/counts?area=725'],
  ['sensors.pm25-max', '/api/feeds/sensors?area=725'],
  ['city.air', '/api/feeds/sensors?area=725'],
])('opens %s at its owner', (tile, path) => {
  expect(pathOf(tile)).toBe(path);
});

it('has no rows for what is no count of rows', () => {
  expect(pathOf('platform.parts')).toBeUndefined();
});

it('believes the tile itself, but only about this site', () => {
  expect(pathOf('tickets.open', { rows: '/api/hotline/tickets?status=open' })).toBe('/api/hotline/tickets?status=open');
  expect(pathOf('tickets.open', { rows: 'https://elsewhere.example/rows' })).toBe('/api/hotline/tickets?area=725');
});

it('opens Index 766 by metric, the first that was measured unless one is named', () => {
  const score = tileWith({
    tile: 'index766.score',
    detail: {
      window: '2026-11',
      metrics: [
        { code: '1.1', denominator: 0 },
        { code: '2.1', denominator: 4 },
      ],
    },
  });
  expect(metricsOf(score)).toEqual(['2.1']);
  expect(rowsOf(score, '725', null)?.path).toBe(
    '/api/indicators/766/scores/725/rows?metric=2.1&part=denominator&window=2026-11',
  );
});
