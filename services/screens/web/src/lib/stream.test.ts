import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tileWith } from '../testing/tile';
import { Stream, type Listener } from './stream';

const SNAPSHOT = {
  area: {},
  children: [],
  now: '2026-11-21T03:42:00Z',
  beatEverySeconds: 2,
  tiles: [tileWith({ seq: 5 }), tileWith({ seq: 918 })],
};
const FRAME = `event: tiles\nid: 919\ndata: ${JSON.stringify({ now: '2026-11-21T03:42:01Z', tiles: [tileWith({ seq: 919, value: 215 })] })}\n\n`;
const BEAT = 'event: beat\ndata: {"now":"2026-11-21T03:42:05Z"}\n\n';

let asked: { url: string; headers: Record<string, string> }[];
let pipes: ReadableStreamDefaultController<Uint8Array>[];
let statusOf: (url: string) => number;
let log: string[];
let told: string;

const listener: Listener = {
  snapshot: (snapshot) => log.push(`snapshot ${snapshot.tiles.length}`),
  tiles: (frame) => log.push(`tiles ${frame.tiles.map((tile) => tile.value)}`),
  heard: (now) => log.push(`heard ${now}`),
  live: () => log.push('live'),
  lost: (trouble, detail) => {
    log.push(`lost ${trouble}`);
    told = detail;
  },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  [asked, pipes, log, statusOf] = [[], [], [], () => 200];
  vi.stubGlobal('fetch', (url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => {
    asked.push({ url, headers: init.headers });
    const status = statusOf(url);
    if (status === 200 && url === '/api/areas') return Promise.resolve(new Response('{"code":"74"}'));
    if (status !== 200 || url.endsWith('/tiles'))
      return Promise.resolve(
        new Response(JSON.stringify(status === 200 ? SNAPSHOT : { detail: 'vì sao' }), { status }),
      );
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        pipes.push(controller);
        init.signal.addEventListener('abort', () => controller.error(new DOMException('cut', 'AbortError')));
      },
    });
    return Promise.resolve(new Response(body));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const say = (text: string) => pipes.at(-1)!.enqueue(new TextEncoder().encode(text));
const settle = () => vi.advanceTimersByTimeAsync(0);

it('takes the snapshot, then resumes the stream behind its newest tile', async () => {
  const stream = new Stream('725', listener);
  void stream.run();
  await settle();
  say(FRAME.slice(0, 30));
  say(FRAME.slice(30));
  await settle();
  stream.stop();
  expect(asked[0]!.url).toBe('/api/screens/725/tiles');
  expect(asked[1]).toMatchObject({ url: '/api/screens/725/stream', headers: { 'Last-Event-ID': '918' } });
  expect(log).toEqual(['snapshot 2', 'live', 'heard 2026-11-21T03:42:01Z', 'tiles 215']);
});

it('asks for the root of the tree in force when no area is named, and says it when it may not', async () => {
  const stream = new Stream('', listener);
  statusOf = (url) => (url === '/api/areas' ? 401 : 200);
  void stream.run();
  await settle();
  expect(log).toEqual(['lost refused']);
  statusOf = () => 200;
  await vi.advanceTimersByTimeAsync(40_000);
  stream.stop();
  expect(asked.at(-1)!.url).toBe('/api/screens/74/stream');
});

it('begins again from a snapshot when asked to', async () => {
  const stream = new Stream('725', listener);
  void stream.run();
  await settle();
  stream.renew();
  await vi.advanceTimersByTimeAsync(1_000);
  stream.stop();
  expect(log.filter((line) => line.startsWith('snapshot'))).toHaveLength(2);
});

it('comes back within a second after a proven stream ends', async () => {
  const stream = new Stream('725', listener);
  void stream.run();
  await settle();
  say(BEAT);
  await settle();
  pipes.at(-1)!.close();
  await settle();
  expect(log.at(-1)).toBe('lost unreachable');
  await vi.advanceTimersByTimeAsync(1_000);
  stream.stop();
  expect(log.filter((line) => line === 'live')).toHaveLength(2);
});

it('calls a stream silent after a little more than the silence that the server has promised', async () => {
  const stream = new Stream('725', listener);
  void stream.run();
  await settle();
  await vi.advanceTimersByTimeAsync(3_400);
  say(BEAT);
  await vi.advanceTimersByTimeAsync(3_400);
  expect(log).not.toContain('lost silent');
  await vi.advanceTimersByTimeAsync(200);
  stream.stop();
  expect(log).toContain('lost silent');
});

it.each([
  [401, 'refused'],
  [403, 'refused'],
  [404, 'unknown-area'],
  [503, 'unreachable'],
])('says of HTTP %i that it is %s, and asks again', async (status, trouble) => {
  statusOf = () => status;
  const stream = new Stream('725', listener);
  void stream.run();
  await settle();
  expect(log).toEqual([`lost ${trouble}`]);
  expect(told).toBe('vì sao');
  statusOf = () => 200;
  await vi.advanceTimersByTimeAsync(40_000);
  stream.stop();
  expect(log).toContain('live');
});
