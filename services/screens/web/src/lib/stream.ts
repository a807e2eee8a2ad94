import { Backoff } from './backoff';
import { ask } from './ask';
import { SseParser, type SseEvent } from './sse';
import type { Area, Snapshot, Tile } from './types';

/** Why there is no stream: nobody answers, it fell silent, we may not look, or there is no such area. */
export type Trouble = 'unreachable' | 'silent' | 'refused' | 'unknown-area';

export interface Frame {
  now: string;
  tiles: Tile[];
}

export interface Listener {
  snapshot(snapshot: Snapshot): void;
  tiles(frame: Frame): void;
  /** Anything heard from the server, with its clock. */
  heard(now: string): void;
  live(): void;
  /** `detail`: what the server itself says about it, for people. */
  lost(trouble: Trouble, detail: string): void;
}

class HttpTrouble extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(`HTTP ${status}`);
  }
}

// A wall without permission asks again slowly: somebody has to act first.
const REFUSED_RETRY_MS = 30_000;
const ANSWER_WITHIN_MS = 7_000;
// A wall says within 5 s that it hears nothing; a beat may come late on a busy network.
const QUIET_FLOOR_MS = 3_500;
const QUIET_BEATS = 1.4;

/**
 * Keeps one area's stream open for months: snapshot, then server-sent events resumed from the snapshot's newest
 * sequence number. `fetch` instead of EventSource, because a wall must be able to tell "refused" from "unreachable".
 */
export class Stream {
  private readonly backoff = new Backoff();
  private stopped = false;
  private abort = new AbortController();
  private detail = '';

  constructor(
    /** Code of the area; empty for the root of the tree in force, asked anew each time because a reform changes it. */
    private readonly code: string,
    private readonly on: Listener,
  ) {}

  async run(): Promise<void> {
    while (!this.stopped) {
      this.detail = '';
      const trouble = await this.attempt();
      if (this.stopped) return;
      this.on.lost(trouble, this.detail);
      await pause(
        trouble === 'unreachable' || trouble === 'silent'
          ? this.backoff.nextMs()
          : REFUSED_RETRY_MS * (0.75 + Math.random() / 2),
      );
    }
  }

  /** Begins again from a snapshot, as after midnight, when the tree of areas may be another. */
  renew(): void {
    this.abort.abort();
  }

  stop(): void {
    this.stopped = true;
    this.abort.abort();
  }

  private async attempt(): Promise<Trouble> {
    this.abort = new AbortController();
    const watchdog = new Watchdog(() => this.abort.abort());
    try {
      watchdog.feed(ANSWER_WITHIN_MS);
      const code = this.code || ((await (await this.open('/api/areas', {})).json()) as Area).code;
      const base = `/api/screens/${encodeURIComponent(code)}`;
      const answer = await this.open(`${base}/tiles`, {});
      const snapshot = (await answer.json()) as Snapshot;
      this.on.snapshot(snapshot);
      const newest = snapshot.tiles.reduce((top, tile) => Math.max(top, tile.seq), 0);
      const stream = await this.open(`${base}/stream`, {
        Accept: 'text/event-stream',
        'Last-Event-ID': String(newest),
      });
      this.on.live();
      await this.read(
        stream.body!.getReader(),
        watchdog,
        Math.max(QUIET_FLOOR_MS, snapshot.beatEverySeconds * 1_000 * QUIET_BEATS),
      );
      return 'unreachable';
    } catch (error) {
      if (!(error instanceof HttpTrouble)) return watchdog.hasBitten ? 'silent' : 'unreachable';
      this.detail = error.detail;
      if (error.status === 404) return 'unknown-area';
      return error.status === 401 || error.status === 403 ? 'refused' : 'unreachable';
    } finally {
      watchdog.stop();
      this.abort.abort();
    }
  }

  private async open(url: string, headers: Record<string, string>): Promise<Response> {
    const answer = await ask(url, {
      headers,
      signal: this.abort.signal,
    });
    if (answer.ok) return answer;
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new HttpTrouble(answer.status, problem.detail ?? '');
  }

  private async read(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    watchdog: Watchdog,
    quietMs: number,
  ): Promise<void> {
    const parser = new SseParser();
    const decoder = new TextDecoder();
    for (;;) {
      watchdog.feed(quietMs);
      const { done, value } = await reader.read();
      if (done) return;
      for (const event of parser.push(decoder.decode(value, { stream: true }))) this.dispatch(event);
    }
  }

  private dispatch(event: SseEvent): void {
    if (event.event !== 'tiles' && event.event !== 'beat') return;
    const frame = JSON.parse(event.data) as Frame;
    this.on.heard(frame.now);
    if (event.event === 'tiles') this.on.tiles(frame);
    this.backoff.reset();
  }
}

class Watchdog {
  private timer: ReturnType<typeof setTimeout> | undefined;

  hasBitten = false;

  constructor(private readonly bite: () => void) {}

  feed(quietMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hasBitten = true;
      this.bite();
    }, quietMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Resolves after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
