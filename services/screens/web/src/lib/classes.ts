/** Classes of Index 766 and the score from which each holds (bands as provinces publish them). */
export const CLASSES = [
  { name: 'excellent', from: 90 },
  { name: 'good', from: 80 },
  { name: 'fair', from: 70 },
  { name: 'average', from: 50 },
  { name: 'weak', from: 0 },
] as const;

export type ClassName = (typeof CLASSES)[number]['name'];

/** The class of a score out of 100. */
export function classOf(score: number): ClassName {
  return CLASSES.find(({ from }) => score >= from)?.name ?? 'weak';
}

/** The next better class and how many points are missing to it; null at the top. */
export function nextClass(score: number): { name: ClassName; missing: number } | null {
  const better = [...CLASSES].reverse().find(({ from }) => from > score);
  return better ? { name: better.name, missing: better.from - score } : null;
}
