import type { Lang } from '../types';
import { en } from './desk.en';
import { vi, type DeskWords } from './desk.vi';

/** Shortcuts of the desk, the keys first. */
export const SHORTCUTS: [keys: string, vi: string, en: string][] = [
  [
    '1 2 3 4 5 6',
    'Cảnh báo, số liệu, màn hình, danh sách chiếu, quy tắc, giao ca',
    'Alarms, figures, screens, playlists, rules, hand over',
  ],
  ['j k', 'Xuống, lên một dòng', 'Down, up a row'],
  ['Enter', 'Mở dòng và vào trong', 'Open the row and go into it'],
  ['a', 'Xác nhận cảnh báo đang chọn', 'Acknowledge the chosen alarm'],
  ['n', 'Viết ghi chú', 'Write a note'],
  ['/', 'Tìm', 'Search'],
  ['x', 'Xuất CSV', 'Export CSV'],
  ['p', 'In', 'Print'],
  ['e', 'English', 'Tiếng Việt'],
  ['?', 'Bảng phím tắt này', 'This list'],
  ['Esc', 'Trở lại dòng, đóng', 'Back to the row, close'],
];

/** Every text of the desk, in the asked language. */
export function deskWords(lang: Lang): DeskWords {
  return lang === 'vi' ? vi : en;
}
