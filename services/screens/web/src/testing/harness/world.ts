import type { Area, Tile } from '../../lib/types';
import { alarmTiles } from './alarms';
import { cityTiles } from './city';
import { platformTiles } from './platform';
import { scoreTiles } from './scores';
import { serviceTiles } from './services';

/** What the harness can show; `calm` is a normal day. */
export type Mood = 'calm' | 'alarm' | 'two' | 'taken' | 'stale' | 'simulated' | 'nodata' | 'flood';

/** Makes a tile with an age of some seconds and, for counts, a three-hour history. */
export type Make = (name: string, value: number | null, unit: string, over?: Partial<Tile>) => Tile;

export interface Scene {
  area: Area;
  now: number;
  mood: Mood;
  make: Make;
  /** A number from 0 to 1 that is always the same for the same area and word. */
  dice: (word: string) => number;
  /** The area's share of the root: 1, about a ninth, about a hundredth. */
  share: number;
}

/** Minutes of age on a bad day, by how a tile's name begins. */
const AGED: [string, number][] = [
  ['dossiers', 8],
  ['tickets.near', 44],
  ['sensors.speed', 5],
  ['city.traffic', 5],
];

/** All tiles of an area as its owners would announce them. */
export function tilesOf(area: Area, now: number, mood: Mood): Tile[] {
  const dice = (word: string) => hash(`${area.code} ${word}`);
  const depth = area.path.split('.').length - 1;
  const share = depth === 0 ? 1 : (0.5 + dice('size')) / (depth === 1 ? 9 : 91);
  let seq = 0;
  const make: Make = (name, value, unit, over = {}) => ({
    area: area.path,
    tile: name,
    value,
    unit,
    asOf: new Date(now - (mood === 'stale' ? ageOf(name) : 8) * 1000).toISOString(),
    version: 1,
    seq: ++seq,
    periodSeconds: 60,
    simulated: mood !== 'calm',
    ...over,
  });
  const scene: Scene = { area, now, mood, make, dice, share };
  if (mood === 'nodata') return [make('tickets.open', 12, 'ticket')];
  return [
    ...scoreTiles(scene),
    ...serviceTiles(scene),
    ...cityTiles(scene),
    ...alarmTiles(scene),
    ...(depth === 0 ? platformTiles(scene) : []),
  ];
}

function ageOf(name: string): number {
  return (AGED.find(([start]) => name.startsWith(start))?.[1] ?? 8 / 60) * 60;
}

/** A slow wave with a little noise that ends at `value`, a point every five minutes for three hours. */
export function historyOf(value: number, now: number, slope: number, noise: number): [number, number][] {
  return Array.from({ length: 37 }, (_, index) => {
    const left = 36 - index;
    const wave = left === 0 ? 0 : noise * (hash(`${index} ${value}`) - 0.5);
    return [Math.round(now / 1000) - left * 300, Math.max(0, value * (1 - slope * (left / 36) + wave))];
  });
}

function hash(text: string): number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0)!, 16777619);
  state = Math.imul(state ^ (state >>> 15), 2246822507);
  return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
}
