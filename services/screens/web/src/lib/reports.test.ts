import { expect, it } from 'vitest';
import { overlap } from './map/labels';
import { besideLabels } from './reports';

it('moves dots from under labels to their nearest edge, and leaves the others', () => {
  const label = { x: 100, y: 100, width: 80, height: 60 };
  const next = { x: 100, y: 40, width: 80, height: 58 };
  const moved = besideLabels(
    [
      { x: 110, y: 130, r: 5 },
      { x: 140, y: 104, r: 4 },
      { x: 300, y: 300, r: 5 },
    ],
    [label, next],
  );
  expect(moved[0]).toEqual({ x: 93, y: 130, r: 5 });
  expect(moved[2]).toEqual({ x: 300, y: 300, r: 5 });
  for (const { x, y, r } of moved)
    for (const box of [label, next])
      expect(overlap({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }, box)).toBe(false);
});
