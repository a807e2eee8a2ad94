import { expect, it } from 'vitest';
import { tileWith } from '../testing/tile';
import { liveOf } from './figures';
import type { Alarm } from './types';

const alarm: Alarm = {
  id: 'a',
  priority: 'high',
  textVi: '',
  textEn: '',
  area: '74.725.25978',
  value: 151.3,
  limit: 150,
  unit: 'ug/m3',
  raisedAt: '2026-11-21T03:42:00Z',
  source: 'air-binh-hoa/pm25',
};

const worst = (sensor: string, value: number | null) =>
  tileWith({
    tile: 'sensors.pm25-max',
    unit: 'ug/m3',
    value,
    limit: { value: 100, side: 'below' },
    detail: { sensor },
  });

it('tells how the sensor of an alarm is now, under the limit of the alarm', () => {
  const live = liveOf(alarm, worst('air-binh-hoa', 162));
  expect([live?.value, live?.limit]).toEqual([162, { value: 150, side: 'below' }]);
});

it('takes no figure of another sensor, of none, or without a value', () => {
  expect(liveOf(alarm, worst('air-binh', 170))).toBeUndefined();
  expect(liveOf(alarm, worst('air-binh-hoa', null))).toBeUndefined();
  expect(liveOf(alarm, undefined)).toBeUndefined();
});
