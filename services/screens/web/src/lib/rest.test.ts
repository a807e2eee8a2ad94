import { expect, it } from 'vitest';
import { readRest, restingPlace, rests, shiftAt } from './rest';

const at = (time: string) => Date.parse(`2025-06-24T${time}:00+07:00`);

it('rests at the hours it is told, across midnight too', () => {
  const hours = readRest('22:00-05:00');
  expect([
    rests(hours, at('21:59')),
    rests(hours, at('22:00')),
    rests(hours, at('04:59')),
    rests(hours, at('05:00')),
  ]).toEqual([false, true, true, false]);
});

it.each([null, '', '22:00', '25:00-05:00', '05:00-05:00'])('does not rest at %s', (text) => {
  expect(rests(readRest(text), at('23:00'))).toBe(false);
});

it('moves the drawing around a ring, never far and never for long on one place', () => {
  const places = Array.from({ length: 8 }, (_, turn) => shiftAt(turn * 180_000));
  expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(8);
  expect(places.every(({ x, y }) => Math.abs(x) <= 2 && Math.abs(y) <= 2)).toBe(true);
});

it('keeps the resting clock on the screen', () => {
  for (let turn = 0; turn < 1_000; turn += 1) {
    const { left, top } = restingPlace(turn * 600_000);
    expect(left).toBeLessThanOrEqual(70);
    expect(top).toBeLessThanOrEqual(75);
  }
});
