import { formatClock, formatFigure, formatLimit } from './format';
import type { Lang, Tile } from './types';
import type { Words } from './words';

/** A drawn chart that takes newer tiles and can be taken down. */
export interface Chart {
  show(tile: Tile, w: Words, lang: Lang): void;
  dispose(): void;
}

/**
 * The history of one figure with axes, its limit, and a value under the pointer. ECharts comes with the first chart
 * that somebody opens at a desk, never with a wall.
 */
export async function chartIn(element: HTMLElement): Promise<Chart> {
  const { init } = await import('./echarts');
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const chart = init(element, null, { renderer: 'svg' });
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(element);
  return {
    show: (tile, w, lang) => chart.setOption(optionOf(tile, w, lang, colour)),
    dispose: () => {
      resized.disconnect();
      chart.dispose();
    },
  };
}

/** ECharts' description of a tile's history; the limit is a second, dashed line, so that it is always in range. Pure. */
export function optionOf(tile: Tile, w: Words, lang: Lang, colour: (name: string) => string) {
  const text = { color: colour('--ink2'), fontFamily: 'Wall, sans-serif', fontSize: 16 };
  const value = (number: number) => formatFigure(number, tile.unit, lang);
  const points = (tile.history ?? []).map(([at, number]): [number, number] => [at * 1000, number]);
  const line = (data: [number, number][], style: Record<string, unknown>) => ({
    type: 'line',
    showSymbol: false,
    data,
    lineStyle: style,
    itemStyle: style,
  });
  const limit =
    tile.limit && points.length > 1
      ? [points[0]!, points.at(-1)!].map(([at]): [number, number] => [at, tile.limit!.value])
      : [];
  const limitText = tile.limit ? w.limit(formatLimit(tile.limit.value, lang), tile.limit.side) : '';
  return {
    animation: false,
    grid: { left: 80, right: 130, top: 24, bottom: 40 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('--band'),
      borderWidth: 0,
      textStyle: text,
      formatter: ([point]: { value: [number, number] }[]) =>
        point ? `${formatClock(point.value[0], lang)}  ${value(point.value[1])}` : '',
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colour('--ink4') } },
      splitLine: { show: false },
      axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => formatClock(at, lang) },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      minInterval: tile.unit === 'points' ? 0.1 : 1,
      splitLine: { show: false },
      axisLabel: { ...text, formatter: value },
    },
    series: [
      line(points, { width: 2.5, color: colour('--ink') }),
      {
        ...line(limit, { width: 1.5, type: 'dashed', color: colour('--ink3') }),
        silent: true,
        endLabel: { ...text, show: true, formatter: limitText },
      },
    ],
  };
}
