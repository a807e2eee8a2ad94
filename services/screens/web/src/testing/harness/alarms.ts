import type { Alarm, Tile } from '../../lib/types';
import type { Scene } from './world';

/** Alarms of the mood and the latest events. */
export function alarmTiles({ area, now, mood, make }: Scene): Tile[] {
  const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const high: Alarm = {
    id: 'a1',
    rule: 'pm25-high',
    priority: 'high',
    state: mood === 'taken' ? 'acknowledged' : 'unacknowledged',
    textVi: 'Bụi mịn vượt ngưỡng ở Bình Hòa',
    textEn: 'Fine dust above its limit in Bình Hòa',
    causeVi: 'Nghịch nhiệt, đốt phụ phẩm ngoài đồng',
    causeEn: 'Inversion, field burning',
    consequenceVi: 'Nguy hại cho người già và trẻ em',
    consequenceEn: 'Harmful to the old and the young',
    actionsVi: [
      'Đối chiếu trạm An Phú và Lái Thiêu',
      'Gọi trực ban Sở Nông nghiệp và Môi trường',
      'Báo UBND phường và người dân Bình Hòa',
    ],
    actionsEn: [
      'Compare with An Phú and Lái Thiêu',
      'Call the duty officer for the environment',
      'Tell the ward and its people',
    ],
    area: '74.725.25987',
    tile: 'sensors.pm25-max',
    value: 162,
    limit: 150,
    unit: 'ug/m3',
    raisedAt: at(11),
    acknowledgedAt: mood === 'taken' ? at(3) : null,
    respondBy: new Date(now + 4 * 60_000).toISOString(),
    escalated: false,
  };
  const second: Alarm = {
    ...high,
    id: 'a2',
    textVi: 'Ngập trên 1,6 m ở Cầu Phú Cường',
    textEn: 'Flooding above 1.6 m at Phú Cường bridge',
    area: '74.718.25747',
    tile: 'sensors.water-max',
    value: 1.72,
    limit: 1.6,
    unit: 'm',
    raisedAt: at(25),
  };
  const medium: Alarm = {
    ...high,
    id: 'a3',
    priority: 'medium',
    textVi: 'Thuận An có 61 hồ sơ quá hạn',
    textEn: 'Thuận An has 61 overdue dossiers',
    area: '74.725',
    tile: 'dossiers.overdue',
    value: 61,
    limit: 50,
    unit: 'dossier',
    raisedAt: at(48),
    acknowledgedAt: null,
  };
  const low: Alarm = {
    ...medium,
    id: 'a4',
    priority: 'low',
    textVi: 'Một cảm biến im lặng',
    textEn: 'One silent sensor',
    tile: 'sensors.silent',
    value: 1,
    limit: 0,
    unit: 'sensor',
    raisedAt: at(90),
  };
  const flood = (
    mood === 'flood'
      ? [
          'Phú Lợi',
          'An Linh',
          'Mỹ Phước',
          'Dĩ An',
          'Tân Định',
          'Lái Thiêu',
          'Uyên Hưng',
          'Hiệp Thành',
          'Tân Bình',
          'Minh Hòa',
          'An Thạnh',
        ]
      : []
  ).map((place, index): Alarm => ({
    ...medium,
    id: `f${index}`,
    textVi: `Bụi PM2,5, ${place}: ${64 + index} µg/m³, vượt giới hạn 50`,
    textEn: `Fine dust PM2.5, ${place}: ${64 + index} µg/m³, above the limit of 50`,
    area: area.path,
    tile: 'sensors.pm25-max',
    value: 64 + index,
    unit: 'ug/m3',
    raisedAt: at(1 + index / 2),
  }));
  const all = [
    ...(mood === 'alarm' || mood === 'taken' ? [high] : mood === 'two' ? [high, second] : []),
    medium,
    low,
    ...flood,
  ];
  const mine = all.filter((alarm) => alarm.area === area.path || alarm.area.startsWith(`${area.path}.`));
  const count = (priority: string) => mine.filter((alarm) => alarm.priority === priority).length;
  const event = (minutes: number, kind: string, textVi: string, textEn: string) => ({
    at: at(minutes),
    kind,
    textVi,
    textEn,
    area: area.path,
  });
  const list = [
    event(0, 'ticket-opened', 'Thuận An: phiếu mới về chiếu sáng', 'Thuận An: new ticket on lighting'),
    event(2, 'dossier-returned', 'Dĩ An: trả 12 hồ sơ trước hạn', 'Dĩ An: 12 dossiers returned early'),
    event(5, 'score-changed', 'Bến Cát tăng 0,3 điểm Chỉ số 766', 'Bến Cát up 0.3 points'),
    event(9, 'alarm-cleared', 'Hết cảnh báo tốc độ ở Quốc lộ 13', 'Speed alarm on road 13 cleared'),
  ];
  return [
    make('alarms.active', mine.length, 'alarm', {
      detail: {
        high: count('high'),
        medium: count('medium'),
        low: count('low'),
        unacknowledged: mine.length,
        shelved: 1,
        list: mine,
        flood: {
          active: flood.length > 0,
          groups: [
            {
              rule: 'sensor-limit',
              textVi: 'Trị đo vượt giới hạn',
              textEn: 'Reading beyond its limit',
              count: flood.length,
            },
            { rule: 'dossiers-overdue', textVi: 'Hồ sơ quá hạn', textEn: 'Overdue dossiers', count: 1 },
          ],
        },
      },
    }),
    make('events.latest', list.length, 'event', { detail: { list } }),
  ];
}
