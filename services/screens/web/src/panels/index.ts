import type { Component } from 'svelte';
import Alarms from './Alarms.svelte';
import Bars from './Bars.svelte';
import Beside from './Beside.svelte';
import Cheapest from './Cheapest.svelte';
import Clocks from './Clocks.svelte';
import Figures from './Figures.svelte';
import Flow from './Flow.svelte';
import Forecast from './Forecast.svelte';
import Groups from './Groups.svelte';
import Heat from './Heat.svelte';
import Hero from './Hero.svelte';
import Live from './Live.svelte';
import Map from './Map.svelte';
import Measures from './Measures.svelte';
import Metrics from './Metrics.svelte';
import Parts from './Parts.svelte';
import type { PanelProps } from './props';
import Ranking from './Ranking.svelte';
import Score from './Score.svelte';
import Sensors from './Sensors.svelte';
import Shares from './Shares.svelte';
import Silent from './Silent.svelte';
import Sources from './Sources.svelte';
import Ticker from './Ticker.svelte';
import Trend from './Trend.svelte';

/** What a layout file may ask for, by the word it uses. */
export const PANELS: Readonly<Record<string, Component<PanelProps>>> = {
  alarms: Alarms,
  bars: Bars,
  beside: Beside,
  cheapest: Cheapest,
  clocks: Clocks,
  figures: Figures,
  flow: Flow,
  forecast: Forecast,
  groups: Groups,
  heat: Heat,
  hero: Hero,
  live: Live,
  map: Map,
  measures: Measures,
  metrics: Metrics,
  parts: Parts,
  ranking: Ranking,
  score: Score,
  sensors: Sensors,
  shares: Shares,
  silent: Silent,
  sources: Sources,
  ticker: Ticker,
  trend: Trend,
};
