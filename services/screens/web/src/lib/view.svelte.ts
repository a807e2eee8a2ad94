import type { Asked } from './address';
import type { Board } from './board.svelte';
import { FIGURE_BY_UNIT, type FigureName } from './figures';
import { headline, survey } from './finding';
import { formatAsOf } from './format';
import { buildMap, type Unit } from './map/build';
import type { Box } from './map/project';
import { kindCounts, shortNames, splitName } from './names';
import { scoreOf } from './score';
import { isTrusted, stateOf, type State } from './states';
import { placeOf } from './takeover';
import { keyOf } from './tiles';
import type { Area } from './types';

/** Where the map may be drawn on the 1920 x 1080 wall. */
export const MAP_FRAME: Box = { x: 660, y: 124, width: 752, height: 792 };

/** A single place is drawn smaller, so that its neighbours are seen around it. */
const SINGLE_FRAME: Box = { x: 846, y: 330, width: 380, height: 380 };

/** What the wall says, composed from the board: the map and its finding, the score, names. */
export class WallView {
  figure = $state<Asked['figure']>('dossiers.overdue');

  constructor(
    private readonly board: Board,
    figure: Asked['figure'],
  ) {
    this.figure = figure;
  }

  score = $derived.by(() => scoreOf(this.board.tile('index766.score')));
  scoreReading = $derived.by(() => this.board.read('index766.score'));

  /** The places of the wall: children, or the area itself when it has none. */
  places = $derived.by<Area[]>(() => {
    const { area, children } = this.board;
    return children.length > 0 ? children : area ? [area] : [];
  });
  names = $derived.by(() => shortNames([...this.places, ...(this.board.surroundings?.around ?? []).map((unit) => unit.area)]));
  /** During a takeover the map carries the alarm's own quantity. */
  shown = $derived.by<FigureName>(() => FIGURE_BY_UNIT[this.board.takeover?.unit ?? ''] ?? this.figure);
  survey = $derived.by(() => survey(this.shown, this.places, this.names, this.board.tiles, this.board.lang));
  headline = $derived.by(() => {
    const { takeover, area } = this.board;
    if (takeover) return placeOf(takeover, this.drawing, area?.path ?? '') || this.areaName;
    const total = this.board.tile(this.shown);
    return headline(this.survey, total?.value ?? null, this.board.words, this.board.lang);
  });
  drawing = $derived.by(() => {
    const around = this.board.surroundings?.around ?? [];
    const units: Unit[] = this.board.surroundings?.units ?? this.places.map((area) => ({ area, leaves: [area] }));
    return buildMap(units, around, units.length === 1 ? SINGLE_FRAME : MAP_FRAME, MAP_FRAME);
  });

  areaName = $derived.by(() => (this.board.area ? splitName(this.board.area.nameVi).name : ''));
  areaKind = $derived.by(() => (this.board.area ? splitName(this.board.area.nameVi).kind : ''));
  kinds = $derived.by(() => this.board.words.kindsOf(kindCounts(this.board.children)));
  title = $derived.by(() => {
    const { words } = this.board;
    return this.areaName ? `${this.areaName} · ${words.centre}` : words.centre;
  });
  /** When the map's newest figure is from, for the line under its headline. */
  mapAsOf = $derived.by(() => {
    const newest = this.survey.rows.map((row) => row.tile?.asOf ?? '').reduce((a, b) => (a > b ? a : b), '');
    return newest ? formatAsOf(newest, this.board.now, this.board.lang) : '';
  });

  /** True when no place of the map has a figure that may be believed. */
  isOld = $derived.by(() => this.survey.rows.every((row) => !isTrusted(this.stateOfPlace(row.area))));

  stateOfPlace(area: Area): State {
    return stateOf(this.board.tiles.get(keyOf(area.path, this.shown)), this.board.now, this.board.cut);
  }
}
