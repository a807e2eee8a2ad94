import { figureOf, type FigureName } from './figures';
import { formatDate } from './format';
import { MAP_FRAME, SINGLE_FRAME } from './layout';
import { drawBoundaries, loadBoundaries, type Boundaries } from './map/boundaries';
import { buildMap, type Drawing } from './map/build';
import { bareSurroundings, loadSurroundings, type Surroundings } from './place';
import { read, type Reading } from './reading';
import { pause, Stream, type Trouble } from './stream';
import { alarmCounts, alarmsOf, keyOf, merge } from './tiles';
import type { Alarm, Area, Lang, Priority, Snapshot, Tile } from './types';
import { wordsOf } from './words';

export type Link = { kind: 'opening' | 'live' | Trouble; sinceMs: number; detail?: string };

// A stream that comes back at once (a restart, a proxy's time-out) does not grey the wall; 3 s of silence do.
const GRACE_MS = 3_000;
const RETRY_MS = 5_000;
const BARE_AFTER_MS = 1_500;

/** Everything that a wall knows: where it stands, the newest tiles, the server's clock, and whether to trust them. */
export class Board {
  lang = $state<Lang>('vi');
  area = $state.raw<Area | null>(null);
  children = $state.raw<Area[]>([]);
  surroundings = $state.raw<Surroundings | null>(null);
  boundaries = $state.raw<Boundaries | null>(null);
  tiles = $state.raw<ReadonlyMap<string, Tile>>(new Map());
  link = $state.raw<Link>({ kind: 'opening', sinceMs: performance.now() });
  /** The server's clock in Unix milliseconds, moved on each second. */
  now = $state(Date.now());
  beats = $state(0);
  private tickMs = $state(performance.now());
  private heardNow = Date.now();
  private heardMs = performance.now();
  private stream: Stream | null = null;
  private readonly closing = new AbortController();

  words = $derived(wordsOf(this.lang));
  cut = $derived(this.link.kind !== 'live' && this.tickMs - this.link.sinceMs > GRACE_MS);
  lostSeconds = $derived((this.tickMs - this.link.sinceMs) / 1000);
  alarmTile = $derived(this.tile('alarms.active'));
  alarms = $derived(alarmsOf(this.alarmTile));
  alarmCounts = $derived(alarmCounts(this.alarmTile));
  /** High alarms that somebody at the desk has taken: a line over the live column. */
  acknowledged = $derived(this.alarms.filter((alarm) => alarm.priority === 'high' && alarm.acknowledgedAt));
  /** The newest high alarm that lasts and that nobody has taken: it owns the left third. One that is over waits at the desk. */
  takeover = $derived<Alarm | null>(
    this.alarms.find(
      ({ priority, state, acknowledgedAt }) => priority === 'high' && state !== 'returned' && !acknowledgedAt,
    ) ?? null,
  );
  /** The map of the area, drawn once, however often its walls come and go; null until the neighbourhood is known. */
  drawing = $derived.by<Drawing | null>(() => {
    if (!this.surroundings) return null;
    const { around, units } = this.surroundings;
    const frame = units.length === 1 ? SINGLE_FRAME : MAP_FRAME;
    return (
      (this.boundaries && drawBoundaries(this.boundaries, units, around, frame, MAP_FRAME)) ??
      buildMap(units, around, frame, MAP_FRAME)
    );
  });
  simulated = $derived([...this.tiles.values()].some((tile) => tile.simulated));

  /** Starts the stream and never returns while the wall stands; `code` empty means the root of the tree. */
  async start(code: string): Promise<void> {
    const timer = setInterval(() => this.tick(), 1_000);
    this.closing.signal.addEventListener('abort', () => clearInterval(timer));
    this.stream = new Stream(code, {
      snapshot: (snapshot) => this.take(snapshot),
      tiles: (frame) => (this.tiles = merge(this.tiles, frame.tiles)),
      heard: (now) => this.hear(now),
      live: () => (this.link = { kind: 'live', sinceMs: performance.now() }),
      lost: (kind, detail) => this.lose(kind, detail),
    });
    await this.stream.run();
  }

  /** When the server was last heard, by `performance.now()`. */
  get heardAt(): number {
    return this.heardMs;
  }

  stop(): void {
    this.closing.abort();
    this.stream?.stop();
  }

  /** A tile of the wall's own area. */
  tile(name: FigureName): Tile | undefined {
    return this.area ? this.tiles.get(keyOf(this.area.path, name)) : undefined;
  }

  /** A figure as it is to be read: the wall's own, or that of a place whose path is given. */
  read(name: FigureName, path = this.area?.path ?? ''): Reading {
    const tile = this.tiles.get(keyOf(path, name));
    return read(name, tile, this.now, this.cut, this.alarmOn(name, path), this.words, this.lang);
  }

  private alarmOn(name: FigureName, path: string): Priority | null {
    const isOnIt = (alarm: Alarm) => figureOf(alarm) === name && `${alarm.area}.`.startsWith(`${path}.`);
    return this.alarms.find(isOnIt)?.priority ?? null;
  }

  private take(snapshot: Snapshot): void {
    const moved = this.area?.path !== snapshot.area.path || this.children.length !== snapshot.children.length;
    if (moved) this.surroundings = null;
    this.area = snapshot.area;
    this.children = snapshot.children;
    this.tiles = merge(moved ? new Map() : this.tiles, snapshot.tiles);
    this.hear(snapshot.now);
    if (moved) void this.lookAround(snapshot);
  }

  /** Fetches the neighbourhood, however long it takes; when it takes long, the map makes do with the children alone. */
  private async lookAround({ area, children }: Snapshot): Promise<void> {
    const { signal } = this.closing;
    const isHere = () => !signal.aborted && this.area?.path === area.path;
    setTimeout(() => isHere() && (this.surroundings ??= bareSurroundings(area, children)), BARE_AFTER_MS);
    while (isHere()) {
      try {
        this.surroundings = await loadSurroundings(area, children, signal);
        this.boundaries ??= await loadBoundaries(signal);
        return;
      } catch {
        await pause(RETRY_MS * (0.5 + Math.random()));
      }
    }
  }

  private lose(kind: Trouble, detail: string): void {
    // The time of the loss stays while attempts fail; only its reason may change.
    const isNew = this.link.kind === 'live' || this.link.kind === 'opening';
    const sinceMs = kind === 'silent' ? this.heardMs : performance.now();
    this.link = { kind, sinceMs: isNew ? sinceMs : this.link.sinceMs, detail };
    this.tick();
  }

  private hear(now: string): void {
    const isNewDay = this.beats > 0 && formatDate(now, 'vi') !== formatDate(this.heardNow, 'vi');
    if (isNewDay) this.stream?.renew();
    this.heardNow = Date.parse(now);
    this.heardMs = performance.now();
    this.beats += 1;
    this.tick();
  }

  private tick(): void {
    this.tickMs = performance.now();
    this.now = this.heardNow + (this.tickMs - this.heardMs);
  }
}
