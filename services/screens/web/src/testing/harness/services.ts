import type { Tile } from '../../lib/types';
import { historyOf, type Scene } from './world';

const AGENCIES = [
  'Sở Xây dựng',
  'Sở Nông nghiệp và Môi trường',
  'Công an tỉnh',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Ban Quản lý các khu công nghiệp',
  'UBND thành phố Thuận An',
  'UBND thành phố Dĩ An',
  'UBND huyện Dầu Tiếng',
];
const CATEGORIES: [string, string, string][] = [
  ['roads', 'Đường, vỉa hè', 'Roads and pavements'],
  ['waste', 'Rác thải, vệ sinh', 'Waste'],
  ['light', 'Chiếu sáng', 'Lighting'],
  ['noise', 'Tiếng ồn', 'Noise'],
  ['water', 'Cấp thoát nước', 'Water and drains'],
  ['land', 'Đất đai', 'Land'],
];
const CHANNELS: [string, string, string, number][] = [
  ['phone', 'điện thoại', 'phone', 0.41],
  ['app', 'ứng dụng', 'app', 0.3],
  ['zalo', 'Zalo', 'Zalo', 0.14],
  ['web', 'trang web', 'web', 0.08],
  ['email', 'thư điện tử', 'e-mail', 0.04],
  ['desk', 'trực tiếp', 'in person', 0.03],
];
const STATUSES: [string, string, string, number][] = [
  ['received', 'Mới tiếp nhận', 'Received', 0.07],
  ['working', 'Đang giải quyết', 'In progress', 0.58],
  ['paused', 'Chờ bổ sung', 'Waiting for papers', 0.11],
  ['payment', 'Chờ nghĩa vụ tài chính', 'Waiting for payment', 0.09],
  ['signed', 'Chờ ký duyệt', 'Waiting for signature', 0.06],
  ['ready', 'Có kết quả', 'Ready', 0.09],
];

/** Dossiers, hotline, services and e-ID. */
export function serviceTiles(scene: Scene): Tile[] {
  const { now, make, dice, share } = scene;
  const count = (name: string, whole: number, slope: number, limit?: number): Tile => {
    const value = Math.round(whole * share * (0.25 + 1.5 * dice(name) ** 2));
    const unit = name.startsWith('dossiers') ? 'dossier' : 'ticket';
    return make(name, value, unit, {
      history: historyOf(value, now, slope, 0.04),
      ...(limit ? { limit: { value: Math.round(limit * share), side: 'above' as const } } : {}),
    });
  };
  const percent = (name: string, value: number) => make(name, value, 'percent');
  const agencies = AGENCIES.map((agency) => {
    const open = Math.round(1900 * share * dice(agency));
    return { key: agency, agency, open, overdue: Math.round(open * 0.06 * dice(`${agency} late`)) };
  });
  return [
    count('dossiers.received-today', 8412, 0.4),
    count('dossiers.returned-today', 7204, 0.4),
    count('dossiers.open', 12480, 0.02),
    count('dossiers.overdue', 214, 0.1, 250),
    percent('dossiers.on-time-percent', 96.4 + 3 * dice('ontime')),
    percent('dossiers.online-percent', 88.2 - 9 * dice('online')),
    percent('dossiers.paid-online-percent', 71.6 - 9 * dice('paid')),
    percent('dossiers.digitised-percent', 99.4 - 6 * dice('digi')),
    make('dossiers.flow', 12480, 'dossier', {
      detail: {
        byStatus: STATUSES.map(([status, nameVi, nameEn, part]) => ({
          status,
          nameVi,
          nameEn,
          value: Math.round(12480 * share * part),
        })),
      },
    }),
    make('dossiers.by-agency', agencies.length, 'agency', { detail: { list: agencies } }),
    ...hotline(scene, count),
    ...services(scene),
  ];
}

function hotline(
  { area, now, make, dice, share }: Scene,
  count: (name: string, whole: number, slope: number, limit?: number) => Tile,
): Tile[] {
  const list = (rows: [string, string, string][], whole: number) => ({
    list: rows.map(([key, nameVi, nameEn]) => {
      const open = Math.round(whole * share * dice(key));
      return { key, nameVi, nameEn, open, overdue: Math.round(open * 0.25 * dice(`${key} late`)) };
    }),
  });
  const clocks = Array.from({ length: 12 }, (_, index) => ({
    code: `1022-2611-${String(4100 + index * 7)}`,
    category: CATEGORIES[index % 6]![1],
    agency: AGENCIES[(index * 3) % 10],
    dueAt: new Date(now + (index - 2) * 17 * 60_000).toISOString(),
    area: `${area.path}`,
  }));
  const [lat, lon] = [area.lat ?? 11.1, area.lon ?? 106.7];
  const points = Array.from({ length: 60 }, (_, index) => [
    Math.round((lat + (dice(`lat${index}`) - 0.6) * 0.45) * 100) / 100,
    Math.round((lon + (dice(`lon${index}`) - 0.5) * 0.4) * 100) / 100,
    1 + Math.floor(9 * dice(`n${index}`) ** 3),
  ]);
  const channels = CHANNELS.map(([key, nameVi, nameEn, part]) => ({
    key,
    nameVi,
    nameEn,
    open: Math.round(452 * share * part),
    overdue: 0,
  }));
  return [
    count('tickets.open', 452, 0.05),
    count('tickets.near-breach', 23, 0.5, 20),
    count('tickets.overdue', 9, 0.1, 15),
    count('tickets.opened-today', 318, 0.7),
    make('tickets.satisfied-percent', 92.3, 'percent', { detail: { satisfied: 923, rated: 1000 } }),
    make('tickets.on-time-percent', 94.1, 'percent'),
    make('tickets.by-channel', 6, 'channel', { detail: { list: channels } }),
    make('tickets.by-category', 6, 'category', { detail: list(CATEGORIES, 150) }),
    make('tickets.by-agency', 10, 'agency', {
      detail: list(
        AGENCIES.map((name) => [name, name, name]),
        90,
      ),
    }),
    make('tickets.clocks', 12, 'ticket', { detail: { list: clocks } }),
    make('tickets.places', 60, 'place', { detail: { points } }),
  ];
}

function services({ area, make, dice, share }: Scene): Tile[] {
  const cards = Math.round(2_390_000 * share);
  const active = 60 + 30 * dice('active');
  const level2 = Math.round((cards * active) / 100);
  const own = [
    make('eid.chip-cards', cards, 'person', { periodSeconds: 86_400 }),
    make('eid.level2-activated', level2, 'person', { periodSeconds: 86_400 }),
    make('eid.activation-percent', area.parentCode ? active : 71.1, 'percent', { periodSeconds: 86_400 }),
    make('eid.by-kind', cards, 'person', {
      periodSeconds: 86_400,
      detail: {
        list: [
          { kind: 'chip-card-issued', nameVi: 'Thẻ căn cước đã cấp', nameEn: 'Cards issued', value: cards },
          { kind: 'level2-activated', nameVi: 'Định danh mức 2', nameEn: 'Level 2 accounts', value: level2 },
          {
            kind: 'level1-activated',
            nameVi: 'Định danh mức 1',
            nameEn: 'Level 1 accounts',
            value: Math.round(level2 * 0.07),
          },
          { kind: 'foreigner', nameVi: 'Người nước ngoài', nameEn: 'Foreigners', value: null },
        ],
      },
    }),
    make('eid.papers', 5, 'paper', {
      periodSeconds: 86_400,
      detail: {
        list: [
          ['health-insurance', 'Bảo hiểm y tế', 'Health insurance', 0.91],
          ['driving-licence', 'Giấy phép lái xe', 'Driving licence', 0.52],
          ['vehicle', 'Đăng ký xe', 'Vehicle registration', 0.38],
          ['dependants', 'Người phụ thuộc', 'Dependants', 0.22],
          ['judicial-record', 'Phiếu lý lịch tư pháp', 'Judicial record', 0.04],
        ].map(([kind, nameVi, nameEn, part]) => ({ kind, nameVi, nameEn, value: Math.round(level2 * Number(part)) })),
      },
    }),
  ];
  if (area.parentCode) return own;
  return [
    ...own,
    make('services.total', 2001, 'service', { periodSeconds: 86_400 }),
    make('services.full-process', 892, 'service', { periodSeconds: 86_400 }),
    make('services.with-payment', 680, 'service', { periodSeconds: 86_400, detail: { withFee: 680 } }),
    make('services.essential', 53, 'service', { periodSeconds: 86_400, detail: { online: 53 } }),
  ];
}
