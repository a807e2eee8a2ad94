import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import config from '../../vite.config';
import { newerThan, OLDEST_CHROMIUM, SCRIPT, STYLE } from './browsers';

const ASSETS = new URL('../../../wwwroot/assets/', import.meta.url);
const built = readdirSync(ASSETS).filter((name) => /\.(js|css)$/.test(name));

it('the build writes for the oldest browser', () => {
  expect(config.build?.target).toBe(`chrome${OLDEST_CHROMIUM}`);
  expect(built.length).toBeGreaterThan(4);
});

it.each(built)('%s asks for nothing newer than it', (name) => {
  const text = readFileSync(new URL(name, ASSETS), 'utf8');
  expect(newerThan(OLDEST_CHROMIUM, name.endsWith('.css') ? STYLE : SCRIPT, text)).toEqual([]);
});

it.each([
  ['.detail:not(:has(article)){display:none}', STYLE, [':has (Chromium 105)']],
  [
    '@media (width<=700px){a{rotate:3deg}}',
    STYLE,
    ['a range in a media query (Chromium 104)', 'translate, rotate, scale by themselves (Chromium 104)'],
  ],
  ['@media (max-width:700px){a>b{transform:rotate(3deg);height:100vh}}', STYLE, []],
  ['rows.toSorted(by);AbortSignal.any([a])', SCRIPT, ['AbortSignal.any (Chromium 116)', 'toSorted (Chromium 110)']],
  ['rows.findLast(by);structuredClone(a);box.union(b)', SCRIPT, []],
] as const)('%s is seen for what it is', (text, features, found) => {
  expect(newerThan(OLDEST_CHROMIUM, features, text)).toEqual(found);
});
