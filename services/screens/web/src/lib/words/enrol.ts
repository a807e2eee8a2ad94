import type { Lang } from '../types';

const vi = {
  title: 'Ghép màn hình',
  read: 'Đọc mã này cho người trực bàn',
  how: 'Tại bàn trực: mở mục Màn hình, nhập mã, chọn địa bàn và danh sách chiếu.',
  until: (clock: string) => `Mã dùng được đến ${clock}; hết hạn sẽ có mã mới.`,
  asking: 'Đang xin mã',
  away: 'Máy chủ chưa trả lời, đang thử lại',
  tied: 'Đã ghép. Đang mở màn hình.',
  desk: 'Đến bàn trực',
};

const en: typeof vi = {
  title: 'Enrol this screen',
  read: 'Read this code to the operator at the desk',
  how: 'At the desk: open Screens, enter the code, choose an area and a playlist.',
  until: (clock) => `Good until ${clock}; then a new code comes.`,
  asking: 'Asking for a code',
  away: 'The server does not answer yet; trying again',
  tied: 'Enrolled. Opening the wall.',
  desk: 'To the desk',
};

/** What a screen says that nobody has let in yet. */
export function enrolWords(lang: Lang): typeof vi {
  return lang === 'vi' ? vi : en;
}
