import type { Board } from './board.svelte';
import { besideOf } from './beside';
import { cheapestOf } from './cheapest';
import { deadlinesOf, namesIn } from './clocks';
import { fractionOf } from './fraction';
import { formatAge, formatAsOf, formatFigure, formatLimit, formatLoss, formatNumber } from './format';
import { heatOf } from './heat';
import { choose, titleOf, type Panel } from './layouts';
import { placeIn } from './names';
import { isWell, partsOf } from './parts';
import type { Reading } from './reading';
import { rowsOf, worstFirst } from './rows';
import { isBeyond, sensorsOf, valueOf } from './sensors';
import type { WallView } from './view.svelte';

/** What a panel shows, in words: a heading and a line for each thing in it. */
export interface Spoken {
  title: string;
  lines: string[];
}

type Say = (reading: Reading, board: Board, view: WallView) => string[];

const SAY: Readonly<Record<string, Say>> = {
  bars: sayRows,
  flow: sayRows,
  shares: (reading, { lang }) => [`${reading.name}: ${fractionOf(reading, lang)}, ${reading.stateWord}`],
  clocks: ({ tile }, board, { names }) => {
    const { now, lang, words } = board;
    return deadlinesOf(tile, now, namesIn(board)).map(({ leftSeconds, category, agency, area }) => {
      const age = formatAge(Math.abs(leftSeconds), lang);
      const left = leftSeconds < 0 ? words.panels.late(age) : words.panels.inTime(age);
      const where = [category, agency || words.panels.unassigned, placeIn(area, names, board.area)];
      return `${left}: ${where.filter(Boolean).join(', ')}`;
    });
  },
  beside: ({ figure, name }, board, { places, names }) =>
    besideOf(places, [figure], (one, { path }) => board.read(one, path)).map(({ area, readings }) => {
      const { state, value, unit, stateWord } = readings[0]!;
      const told = state === 'none' ? stateWord : `${value} ${unit}, ${stateWord}`;
      return `${names.get(area.code) ?? area.nameVi}, ${name}: ${told}`;
    }),
  sensors: ({ tile }, { lang, words }) =>
    sensorsOf(tile, lang).map((sensor) => {
      const state = isBeyond(sensor) ? words.state.over : sensor.state === 'silent' ? words.panels.silent : '';
      return [`${sensor.name}: ${valueOf(sensor, lang)} ${words.units[sensor.unit] ?? sensor.unit}`, state]
        .filter(Boolean)
        .join(', ');
    }),
  silent: ({ tile }, { now, lang, words: { panels: w } }) =>
    sensorsOf(tile, lang).map(
      ({ name, at, since }) =>
        `${name}: ${at ? formatAsOf(at, now, lang) : w.neverHeard(since ? formatAsOf(since, now, lang) : '')}`,
    ),
  parts: ({ tile }, { words: { panels: w } }) =>
    partsOf(tile).map((part) => {
      const state = w.partState[isWell(part) ? 'well' : part.state] ?? part.state;
      return `${part.part}: ${state}, ${w.parts.queue} ${part.queueMessages ?? '—'}, ${w.parts.errors} ${part.errorsPerSecond ?? '—'}, ${w.parts.release} ${part.release}`;
    }),
  heat: (_, board, view) =>
    heatOf(view.places, view.names, board.area, board.tiles, board.now, board.cut).rows.map(
      ({ name, lost }) => `${name}: ${formatLoss(lost, board.lang)}`,
    ),
  metrics: (_, { lang, words }, { score }) =>
    (score?.own ?? []).map(({ nameVi, nameEn, value, targetPercent }) => {
      const rate = value == null ? '—' : `${formatFigure(value, 'percent', lang, targetPercent)} %`;
      return `${lang === 'vi' ? nameVi : nameEn}: ${rate}, ${words.panels.target(`${formatLimit(targetPercent, lang)} %`)}`;
    }),
  cheapest: (_, { lang }, { score }) =>
    (score ? cheapestOf(score).rows : []).map(
      ({ textVi, textEn, points }) => `${lang === 'vi' ? textVi : textEn}: +${formatNumber(points, lang, 2)}`,
    ),
  ticker: ({ tile }, { now, lang }) =>
    ((tile?.detail?.['list'] ?? []) as { at: string; textVi: string; textEn?: string }[]).map(
      ({ at, textVi, textEn }) => `${formatAsOf(at, now, lang)} ${lang === 'vi' ? textVi : (textEn ?? textVi)}`,
    ),
};

/** A panel in words; null for one whose figures are spoken elsewhere or that has nothing to say. */
export function spokenOf(panel: Panel, board: Board, view: WallView): Spoken | null {
  const say = SAY[panel.panel];
  if (!say) return null;
  const readings = panel.tiles.map((wish) => board.read(choose(wish, (name) => board.tile(name) !== undefined)));
  const lines = readings.flatMap((reading) => say(reading, board, view));
  // The losses by metric are told beside the score.
  if (panel.panel === 'metrics' && lines.length === 0) return null;
  const title = titleOf(panel, board.lang) || headingOf(panel, board) || readings[0]?.name || '';
  return { title, lines: lines.length > 0 ? lines : [board.words.noData] };
}

function headingOf({ panel }: Panel, { words: { panels: w } }: Board): string {
  if (panel === 'heat') return w.heatSub;
  if (panel === 'metrics') return w.own;
  return panel === 'cheapest' ? w.cheapest : panel === 'parts' ? w.parts.title : '';
}

function sayRows({ tile }: Reading, { lang, words }: Board): string[] {
  const number = (value: number | null) => (value === null ? words.panels.suppressed : formatNumber(value, lang));
  return worstFirst(rowsOf(tile, lang)).map(({ name, value, overdue }) =>
    overdue === null
      ? `${name}: ${number(value)}`
      : `${name}: ${number(overdue)}/${number(value)} (${words.panels.overdueOf})`,
  );
}
