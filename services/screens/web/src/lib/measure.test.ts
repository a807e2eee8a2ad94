import { expect, it } from 'vitest';
import { clip, sizeToFit, widthOf, wrap } from './measure';

it('gives marks no width of their own and digits all the same', () => {
  expect(widthOf('Thủ Dầu Một', 24)).toBe(widthOf('Thu Dau Mot', 24));
  expect(widthOf('Đông', 24)).toBe(widthOf('Dong', 24));
  expect(widthOf('1111', 48)).toBe(widthOf('8888', 48));
});

it('shrinks to the room, but not below the least size', () => {
  expect(sizeToFit('ngắn', 500, 36, 24)).toBe(36);
  expect(sizeToFit('một câu dài hơn chỗ của nó trên tường', 500, 36, 24)).toBeLessThan(36);
  expect(sizeToFit('x'.repeat(200), 500, 36, 24)).toBe(24);
});

it('clips and wraps within the room', () => {
  const name = 'Phường có một cái tên rất dài';
  expect(clip('ngắn', 200, 20)).toBe('ngắn');
  expect(clip(name, 200, 20)).toMatch(/…$/);
  expect(widthOf(clip(name, 200, 20), 20)).toBeLessThanOrEqual(200);
  const lines = wrap(name, 160, 20, 2);
  expect(lines).toHaveLength(2);
  expect(Math.max(...lines.map((line) => widthOf(line, 20)))).toBeLessThanOrEqual(160);
});
