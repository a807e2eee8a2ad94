/** What the desk says when two people change the same thing, in Vietnamese. */
export const conflict = {
  conflict: (who: string, at: string) => `Chưa lưu: trong lúc bạn sửa, ${who} đã lưu bản khác (${at}). Họ đã đổi:`,
  sameFields: 'không ô nào khác với bản bạn đã đọc',
  yours: (text: string) => `của bạn: ${text}`,
  keepMine: 'Giữ bản của tôi',
  takeTheirs: 'Lấy bản của họ',
  tookTheirs: 'Đã lấy bản của họ; phần bạn viết đã bỏ.',
};

export type ConflictWords = typeof conflict;
