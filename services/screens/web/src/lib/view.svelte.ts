import { addressOf, WALLS, type WallName } from './address';
import type { Board } from './board.svelte';
import { figureOf, MAP_FIGURES, type FigureName, type MapFigure } from './figures';
import { headline, survey } from './finding';
import { formatAsOf, formatLimit, formatWindow } from './format';
import { figuresOf, placed, type Layout } from './layouts';
import type { Drawing } from './map/build';
import { linkNotice } from './notice';
import { SHADE_FILL } from './scale';
import { kindCounts, shortNames, splitName } from './names';
import { scoreOf } from './score';
import { isTrusted, stateOf, type State } from './states';
import { placeOf, quantityOf } from './takeover';
import { keyOf } from './tiles';
import type { Area } from './types';
import { wallFinding } from './wall-finding';

/** A figure that was opened, and what of it: a part, a place, an alarm. */
export interface Opened {
  figure: FigureName;
  part?: string | undefined;
  area?: string | undefined;
  alarm?: string | undefined;
}

/** What the wall says, composed from the board: the map and its finding, the score, names. */
export class WallView {
  wall = $state<WallName>(WALLS[0]);
  /** How the wall is laid out; null until its file has come. */
  layout = $state.raw<Layout | null>(null);
  /** The map's figure that somebody asked for. */
  chosen = $state<MapFigure | null>(null);
  /** The figure that somebody has opened at the desk. */
  opened = $state.raw<Opened | null>(null);

  /** Another wall of the same drawing carries the alarm; this one goes on with its own matter. */
  spared = $state(false);

  constructor(private readonly board: Board) {}

  /** The high alarm that has this wall. */
  takeover = $derived.by(() => (this.spared ? null : this.board.takeover));

  get figure(): MapFigure {
    return this.chosen ?? (this.layout?.map as MapFigure | undefined) ?? MAP_FIGURES[0];
  }
  set figure(figure: MapFigure) {
    this.chosen = figure;
  }

  /** The address of this wall, or another one, for an area, in the language and with the figure that are shown now. */
  addressOf(code: string, wall = this.wall): string {
    return addressOf(code, wall, this.board.lang, this.chosen);
  }

  panels = $derived.by(() => (this.layout ? placed(this.layout, this.takeover !== null) : []));
  /** Every single figure of the wall, each once. */
  readings = $derived.by(() => {
    const figures = figuresOf(
      this.layout,
      ['hero', 'live', 'shares', 'figures'],
      (name) => this.board.tile(name) !== undefined,
    );
    return figures.filter((figure) => !figure.includes('.by-')).map((figure) => this.board.read(figure));
  });
  score = $derived.by(() => scoreOf(this.board.tile('index766.score')));
  scoreReading = $derived.by(() => this.board.read('index766.score'));

  /** The places of the wall: children, or the area itself when it has none. */
  places = $derived.by<Area[]>(() => {
    const { area, children } = this.board;
    return children.length > 0 ? children : area ? [area] : [];
  });
  names = $derived.by(() =>
    shortNames([...this.places, ...(this.board.surroundings?.around ?? []).map((unit) => unit.area)]),
  );
  /** During a takeover the map carries the alarm's own quantity. */
  shown = $derived.by<FigureName>(() => (this.takeover && figureOf(this.takeover)) ?? this.figure);
  survey = $derived.by(() => survey(this.shown, this.places, this.names, this.board.tiles, this.board.lang));
  headline = $derived.by(() => {
    const { area, link, words, lang, lostSeconds } = this.board;
    const { takeover } = this;
    if (link.kind === 'refused' || !area) return linkNotice(link, true, lostSeconds, words, lang);
    if (takeover && this.hasMap) return placeOf(takeover, this.drawing, area.path) || this.areaName;
    if (this.found) return this.found.headline;
    return headline(this.survey, this.board.tile(this.shown)?.value ?? null, words, lang);
  });
  hasMap = $derived.by(() => this.layout?.panels.some(({ panel }) => panel === 'map') ?? false);
  /** Whether the headline tells of figures that are no longer trusted. */
  isOldNews = $derived.by(() => {
    if (this.takeover && this.hasMap) return false;
    return this.found ? this.found.isOld : this.isOld && this.mapAsOf !== '';
  });
  /** What a wall without a map finds, or one whose map is not its point. */
  found = $derived.by(() => {
    const { words, lang, now, cut } = this.board;
    return wallFinding(this.wall, { tile: (name) => this.board.tile(name), words, lang, now, cut });
  });
  /** Measure, meaning of the light and age, under the finding; help when the wall may not look. */
  subline = $derived.by(() => {
    const { words: w, link } = this.board;
    const { takeover } = this;
    if (link.kind === 'refused') return w.link.refusedHelp;
    if (link.kind === 'unknown-area') return link.detail || w.link.unknownHelp;
    const light = this.shown.endsWith('-percent')
      ? w.mapSub.share
      : this.shown !== 'index766.score'
        ? w.mapSub.count
        : this.survey.partial
          ? w.mapSub.lost
          : w.mapSub.gap90;
    const asOf = this.isOld && this.mapAsOf ? `${w.state.stale}, ${this.mapAsOf}` : this.mapAsOf;
    const window =
      this.shown === 'index766.score' && this.score?.window
        ? `, ${formatWindow(this.score.window, this.board.lang)}`
        : '';
    const dots = this.wall === 'hotline' && this.board.tile('tickets.places') ? w.panels.reportDots : '';
    const parts =
      takeover && this.hasMap
        ? [quantityOf(takeover, w), w.units[takeover.unit] ?? takeover.unit]
        : [w.figures[this.shown] + window, this.isOld || this.places.length === 1 ? '' : light, dots];
    if (this.found?.subline && !(takeover && this.hasMap)) return this.found.subline;
    return this.board.area ? [...parts, asOf].filter(Boolean).join(' · ') : '';
  });
  /** What the light of the map and the length of the ranking stand for. */
  measure = $derived.by(() => {
    const w = this.board.words;
    if (this.shown.endsWith('-percent')) return w.gapTo100;
    if (this.shown !== 'index766.score') return w.figures[this.shown];
    return this.survey.partial ? w.lostOf(formatLimit(this.survey.max, this.board.lang)) : w.gapTo90;
  });
  get drawing(): Drawing | null {
    return this.board.drawing;
  }

  areaName = $derived.by(() => (this.board.area ? splitName(this.board.area.nameVi).name : ''));
  areaKind = $derived.by(() => (this.board.area ? splitName(this.board.area.nameVi).kind : ''));
  kinds = $derived.by(() => this.board.words.kindsOf(kindCounts(this.board.children)));
  title = $derived.by(() => {
    const { words } = this.board;
    const what = this.wall === WALLS[0] ? words.centre : words.panels.walls[this.wall];
    return this.areaName ? `${this.areaName} · ${what}` : what;
  });
  /** When the map's newest figure is from, for the line under its headline. */
  mapAsOf = $derived.by(() => {
    const newest = this.survey.rows.map((row) => row.tile?.asOf ?? '').reduce((a, b) => (a > b ? a : b), '');
    return newest ? formatAsOf(newest, this.board.now, this.board.lang) : '';
  });

  /** True when no place of the map has a figure that may be believed. */
  isOld = $derived.by(() => this.survey.rows.every((row) => !isTrusted(this.stateOfPlace(row.area))));

  /** The light of a place; null (to be hatched) without data. What may not be believed does not shine. */
  fillOf(area: Area): string | null {
    const row = this.survey.rows.find((one) => one.area.code === area.code);
    if (!row || row.shade === null) return null;
    return SHADE_FILL[this.takeover || !isTrusted(this.stateOfPlace(area)) ? 0 : row.shade];
  }

  /** Whether a medium alarm stands in a place. */
  isMarked(area: Area): boolean {
    return (
      !this.takeover &&
      this.board.alarms.some(
        ({ priority, area: path }) => priority === 'medium' && (path === area.path || path.startsWith(`${area.path}.`)),
      )
    );
  }

  stateOfPlace(area: Area): State {
    return stateOf(this.board.tiles.get(keyOf(area.path, this.shown)), this.board.now, this.board.cut);
  }
}
