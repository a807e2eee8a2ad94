import type { Tile } from '../../lib/types';
import { historyOf, type Scene } from './world';

interface Sort {
  tile: string;
  quantity: string;
  unit: string;
  limit: number;
  side: 'above' | 'below';
  names: string[];
  usual: number;
}

const SORTS: Sort[] = [
  {
    tile: 'city.air',
    quantity: 'pm25',
    unit: 'ug/m3',
    limit: 50,
    side: 'above',
    usual: 33,
    names: ['Bình Hòa', 'Lái Thiêu', 'Thủ Dầu Một', 'Bến Cát', 'Tân Uyên', 'Dầu Tiếng', 'Phú Giáo'],
  },
  {
    tile: 'city.water',
    quantity: 'turbidity',
    unit: 'NTU',
    limit: 2,
    side: 'above',
    usual: 1.1,
    names: ['Nhà máy Dĩ An', 'Nhà máy Tân Hiệp', 'Nhà máy Uyên Hưng', 'Kênh Ba Bò'],
  },
  {
    tile: 'city.traffic',
    quantity: 'speed',
    unit: 'km/h',
    limit: 15,
    side: 'below',
    usual: 32,
    names: ['Quốc lộ 13, Lái Thiêu', 'Quốc lộ 13, Hiệp Thành', 'ĐT 743, ngã tư 550', 'Mỹ Phước – Tân Vạn', 'ĐT 741'],
  },
  {
    tile: 'city.flood',
    quantity: 'water',
    unit: 'm',
    limit: 1.6,
    side: 'above',
    usual: 0.9,
    names: ['Cầu Phú Cường', 'Rạch Bình Nhâm', 'Suối Cát', 'Cầu Ông Cộ'],
  },
];

/** Sensors by domain, the worst of each, and the silent ones. */
export function cityTiles({ area, now, mood, make, dice }: Scene): Tile[] {
  const alarmed = (mood === 'alarm' || mood === 'two' || mood === 'taken') && (!area.parentCode || area.code === '725');
  const reading = (sort: Sort, name: string, index: number) => {
    const state = sort.tile === 'city.flood' && index === 3 ? 'silent' : 'normal';
    const flooded = mood === 'two' && sort.tile === 'city.flood' && index === 0 && !area.parentCode;
    const value = flooded
      ? 1.72
      : alarmed && sort.quantity === 'pm25' && index === 0
        ? 162
        : sort.usual * (0.6 + 0.75 * dice(name));
    const at = new Date(now - (state === 'silent' ? 5400 : 40) * 1000).toISOString();
    return {
      sensor: `${sort.quantity}-${index}`,
      nameVi: name,
      nameEn: name,
      quantity: sort.quantity,
      unit: sort.unit,
      limit: sort.limit,
      side: sort.side,
      at,
      state,
      value,
    };
  };
  const domains = SORTS.map((sort) => {
    const list = sort.names.map((name, index) => reading(sort, name, index));
    const worst = list.reduce((a, b) => ((sort.side === 'above' ? b.value > a.value : b.value < a.value) ? b : a));
    return make(sort.tile, worst.value, sort.unit, { detail: { list }, limit: { value: sort.limit, side: sort.side } });
  });
  const drawn = (name: string, from: Tile) =>
    make(name, from.value, from.unit, {
      limit: from.limit,
      history: historyOf(from.value!, now, alarmed && name.includes('pm25') ? 0.75 : 0.03, 0.08),
    });
  const silent = [
    {
      sensor: 'water-3',
      nameVi: 'Cầu Ông Cộ',
      nameEn: 'Cầu Ông Cộ',
      quantity: 'water',
      lastAt: new Date(now - 5_400_000).toISOString(),
      area: '74.721.25813',
    },
  ];
  return [
    ...domains,
    drawn('sensors.pm25-max', domains[0]!),
    drawn('sensors.speed-min', domains[2]!),
    drawn('sensors.water-max', domains[3]!),
    make('sensors.silent', 1, 'sensor', { detail: { sensors: 20, list: silent }, history: historyOf(1, now, 0, 0) }),
  ];
}
