/** Advances of Inter 600 at text size, in thousandths of the font size, digits tabular: the widest use on a wall. */
// prettier-ignore
const ADVANCE: Record<string, number> = {
  ' ': 269, '—': 950, '…': 850, '−': 646, '!': 303, '%': 982, '&': 656, '(': 391, ')': 391, '+': 646, ',': 269, '-': 646, '.': 269, '/': 373, ':': 269,
  A: 734, B: 655, C: 734, D: 716, E: 604, F: 584, G: 746, H: 739, I: 271, J: 574, K: 696, L: 562, M: 913, N: 750, O: 764,
  P: 641, Q: 767, R: 650, S: 648, T: 653, U: 729, V: 735, W: 1032, X: 711, Y: 705, Z: 647,
  a: 567, b: 616, c: 574, d: 616, e: 583, f: 339, g: 617, h: 604, i: 255, j: 255, k: 562, l: 255, m: 893, n: 603, o: 600,
  p: 616, q: 616, r: 397, s: 540, t: 338, u: 604, v: 577, w: 830, x: 560, y: 578, z: 553,
};

/**
 * Width in pixels of a text, a little generous. From a table instead of the browser, so that a label is placed the
 * same before the font has come, in a test, and on every wall. Marks above and below a letter add nothing.
 */
export function widthOf(text: string, size: number): number {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  let sum = 0;
  // The optical size axis draws letters, but not digits, narrower from 18 px up to 32 px.
  const narrowing = 1 - 0.04 * Math.min(1, Math.max(0, (size - 18) / 14));
  for (const letter of plain) sum += (ADVANCE[letter] ?? 646) * (/\p{L}/u.test(letter) ? narrowing : 1);
  return (sum * size) / 1000;
}

/** The largest size up to `size` (and down to `least`) at which the text fits the room. */
export function sizeToFit(text: string, room: number, size: number, least: number): number {
  return Math.max(least, Math.min(size, Math.floor((size * room) / Math.max(1, widthOf(text, size)))));
}

/** The text, or as many of its words as fit with an ellipsis; letters are cut only of a word that has no room alone. */
export function clip(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text;
  const words = text.split(' ');
  while (words.length > 1) {
    words.pop();
    const shorter = `${words
      .join(' ')
      .replace(/[,:;·–-]+$/u, '')
      .trimEnd()}…`;
    if (widthOf(shorter, size) <= room) return shorter;
  }
  const letters = [...words[0]!];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The text broken between words into lines that fit the room; the last line is clipped. */
export function wrap(text: string, room: number, size: number, maxLines: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (widthOf(longer, size) <= room || lines.length === maxLines))
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => clip(line, room, size));
}
