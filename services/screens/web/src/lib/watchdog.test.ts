import { beforeEach, expect, it } from 'vitest';
import { RELOAD_GAP_MS, Watchdog, type Watched } from './watchdog';

const MINUTE = 60_000;
let at: number;
let heard: number;
let up: boolean;
let reloads: number;
let watched: Watched;
let dog: Watchdog;

beforeEach(() => {
  [at, heard, up, reloads] = [0, 0, true, 0];
  watched = {
    clock: () => at,
    now: () => RELOAD_GAP_MS + at,
    heardAt: () => heard,
    answers: () => Promise.resolve(up),
    reload: () => (reloads += 1),
    reloadedAt: 0,
  };
  dog = new Watchdog(watched);
});

/** Looks every 15 s until then. */
async function lookUntil(minutes: number, listen = false) {
  while (at < minutes * MINUTE) {
    at += 15_000;
    if (listen) heard = at;
    await dog.look();
  }
}

it('leaves a wall alone that hears its server', async () => {
  await lookUntil(600, true);
  expect(reloads).toBe(0);
});

it('reloads after five minutes without a beat, and not before', async () => {
  await lookUntil(5);
  expect(reloads).toBe(0);
  await lookUntil(5.5);
  expect(reloads).toBe(1);
});

it('never reloads into nothing: it waits until the site answers', async () => {
  up = false;
  await lookUntil(120);
  expect(reloads).toBe(0);
  up = true;
  await lookUntil(120.25);
  expect(reloads).toBe(1);
});

it('never loops: a reload that mended nothing is not repeated for a quarter of an hour, by the next page either', async () => {
  await lookUntil(6);
  dog = new Watchdog(watched);
  await lookUntil(20);
  expect(reloads).toBe(1);
  await lookUntil(21);
  expect(reloads).toBe(2);
});

it('reloads after an error that nobody caught', async () => {
  await lookUntil(1, true);
  dog.breaks();
  await lookUntil(1.25, true);
  expect(reloads).toBe(1);
});

it('reloads when the event loop stood still time and again, not once', async () => {
  for (let times = 1; times <= 3; times += 1) {
    expect(reloads).toBe(0);
    at += 2 * MINUTE;
    heard = at;
    await dog.look();
  }
  expect(reloads).toBe(1);
});
