import { expect, it } from 'vitest';
import { NOW, tileAged, tileWith } from '../testing/tile';
import type { Tile } from './types';
import { wallFinding } from './wall-finding';
import type { WallName } from './address';
import { wordsOf } from './words';

function find(wall: WallName, tiles: Tile[], lang: 'vi' | 'en' = 'vi') {
  const known = new Map(tiles.map((tile) => [tile.tile, tile]));
  return wallFinding(wall, { tile: (name) => known.get(name), words: wordsOf(lang), lang, now: NOW, cut: false });
}
const score = (forecast: object | null, max = 100) =>
  tileWith({ tile: 'index766.score', unit: 'points', value: 84.5, detail: { max, window: '2026-11', forecast } });

it('tells whether the year ends at its target', () => {
  const forecast = { value: 87.4, low: 85, high: 89, target: 90, chance: 0.2 };
  expect(find('index766', [score(forecast)])!.headline).toBe('Giữ đà, cuối năm đạt 87,4: thiếu 2,6 đến Xuất sắc');
  expect(find('index766', [score({ ...forecast, value: 91 })])!.headline).toBe(
    'Giữ đà, cuối năm đạt 91,0: tới mức Xuất sắc',
  );
  expect(find('index766', [score({ ...forecast, value: 60, target: 62 }, 66)])!.headline).toBe(
    'Giữ đà, cuối năm đạt 60,0: thiếu 2,0 đến mục tiêu 62',
  );
  expect(find('index766', [score(null)])).toBeNull();
});

it('names the agency that holds most overdue dossiers', () => {
  const agencies = (overdue: number) =>
    tileWith({
      tile: 'dossiers.by-agency',
      detail: {
        list: [
          { agency: 'Sở Y tế', open: 9, overdue },
          { agency: 'Sở Tài chính', open: 90, overdue: 0 },
        ],
      },
    });
  expect(find('dossiers', [agencies(7), tileWith({ value: 21 })])!.headline).toBe(
    'Sở Y tế giữ 7 trong 21 hồ sơ quá hạn',
  );
  const alike = agencies(7);
  (alike.detail!['list'] as object[]).push(
    { agency: 'Sở Xây dựng', open: 8, overdue: 7 },
    { key: '', nameVi: 'Khác', overdue: 7 },
  );
  expect(find('dossiers', [alike, tileWith({ value: 30 })])!.headline).toBe(
    '2 cơ quan giữ nhiều nhất, mỗi nơi 7 trong 30 hồ sơ quá hạn',
  );
  expect(find('dossiers', [agencies(0)])!.headline).toBe('Không cơ quan nào có hồ sơ quá hạn');
  expect(find('dossiers', [])).toBeNull();
});

it('counts tickets beyond and near their deadline, and says when there are none', () => {
  const tickets = (overdue: number, near: number) => [
    tileWith({ tile: 'tickets.overdue', unit: 'ticket', value: overdue }),
    tileWith({ tile: 'tickets.near-breach', unit: 'ticket', value: near }),
  ];
  expect(find('hotline', tickets(9, 23))!.headline).toBe('9 phiếu đã quá hạn, 23 phiếu sắp quá hạn');
  expect(find('hotline', tickets(0, 0), 'en')!.headline).toBe('No ticket is overdue or near breach');
});

it('counts sensors beyond their limit and those that are silent', () => {
  const city = (value: number) =>
    tileWith({
      tile: 'city.air',
      unit: 'ug/m3',
      detail: {
        list: [
          { sensor: 'a', quantity: 'pm25', value, limit: 50, side: 'above' },
          { sensor: 'b', quantity: 'pm25', value: 10, limit: 50, side: 'above', state: 'silent' },
        ],
      },
    });
  const silent = tileWith({ tile: 'sensors.silent', unit: 'sensor', value: 1 });
  expect(find('city', [city(60), silent])!.headline).toBe('1 cảm biến ngoài ngưỡng, 1 im lặng');
  const quiet = tileWith({
    tile: 'city.air',
    detail: { list: [{ sensor: 'b', quantity: 'pm25', value: 1, state: 'silent' }] },
  });
  expect(find('city', [quiet, silent])!.headline).toBe('Cảm biến nào cũng im lặng: 1');
  expect(find('city', [])!.headline).toBe('Chưa có số liệu từ cảm biến nào');
  expect(find('city', [city(40), silent])!.headline).toBe('Cả 1 cảm biến trong ngưỡng, 1 im lặng');
});

it('names the parts with trouble', () => {
  const parts = (state: string) =>
    tileWith({
      tile: 'platform.parts',
      detail: {
        list: [
          { part: 'hotline', state },
          { part: 'eid', state: 'well' },
        ],
      },
    });
  expect(find('platform', [parts('well')])!.headline).toBe('Cả 2 bộ phận đều chạy tốt');
  expect(find('platform', [parts('silent')])!.headline).toBe('1 trong 2 bộ phận có sự cố: Tổng đài 1022');
  const all = ['hotline', 'eid', 'feeds', 'desk'].map((part) => ({ part, state: 'silent' }));
  expect(find('platform', [tileWith({ tile: 'platform.parts', detail: { list: all } })])!.headline).toBe(
    '4 trong 4 bộ phận có sự cố',
  );
  expect(find('platform', [])!.subline).toBe('Chỉ có ở địa bàn gốc của cây');
});

it('says that it is old news when its figure is', () => {
  const old = tileAged(300, {
    tile: 'dossiers.by-agency',
    detail: { list: [{ agency: 'Sở Y tế', open: 9, overdue: 1 }] },
  });
  expect(find('dossiers', [old])).toMatchObject({
    isOld: true,
    subline: 'Quá hạn trên đang giải quyết, theo cơ quan · cũ, 10:37',
  });
});

it('leaves the word to the map elsewhere', () => expect(find('eid', [])).toBeNull());
