import { expect, it } from 'vitest';
import { NOW, tileWith } from '../testing/tile';
import { isBeyond, sensorsOf, withoutCommon } from './sensors';

const at = new Date(NOW).toISOString();
const told = [
  {
    sensor: 's1',
    nameVi: 'Lái Thiêu',
    quantity: 'pm25',
    value: 30,
    unit: 'ug/m3',
    limit: 50,
    side: 'above',
    at,
    state: 'normal',
  },
  { sensor: 's2', quantity: 'pm25', value: 75, unit: 'ug/m3', limit: 50, side: 'above', at, state: 'beyond' },
  { sensor: 's3', quantity: 'speed', value: 20, unit: 'km/h', limit: 15, side: 'below', at, state: 'normal' },
  { sensor: 's4', quantity: 'pm25', value: 90, unit: 'ug/m3', limit: 50, side: 'above', at, state: 'silent' },
  { sensor: 's5', quantity: 'noise', value: 60, unit: 'dB', at, state: 'normal' },
];
const sensors = sensorsOf(tileWith({ detail: { list: told } }), 'vi');

it('puts first what is beyond or nearest to its limit, and the silent last', () => {
  expect(sensors.map(({ name }) => name)).toEqual(['s2', 's3', 'Lái Thiêu', 's5', 's4']);
});

it('counts only sensors that speak as beyond their limit', () => {
  expect(sensors.filter(isBeyond).map(({ name }) => name)).toEqual(['s2']);
});

it('draws all sensors of one quantity on one scale that holds the limit', () => {
  const [beyond, slow, below, free] = sensors;
  expect(beyond!.length / below!.length).toBeCloseTo(2.5);
  expect(beyond!.limitAt).toBeCloseTo(50 / 90);
  expect(slow!.length).toBe(1);
  expect(free!.limitAt).toBeNull();
});

it('knows that a slow road strains its limit the more the slower it is, and a dry figure not at all', () => {
  const of = (value: number | null, side: string) =>
    sensorsOf(
      tileWith({ detail: { list: [{ sensor: 's', quantity: 'q', value, limit: 10, side, state: 'normal' }] } }),
      'vi',
    )[0]!;
  expect(of(5, 'below').strain).toBe(2);
  expect(of(0, 'below').strain).toBeGreaterThan(1);
  expect(of(5, 'above').strain).toBe(0.5);
  expect(of(null, 'above').strain).toBe(0);
});

it('knows where a silent sensor stands and since when it should speak', () => {
  const silent = { sensor: 's', quantity: 'q', area: '74.725', registeredAt: at };
  const [one] = sensorsOf(tileWith({ detail: { list: [silent] } }), 'vi');
  expect(one).toMatchObject({ area: '74.725', since: at, at: '' });
  expect(sensors[0]).toMatchObject({ area: '', since: '', at });
});

it('says once what all names begin with', () => {
  const named = (names: string[]) => withoutCommon(names.map((name) => ({ ...sensors[0]!, name })));
  const pm = named(['Bụi PM2,5, Lái Thiêu', 'Bụi PM2,5, Xã An Linh']);
  expect([pm.common, ...pm.sensors.map(({ name }) => name)]).toEqual(['Bụi PM2,5', 'Lái Thiêu', 'Xã An Linh']);
  expect(named(['Bụi PM2,5, Lái Thiêu', 'Tiếng ồn, Lái Thiêu']).common).toBe('');
  expect(named(['Cầu Ông Cộ', 'Suối Cát']).sensors.map(({ name }) => name)).toEqual(['Cầu Ông Cộ', 'Suối Cát']);
  expect(named(['Mực nước cống, Lái Thiêu'])).toMatchObject({
    common: 'Mực nước cống',
    sensors: [{ name: 'Lái Thiêu' }],
  });
  expect(named(['Cầu Ông Cộ']).common).toBe('');
  expect(named([]).sensors).toEqual([]);
});
