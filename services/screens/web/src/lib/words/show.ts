import type { Lang } from '../types';

const vi = {
  rest: 'Màn hình nghỉ đêm; cảnh báo mức cao sẽ đánh thức',
  label: 'Chuyển màn hình',
  previous: 'Màn hình trước',
  next: 'Màn hình sau',
  pause: 'Dừng chuyển (phím cách)',
  resume: 'Chuyển tiếp (phím cách)',
  paused: 'Đang dừng chuyển',
};

const en: typeof vi = {
  rest: 'Resting for the night; a high alarm wakes it',
  label: 'Turning of the walls',
  previous: 'Previous wall',
  next: 'Next wall',
  pause: 'Stop turning (space)',
  resume: 'Turn on (space)',
  paused: 'Turning is stopped',
};

/** What a wall says about turning and resting. */
export function showWords(lang: Lang): typeof vi {
  return lang === 'vi' ? vi : en;
}
