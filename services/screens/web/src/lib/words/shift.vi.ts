/** The page that hands a shift over, and what stands beside the alarms, in Vietnamese. */
export const shift = {
  title: (hours: number) => `${hours} giờ qua`,
  hours: 'Trong',
  span: (hours: number) => `${hours} giờ qua`,
  by: 'Ai làm',
  people: 'người',
  system: 'hệ thống',
  finding: (raised: string, answered: string, escalated: string, waiting: string) =>
    `${raised} cảnh báo phát ra, ${answered} đã xác nhận, ${escalated} báo lên cấp trên; còn ${waiting} chờ xác nhận`,
  columns: { at: 'Lúc', act: 'Việc', what: 'Đối với', who: 'Ai', words: 'Ghi chú, lý do' },
  none: 'Không có việc nào.',
  readAt: (at: string) => `Đọc lúc ${at}.`,
  again: 'Đọc lại',
  cutAt: (count: string) => `Chỉ hiện ${count} việc mới nhất.`,
  subjects: { rule: 'Quy tắc', playlist: 'Danh sách chiếu', device: 'Màn hình' } as Record<string, string>,
  done: { put: 'lưu', tie: 'ghép', change: 'sửa', revoke: 'thu hồi' } as Record<string, string>,
  first: 'Cần trả lời trước',
  standing: 'Đang có',
  measures: 'Đo lường cảnh báo',
  perHour: 'phát ra trong 1 giờ qua',
  perHourAim: 'ISA-18.2: nhiều nhất khoảng 6 mỗi giờ cho một người trực',
  chattering: 'lặp đi lặp lại',
  stale: 'đứng quá lâu',
  topTen: 'Hay phát nhất trong 24 giờ',
  total: 'Tất cả',
  handOver: 'Giao ca: việc trong 8 giờ qua',
};

export type ShiftWords = typeof shift;
