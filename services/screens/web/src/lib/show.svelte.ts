import { untrack } from 'svelte';
import { WALLS, type Asked } from './address';
import { Board } from './board.svelte';
import type { Given } from './given';
import { companionsOf, placesOf, readPlaylist, standsAt, type Item, type Place, type Playlist } from './playlist';
import { readRest, rests } from './rest';
import { router } from './router.svelte';

// The next page's figures are fetched a little before it comes, so that a turn is never a blank wall.
const AHEAD_MS = 4_000;
const COLUMNS_MAX = 4;

/** What this browser shows: one wall, or a playlist's pages in turn, on one screen or several side by side. */
export class Show {
  /** What the desk gave this device; null when it gave nothing, undefined until that is known. */
  given = $state.raw<Given | null | undefined>(undefined);
  private boards = $state.raw<ReadonlyMap<string, Board>>(new Map());
  /** When somebody paused, by the clock of the show. */
  private pausedAt = $state<number | null>(null);
  private heldAt = $state<number | null>(null);
  /** The show's clock against the server's: what pauses and leafing have moved it by. */
  private shift = $state(0);
  private memo: { key: string; shown: Asked[] } = { key: '', shown: [] };

  private query = $derived(new URLSearchParams(router.search));
  private span = $derived(Math.min(COLUMNS_MAX, Math.max(1, Number(this.query.get('span')) || 1)));
  /** The one column that this browser shows of a span, counted from 1; 0 for all of them. */
  private column = $derived(Math.min(this.span, Math.max(0, Number(this.query.get('column')) || 0)));
  private playlist = $derived.by<Playlist | null>(() => {
    const tried = readPlaylist(this.query.get('playlist'), router.asked.code, this.span);
    if (tried) return tried;
    if (this.isPlain && this.given) return this.given.playlist;
    if (this.span === 1) return null;
    const walls = companionsOf(router.asked.wall, this.span);
    return { items: walls.map((wall) => ({ wall, area: router.asked.code, seconds: 60 })), columns: this.span };
  });
  /** Nothing was asked for: the wall follows what the desk gave it. */
  isPlain = $derived(/^\/(walls\/?)?$/.test(router.path));
  /** The area whose alarms take the wall over. */
  private homeCode = $derived(
    this.isPlain && this.given ? this.given.area : router.asked.code || (this.playlist?.items[0]?.area ?? ''),
  );
  home = $derived(this.boards.get(this.homeCode) ?? null);
  now = $derived(this.home?.now ?? Date.now());
  private heldNow = $derived(this.pausedAt ?? this.heldAt ?? this.now);
  private at = $derived(this.heldNow + this.shift);
  private stand = $derived(standsAt(this.playlist, this.heldNow, this.shift));
  private pages = $derived(this.stand.pages);
  private turn = $derived(this.stand.turn);

  alarm = $derived(this.home?.takeover ?? null);
  /** Whether there is more than one page to turn. */
  turns = $derived(this.pages.length > 1);
  paused = $derived(this.pausedAt !== null);
  /** Which page of how many, from 1. */
  position = $derived({ page: (this.turn?.index ?? 0) + 1, pages: this.pages.length });
  /** Dark for the night: the hours asked for, or hours for which the playlist has nothing. A high alarm wakes it. */
  resting = $derived(
    this.alarm === null &&
      (rests(readRest(this.query.get('rest')), this.now) || (this.playlist !== null && this.pages.length === 0)),
  );
  /** All walls of the drawing, also those that other browsers show. */
  private drawn = $derived.by<Asked[]>(() => {
    const items = this.turn ? this.pages[this.turn.index]!.items : null;
    // A playlist that has nothing for this hour leaves the wall to its own area, should an alarm wake it.
    const drawn = items?.map((item) => this.askedOf(item)) ?? [this.playlist ? this.askedOf() : router.asked];
    if (!this.alarm || !items) return drawn;
    return drawn.map((asked, index) => (index === Math.floor(drawn.length / 2) ? this.askedOf() : asked));
  });
  /** What each of the walls that are shown says for all of them. */
  places = $derived.by<Place[]>(() => this.mine(placesOf(this.drawn.map(({ code }) => code))));
  /** The walls beside each other; the same array as long as it says the same. */
  shown = $derived.by<Asked[]>(() => {
    const shown = this.mine(this.drawn);
    const key = JSON.stringify(shown);
    if (key !== this.memo.key) this.memo = { key, shown };
    return this.memo.shown;
  });
  private wanted = $derived.by(() => {
    if (this.isPlain && this.given === undefined) return null;
    const soon =
      this.turn && this.turn.endsAt - this.at < AHEAD_MS ? this.pages[(this.turn.index + 1) % this.pages.length] : null;
    const codes = [
      this.homeCode,
      ...this.shown.map(({ code }) => code),
      ...(soon?.items ?? []).map(({ area }) => area),
    ];
    return [...new Set(codes)].sort().join(' ');
  });

  boardOf(code: string): Board | undefined {
    return this.boards.get(code);
  }

  /** Opens the streams that are wanted and closes the others; an effect that follows what is wanted calls it. */
  keep(): void {
    const wanted = this.wanted === null ? [] : this.wanted.split(' ');
    untrack(() => this.open(wanted));
  }

  private open(wanted: string[]): void {
    const next = new Map(this.boards);
    for (const [code, board] of next) {
      if (wanted.includes(code)) continue;
      board.stop();
      next.delete(code);
    }
    for (const code of wanted) {
      if (next.has(code)) continue;
      const board = new Board();
      next.set(code, board);
      void board.start(code);
    }
    this.boards = next;
  }

  stop(): void {
    for (const board of this.boards.values()) board.stop();
  }

  /** When the server was last heard on any stream, by `performance.now()`. */
  heardAt(): number {
    return Math.max(0, ...[...this.boards.values()].map((board) => board.heardAt));
  }

  pause(): void {
    if (this.pausedAt === null) this.pausedAt = this.now;
    else {
      this.shift += this.pausedAt - this.now;
      this.pausedAt = null;
    }
  }

  /** An alarm holds the show; afterwards it goes on where it was. */
  hold(isHeld: boolean): void {
    if (isHeld === (this.heldAt !== null)) return;
    if (this.heldAt === null) this.heldAt = this.now;
    else {
      this.shift += this.heldAt - this.now;
      this.heldAt = null;
    }
  }

  leaf(step: 1 | -1): void {
    if (!this.turn) return;
    const ends = this.turn.endsAt;
    const before = this.pages.at(this.turn.index - 1)!.seconds + this.pages[this.turn.index]!.seconds;
    this.shift += (step === 1 ? ends : ends - before * 1000) - this.at;
  }

  private mine<T>(columns: T[]): T[] {
    return this.column > 0 ? columns.slice(this.column - 1, this.column) : columns;
  }

  private askedOf(item?: Item): Asked {
    const { lang } = router.asked;
    return { code: item?.area ?? this.homeCode, wall: item?.wall ?? WALLS[0], lang, figure: null };
  }
}
