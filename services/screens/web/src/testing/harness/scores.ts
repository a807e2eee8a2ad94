import type { Tile } from '../../lib/types';
import { historyOf, type Scene } from './world';

const GROUPS: [string, number][] = [
  ['G1', 18],
  ['G2', 20],
  ['G3', 22],
  ['G4', 22],
  ['G5', 18],
];
const METRICS: [string, string, number][] = [
  ['1.2', 'G1', 6],
  ['1.4', 'G1', 6],
  ['2.1', 'G2', 20],
  ['3.3', 'G3', 8],
  ['3.6', 'G3', 8],
  ['4.1', 'G4', 6],
  ['4.2', 'G4', 6],
  ['4.3', 'G4', 4],
  ['5.2', 'G5', 6],
  ['5.4', 'G5', 6],
];
const CHEAPEST = [
  {
    metric: '1.2',
    points: 1.62,
    change: 41,
    textVi: 'Công khai thêm 41 thủ tục đúng hạn',
    textEn: 'Publish 41 more procedures on time',
  },
  {
    metric: '4.2',
    points: 1.71,
    change: 96,
    textVi: 'Số hóa thêm 96 hồ sơ khi tiếp nhận',
    textEn: 'Digitise 96 more dossiers at intake',
  },
  {
    metric: '3.6',
    points: 2.38,
    change: 412,
    textVi: 'Thêm 412 hồ sơ thanh toán trực tuyến',
    textEn: '412 more dossiers paid online',
  },
  {
    metric: '4.3',
    points: 1.9,
    change: 760,
    textVi: 'Dùng lại dữ liệu ở 760 hồ sơ',
    textEn: 'Reuse data in 760 dossiers',
  },
  {
    metric: '5.2',
    points: 0.84,
    change: 46,
    textVi: 'Trả lời đúng hạn 46 phản ánh',
    textEn: 'Answer 46 reports on time',
  },
  {
    metric: '3.3',
    points: 0.4,
    change: 55,
    textVi: 'Thêm 55 hồ sơ nộp trực tuyến',
    textEn: '55 more dossiers submitted online',
  },
];

/** Index 766 with everything that its owner tells beside it. */
export function scoreTiles({ area, now, make, dice }: Scene): Tile[] {
  const isRoot = !area.parentCode;
  const value = isRoot ? 84.5 : 74.6 + 14 * dice('score');
  const lost = 100 - value;
  const weights = GROUPS.map(
    ([code, max]) => (0.25 + dice(code)) * max * (code === 'G1' ? 1.7 : code === 'G2' ? 0.3 : 1),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const groups = GROUPS.map(([code, max], index) => ({ code, max, score: max - (lost * weights[index]!) / all }));
  const metrics = METRICS.map(([code, group, max]) => {
    const share = Math.max(0.2, 1 - dice(code) * 0.4);
    const denominator = Math.round(500 + 4000 * dice(`${code} all`));
    return { code, group, max, score: max * share, numerator: Math.round(denominator * share), denominator, flags: [] };
  });
  const detail = {
    window: '2026-11',
    ruleSet: 'portal-2026',
    max: 100,
    class: value >= 90 ? 'excellent' : value >= 80 ? 'good' : 'fair',
    ...(isRoot ? { rank: 22, ranked: 34 } : { rank: 1 + Math.floor(9 * dice('rank')), ranked: 9 }),
    series: [74.7, 76.2, 78.9, 80.2, 79.9, 81.1, 83.5, 82.8, 82.4, 83.2].map((score, month) => ({
      window: `2026-${String(month + 1).padStart(2, '0')}`,
      score: score + value - 84.5,
    })),
    delta: isRoot ? 1.3 : 4 * dice('delta') - 1.5,
    forecast: { value: value + 2.9, low: value + 1, high: value + 4.8, target: 90, chance: 0.18 },
    groups,
    metrics,
    cheapest: CHEAPEST,
  };
  return [make('index766.score', value, 'points', { detail, history: historyOf(value, now, 0.004, 0.001) })];
}
