/** What the watchdog looks at, and what it may do. */
export interface Watched {
  /** Milliseconds on a clock that never goes back. */
  clock(): number;
  /** When the server was last heard, on that clock. */
  heardAt(): number;
  /** Whether the site answers now. */
  answers(): Promise<boolean>;
  reload(): void;
  /** Kept over a reload, in milliseconds of Unix time; 0 when there was none. */
  reloadedAt: number;
  now(): number;
}

const LOOK_EVERY_MS = 15_000;
const SILENT_MS = 5 * 60_000;
const STOOD_STILL_MS = 60_000;
const STOOD_STILL_TIMES = 3;
/** At least so long between two reloads: what a reload has not mended, a reload a moment later does not either. */
export const RELOAD_GAP_MS = 15 * 60_000;

/**
 * Reloads a page that cannot help itself any more: no word of the server for five minutes though the site answers, an
 * error that nobody caught, or an event loop that stood still time and again. Never without the site's answer, for a
 * failed reload is a blank wall; never twice in a quarter of an hour.
 */
export class Watchdog {
  private lookedAt: number;
  private stoodStill = 0;
  private broken = false;

  constructor(private readonly watched: Watched) {
    this.lookedAt = watched.clock();
  }

  /** Looks now and then; the answer stops it. */
  start(): () => void {
    const timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  /** Something threw and nobody caught it: parts of the page may have stopped following the figures. */
  breaks = (): void => {
    this.broken = true;
  };

  async look(): Promise<void> {
    const { clock, now, heardAt, answers } = this.watched;
    const at = clock();
    if (at - this.lookedAt > LOOK_EVERY_MS + STOOD_STILL_MS) this.stoodStill += 1;
    this.lookedAt = at;
    const isSick = this.broken || this.stoodStill >= STOOD_STILL_TIMES || at - heardAt() > SILENT_MS;
    if (!isSick || now() - this.watched.reloadedAt < RELOAD_GAP_MS || !(await answers())) return;
    this.watched.reloadedAt = now();
    this.watched.reload();
  }
}

const RELOADED = 'ioc.reloadedAt';

/** Sets the watchdog on this page; the answer takes it off. */
export function guard(heardAt: () => number): () => void {
  const dog = new Watchdog({
    clock: () => performance.now(),
    now: () => Date.now(),
    heardAt,
    answers: () =>
      fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      ),
    reload: () => location.reload(),
    get reloadedAt() {
      return Number(sessionStorage.getItem(RELOADED));
    },
    set reloadedAt(at: number) {
      sessionStorage.setItem(RELOADED, String(at));
    },
  });
  const stop = dog.start();
  addEventListener('error', dog.breaks);
  addEventListener('unhandledrejection', dog.breaks);
  return () => {
    stop();
    removeEventListener('error', dog.breaks);
    removeEventListener('unhandledrejection', dog.breaks);
  };
}
