import type { Tile } from '../../lib/types';
import type { Scene } from './world';

const PARTS = ['gateway', 'catalogue', 'indicators', 'hotline', 'eid', 'feeds', 'screens', 'desk', 'simulator'];

/** The parts of the platform and how the alarms behave. */
export function platformTiles({ now, mood, make, dice }: Scene): Tile[] {
  const list = PARTS.map((part, index) => ({
    part,
    release: '1.4.2',
    state: mood === 'alarm' && index === 3 ? 'dead' : mood === 'stale' && index === 5 ? 'late' : 'well',
    queueMessages: Math.floor(dice(part) * (index === 3 ? 900 : 9)),
    oldestOutboxSeconds: Math.floor(dice(`${part} age`) * 3),
    outboxRows: Math.floor(dice(`${part} rows`) * 12),
    parked: index === 4 ? 2 : 0,
    requestsPerSecond: 200 * dice(`${part} requests`) ** 2,
    errorsPerSecond: index === 6 ? 0.2 : 0,
    lagMilliseconds: Math.round(40 + 60 * dice(`${part} lag`)),
    at: new Date(now - 6_000).toISOString(),
  }));
  const topTen = [
    ['pm25-high', 14],
    ['tickets-near-breach', 9],
    ['sensor-silent', 6],
    ['dossiers-overdue', 3],
  ].map(([rule, count]) => ({ rule, count }));
  return [
    make('platform.parts', list.filter((one) => one.state !== 'well').length, 'part', {
      detail: { list },
      periodSeconds: 10,
    }),
    make('alarms.measures', 4.2, 'alarm', { detail: { perHour: 4.2, chattering: 0, stale: 1, topTen } }),
  ];
}
