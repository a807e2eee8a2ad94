import { widthOf } from '../measure';

/** One way to write a name and its figure. */
export interface Layout {
  lines: string[];
  nameSize: number;
  valueSize: number;
  /** Name and figure on one line. */
  inline: boolean;
  width: number;
  height: number;
  valueWidth: number;
}

/** The ways to write a label, from roomy to terse; names never smaller than 18. An empty figure is a name alone. */
export function layoutsOf(name: string, value: string, markWidth: number): Layout[] {
  const stack = (lines: string[], nameSize: number, valueSize: number): Layout => {
    const valueWidth = widthOf(value, valueSize) + markWidth * (valueSize / 38);
    const width = Math.max(valueWidth, ...lines.map((line) => widthOf(line, nameSize)));
    const height = lines.length * nameSize * 1.2 + valueSize * 0.95;
    return { lines, nameSize, valueSize, inline: false, valueWidth, width, height };
  };
  const inline = (nameSize: number, valueSize: number): Layout => {
    const valueWidth = widthOf(value, valueSize);
    const width = widthOf(`${name} `, nameSize) + valueWidth + markWidth;
    return { lines: [name], nameSize, valueSize, inline: true, valueWidth, width, height: valueSize };
  };
  const words = name.split(' ');
  const halves = inTwo(words);
  if (value === '') return [stack([name], 20, 0), ...(halves ? [stack(halves, 20, 0)] : []), stack([name], 18, 0)];
  return [
    stack([name], 24, 38),
    ...(halves ? [stack(halves, 24, 38)] : []),
    stack([name], 22, 30),
    inline(22, 30),
    ...(halves ? [stack(halves, 20, 28)] : []),
    inline(20, 24),
    stack([name], 18, 24),
    ...(halves ? [stack(halves, 18, 22)] : []),
    ...(words.length === 3 ? [stack(words, 18, 22)] : []),
    stack([], 18, 24),
  ];
}

/** A name of several words on two lines of about the same width, or null for a single word. */
function inTwo(words: readonly string[]): string[] | null {
  if (words.length < 2) return null;
  const cuts = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const widest = (lines: string[]) => Math.max(...lines.map((line) => widthOf(line, 20)));
  return cuts.sort((a, b) => widest(a) - widest(b))[0]!;
}
