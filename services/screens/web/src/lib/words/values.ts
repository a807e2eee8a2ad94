import type { Lang } from '../types';

/** Codes in rows of the desk, by column and code, as `[Vietnamese, English]`; lists that a tile carries name theirs themselves. */
const VALUES: Readonly<Record<string, readonly [string, string]>> = {
  'channel online': ['trực tuyến', 'online'],
  'channel direct': ['trực tiếp', 'at the counter'],
  'channel postal': ['bưu chính', 'by post'],
  'agency none': ['chưa phân công', 'not assigned yet'],
  'status opened': ['mới mở', 'opened'],
  'status assigned': ['đã giao', 'assigned'],
  'status answered': ['đã trả lời', 'answered'],
  'status closed': ['đã đóng', 'closed'],
  'status other': ['không thuộc thẩm quyền', 'not for this place'],
  'level province': ['tỉnh', 'province'],
  'level district': ['huyện', 'district'],
  'level commune': ['xã', 'commune'],
  'online full': ['toàn trình', 'full process'],
  'online partial': ['một phần', 'partial'],
  'online none': ['chỉ tại quầy', 'counter only'],
  'domain air': ['không khí', 'air'],
  'domain water': ['nước', 'water'],
  'domain traffic': ['giao thông', 'traffic'],
  'domain flood': ['ngập', 'flooding'],
  'quantity pm25': ['PM2,5', 'PM2.5'],
  'quantity water': ['mực nước', 'water level'],
  'quantity speed': ['tốc độ', 'speed'],
  'quantity dissolved-oxygen': ['ô-xy hòa tan', 'dissolved oxygen'],
};

/** What people call them in a language. */
export function valueNames(lang: Lang): Map<string, string> {
  return new Map(Object.entries(VALUES).map(([code, [vi, en]]) => [code, lang === 'vi' ? vi : en]));
}
