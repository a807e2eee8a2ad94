import type { FigureName } from './figures';
import { formatAge, formatAsOf, formatFigure, formatLimit } from './format';
import { ageSeconds, isOverLimit, stateOf, type State } from './states';
import type { Lang, Priority, Tile } from './types';
import type { Words } from './words';

/** The shape in front of a state's word; the shape or the word tells the state before any colour does. */
export type Mark = 'clock' | 'barred' | 'half' | Priority | null;

/** A tile as it is to be read: every text ready, nothing left to decide but the drawing. */
export interface Reading {
  figure: FigureName;
  name: string;
  state: State;
  /** `—` when there is nothing to show. */
  value: string;
  unit: string;
  mark: Mark;
  /** State and as-of: `bình thường · 10:42`. */
  stateWord: string;
  asOf: string;
  /** Last known value of a dead source. */
  before: string;
  limit: string;
  over: boolean;
  simulated: boolean;
  tile: Tile | undefined;
}

/** Reads a tile at an instant of the server's clock; `alarm` is the priority of an active alarm on this very figure. */
export function read(
  figure: FigureName,
  tile: Tile | undefined,
  now: number,
  cut: boolean,
  alarm: Priority | null,
  w: Words,
  lang: Lang,
): Reading {
  const state = stateOf(tile, now, cut);
  const value = tile && tile.value !== null ? formatFigure(tile.value, tile.unit, lang, tile.limit?.value) : '—';
  const trusted = state === 'live' || state === 'late';
  const over = trusted && (isOverLimit(tile) || alarm === 'high');
  return {
    figure,
    name: w.figures[figure],
    state,
    value: state === 'dead' ? '—' : value,
    unit: tile ? (w.units[tile.unit] ?? tile.unit) : '',
    before: state === 'dead' ? `${w.state.before} ${value}` : '',
    limit: trusted && tile?.limit ? w.limit(formatLimit(tile.limit.value, lang), tile.limit.side) : '',
    over,
    simulated: tile?.simulated ?? false,
    tile,
    asOf: trusted && tile ? formatAsOf(tile.asOf, now, lang) : '',
    ...words(state, tile, over, alarm, now, w, lang),
  };
}

function words(
  state: State,
  tile: Tile | undefined,
  over: boolean,
  alarm: Priority | null,
  now: number,
  w: Words,
  lang: Lang,
): { mark: Mark; stateWord: string } {
  const age = tile ? formatAge(ageSeconds(tile, now), lang) : '';
  if (state === 'none')
    return { mark: null, stateWord: tile?.detail?.['suppressed'] === true ? w.state.hidden : w.state.none };
  if (state === 'stale') return { mark: 'clock', stateWord: `${w.state.stale} ${age}` };
  if (state === 'dead') return { mark: 'barred', stateWord: `${w.state.dead} ${age}` };
  if (alarm === 'high') return { mark: 'high', stateWord: w.state.high };
  if (over) return { mark: 'medium', stateWord: tile!.limit!.side === 'above' ? w.state.over : w.state.under };
  if (state === 'late') return { mark: 'half', stateWord: w.state.late };
  return { mark: null, stateWord: tile!.limit ? w.state.normal : w.state.live };
}
