import { expect, it } from 'vitest';
import { Backoff } from './backoff';

it('grows to its ceiling and starts again after a proven connection', () => {
  const backoff = new Backoff(() => 1);
  const waits = Array.from({ length: 10 }, () => backoff.nextMs());
  expect(waits[0]).toBe(1_000);
  expect(waits[1]).toBe(1_500);
  expect(waits.slice(-2), 'live again within 5 s').toEqual([4_500, 4_500]);
  backoff.reset();
  expect(backoff.nextMs()).toBe(1_000);
});

it('spreads a thousand walls over the whole wait', () => {
  const waits = Array.from({ length: 1_000 }, () => {
    const backoff = new Backoff();
    for (let attempt = 0; attempt < 5; attempt++) backoff.nextMs();
    return backoff.nextMs();
  });
  const perFifth = [0, 0, 0, 0, 0];
  for (const wait of waits) perFifth[Math.min(4, Math.floor((wait / 4_500) * 5))]! += 1;
  expect(Math.min(...perFifth)).toBeGreaterThan(120);
});
