import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { enrol, type EnrolListener } from './enrol';

let log: string[];
let codes: string[];
let claims: number[];
let asked: { url: string; body: string }[];
const listener: EnrolListener = {
  offered: ({ code }) => log.push(code),
  away: () => log.push('away'),
  tied: () => log.push('tied'),
};

beforeEach(() => {
  vi.useFakeTimers();
  [log, codes, claims, asked] = [[], ['K7PM4X', 'Z2QW9A'], [], []];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, body: String(init.body) });
    if (url.endsWith(':claim')) return Promise.resolve(new Response('{}', { status: claims.shift() ?? 202 }));
    const code = codes.shift();
    if (!code) return Promise.resolve(new Response('{}', { status: 503 }));
    const offer = { code, secret: `secret of ${code}`, expiresAt: '2026-11-22T03:00:00Z', pollAfterSeconds: 5 };
    return Promise.resolve(new Response(JSON.stringify(offer), { status: 201 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('shows a code and asks until an operator has tied it', async () => {
  claims = [202, 202, 200];
  const done = enrol(listener, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(15_000);
  await done;
  expect(log).toEqual(['K7PM4X', 'K7PM4X', 'K7PM4X', 'tied']);
  expect(asked.at(-1)).toEqual({ url: '/api/desk/devices:claim', body: '{"secret":"secret of K7PM4X"}' });
});

it('takes a new code when the old one has ended', async () => {
  claims = [410, 200];
  const done = enrol(listener, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
  expect(log).toEqual(['K7PM4X', 'Z2QW9A', 'tied']);
});

it('says that the server is away, keeps its code, and goes on when it is back', async () => {
  claims = [503, 200];
  const done = enrol(listener, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(20_000);
  await done;
  expect(log).toEqual(['K7PM4X', 'away', 'K7PM4X', 'tied']);
});

it('stops when the page is left', async () => {
  const closing = new AbortController();
  void enrol(listener, closing.signal);
  await vi.advanceTimersByTimeAsync(4_000);
  closing.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.filter(({ url }) => url.endsWith(':claim')).length).toBeLessThanOrEqual(1);
});
