import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow, type Given } from './given';

const LIST = {
  area: '725',
  playlist: { items: [{ wall: 'hotline', area: '725', seconds: 20 }], span: { columns: 2 } },
};
let told: (Given | null)[];
let answers: (() => Response)[];
let asked: { url: string; etag: string | undefined }[];

beforeEach(() => {
  vi.useFakeTimers();
  [told, answers, asked] = [[], [], []];
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('fetch', (url: string, init: { headers: Record<string, string> }) => {
    asked.push({ url, etag: init.headers['If-None-Match'] });
    const answer = url === '/device' ? () => new Response(null, { status: 204 }) : answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('away'));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const say =
  (status: number, body?: unknown, etag = '') =>
  () =>
    new Response(body === undefined ? null : JSON.stringify(body), { status, headers: etag ? { ETag: etag } : {} });
const settle = () => vi.advanceTimersByTimeAsync(1);

it('tells what the desk gave, asks with its tag, and is silent while nothing has changed', async () => {
  answers = [say(200, LIST, '"3.1"'), say(304)];
  const { again, stop } = follow((given) => told.push(given));
  await settle();
  again();
  await settle();
  stop();
  expect(told).toEqual([{ area: '725', playlist: { items: LIST.playlist.items, columns: 2 } }]);
  expect(asked.map(({ etag }) => etag)).toEqual([undefined, '"3.1"']);
});

it('stays at the overview of its area without a playlist', async () => {
  answers = [say(200, { area: '725' })];
  const { stop } = follow((given) => told.push(given));
  await settle();
  stop();
  expect(told[0]!.playlist.items).toEqual([{ wall: 'overview', area: '725', seconds: 30 }]);
});

it('shows what it showed before while the desk is away, also after it was started anew', async () => {
  answers = [say(200, LIST)];
  follow(() => {}).stop();
  await settle();
  answers = [say(200, LIST)];
  const first = follow(() => {});
  await settle();
  first.stop();
  const second = follow((given) => told.push(given));
  await settle();
  second.stop();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ area: '725' });
});

it('is no device of the desk when nobody answers and nothing is kept', async () => {
  const { stop } = follow((given) => told.push(given));
  await settle();
  stop();
  expect(told).toEqual([null]);
});

it('drops its cookie and what it kept once it was revoked', async () => {
  answers = [say(200, LIST), say(401, { type: 'urn:ioc:device-revoked' })];
  const { again, stop } = follow((given) => told.push(given));
  await settle();
  again();
  await settle();
  stop();
  expect(told.at(-1)).toBeNull();
  expect(asked.at(-1)!.url).toBe('/device');
  expect(localStorage.getItem('ioc.given')).toBeNull();
});
