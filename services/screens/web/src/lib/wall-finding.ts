import type { WallName } from './address';
import { nextClass } from './classes';
import type { FigureName } from './figures';
import { formatAsOf, formatFigure, formatLimit, formatMissing, formatNumber, formatWindow } from './format';
import { isWell, partsOf } from './parts';
import { rowsOf, worstFirst } from './rows';
import { scoreOf } from './score';
import { isBeyond, sensorsOf } from './sensors';
import { isTrusted, stateOf } from './states';
import type { Lang, Tile } from './types';
import type { Words } from './words';

/** What a finding is made from; a board has it all. */
export interface Known {
  tile(name: FigureName): Tile | undefined;
  words: Words;
  lang: Lang;
  now: number;
  cut: boolean;
}

export interface WallFinding {
  headline: string;
  /** Empty: the map's own. */
  subline: string;
  /** Said of figures that are no longer trusted. */
  isOld: boolean;
}

const CITY: readonly FigureName[] = ['city.air', 'city.water', 'city.traffic', 'city.flood'];

/** Parts with trouble that a headline has room to name. */
const NAMED_MAX = 3;

/** The finding of a wall as one sentence; null where the map tells it, or where nothing is known yet. */
export function wallFinding(wall: WallName, known: Known): WallFinding | null {
  if (wall === 'index766') return ofIndex(known);
  if (wall === 'dossiers') return ofDossiers(known);
  if (wall === 'hotline') return ofHotline(known);
  if (wall === 'city') return ofCity(known);
  return wall === 'platform' ? ofPlatform(known) : null;
}

function ofIndex(known: Known): WallFinding | null {
  const { tile, lang } = known;
  const { panels: w, classes } = known.words;
  const score = scoreOf(tile('index766.score'));
  if (!score?.forecast) return null;
  const { value, target } = score.forecast;
  const points = (number: number) => formatFigure(number, 'points', lang, target);
  const name =
    score.max < 100 ? w.target(formatLimit(target, lang)) : classes[nextClass(target - 0.01)?.name ?? 'excellent'];
  const headline =
    value < target
      ? w.keepsPace(points(value), formatMissing(target - value, lang), name)
      : w.reaches(points(value), name);
  return { headline, ...under([w.heatSub, formatWindow(score.window, lang)], tile('index766.score'), known) };
}

function ofDossiers(known: Known): WallFinding | null {
  const { tile, lang } = known;
  const w = known.words.panels;
  const told = tile('dossiers.by-agency');
  const rows = worstFirst(rowsOf(told, lang));
  const worst = rows[0];
  if (!worst?.key) return null;
  const equals = rows.filter(({ key, overdue }) => key !== '' && overdue === worst.overdue).length;
  const all = tile('dossiers.overdue')?.value ?? rowsOf(told, lang).reduce((sum, row) => sum + (row.overdue ?? 0), 0);
  const number = (value: number) => formatNumber(value, lang);
  return {
    headline: !worst.overdue
      ? w.noneOverdue
      : equals > 1
        ? w.holdAlike(number(equals), number(worst.overdue), number(all))
        : w.holds(worst.name, number(worst.overdue), number(all)),
    ...under([w.agenciesSub], told, known),
  };
}

function ofHotline(known: Known): WallFinding | null {
  const { tile, lang } = known;
  const w = known.words.panels;
  const overdue = tile('tickets.overdue')?.value;
  const near = tile('tickets.near-breach')?.value;
  if (typeof overdue !== 'number' || typeof near !== 'number') return null;
  const headline =
    overdue + near === 0 ? w.hotlineCalm : w.hotline(formatNumber(overdue, lang), formatNumber(near, lang));
  return { headline, subline: '', isOld: under([], tile('tickets.overdue'), known).isOld };
}

function ofCity(known: Known): WallFinding | null {
  const { tile, lang } = known;
  const w = known.words.panels;
  const tiles = CITY.flatMap((name) => tile(name) ?? []);
  const sensors = tiles.flatMap((one) => sensorsOf(one, lang));
  if (sensors.length === 0) return { headline: w.noSensors, subline: w.citySub, isOld: false };
  const beyond = sensors.filter(isBeyond).length;
  const silent = formatNumber(tile('sensors.silent')?.value ?? 0, lang);
  const newest = tiles.reduce((a, b) => (a.asOf > b.asOf ? a : b));
  const isSilent = sensors.every(({ state }) => state === 'silent');
  const headline = isSilent
    ? w.sensorsSilent(silent)
    : beyond > 0
      ? w.sensorsOver(formatNumber(beyond, lang), silent)
      : w.sensorsFine(formatNumber(sensors.filter(({ state }) => state !== 'silent').length, lang), silent);
  return { headline, ...under([w.citySub], newest, known) };
}

function ofPlatform(known: Known): WallFinding {
  const w = known.words.panels;
  const told = known.tile('platform.parts');
  const parts = partsOf(told);
  if (parts.length === 0) return { headline: w.walls.platform, subline: w.rootOnly, isOld: false };
  const bad = parts.filter((part) => !isWell(part));
  const all = String(parts.length);
  const headline =
    bad.length === 0
      ? w.partsWell(all)
      : bad.length > NAMED_MAX
        ? w.partsBadMany(String(bad.length), all)
        : w.partsBad(String(bad.length), all, bad.map(({ part }) => w.partNames[part] ?? part).join(', '));
  return { headline, ...under([w.partsSub], told, known) };
}

function under(
  parts: string[],
  told: Tile | undefined,
  { words, lang, now, cut }: Known,
): Omit<WallFinding, 'headline'> {
  const asOf = told ? formatAsOf(told.asOf, now, lang) : '';
  const isOld = told !== undefined && !isTrusted(stateOf(told, now, cut));
  return { subline: [...parts, isOld ? `${words.state.stale}, ${asOf}` : asOf].filter(Boolean).join(' · '), isOld };
}
