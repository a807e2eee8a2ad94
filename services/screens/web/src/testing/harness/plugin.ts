import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { Area, Tile } from '../../lib/types';
import { realTree } from '../areas';
import { tilesOf, type Mood } from './world';

const LAYOUTS = new URL('../../../../walls/', import.meta.url);
const EPOCH = Date.parse('2026-11-24T03:42:00Z');
const TREES = { '74': realTree('74'), '79': realTree('79') };

/** Answers as the screens service would, from made-up tiles: `?mood=alarm` in the page's address chooses the day, `&tree=79` the areas since July 2025. */
export function harness(): Plugin {
  return {
    name: 'harness',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, next: Connect.NextFunction): void {
  const { pathname } = new URL(request.url ?? '/', 'http://harness');
  const asked = new URL(request.headers.referer ?? 'http://harness').searchParams;
  const tree = TREES[asked.get('tree') === '79' ? '79' : '74'];
  const mood = (asked.get('mood') ?? 'calm') as Mood;
  const layout = /^\/walls\/(\w+)\.json$/.exec(pathname)?.[1];
  const file = new URL(`${layout}.json`, LAYOUTS);
  if (layout && existsSync(file)) return json(response, JSON.parse(readFileSync(file, 'utf8')));
  if (pathname === '/api/areas') return json(response, tree[0]);
  const [, code, of] = /^\/api\/(?:areas|screens)\/(\w+)(?:\/(\w+))?$/.exec(pathname) ?? [];
  const area = tree.find((one) => one.code === code);
  if (!code) return pathname.startsWith('/api/') ? void response.writeHead(404).end() : next();
  if (!area) return void response.writeHead(404).end();
  const children = tree.filter((one) => one.parentCode === code);
  if (of === 'children') return json(response, children);
  if (of === 'path')
    return json(
      response,
      tree.filter((one) => area.path.startsWith(one.path)),
    );
  if (of === 'stream') return stream(response);
  json(response, { area, children, now: new Date(EPOCH).toISOString(), tiles: whole(area, children, mood) });
}

/** An area's tiles and its children's; what can be added adds up. */
function whole(area: Area, children: Area[], mood: Mood): Tile[] {
  const below = children.flatMap((one) => tilesOf(one, EPOCH, mood));
  const own = tilesOf(area, EPOCH, mood).map((tile) => {
    const parts = below.filter((one) => one.tile === tile.tile && (one.unit === 'dossier' || one.unit === 'ticket'));
    const value = parts.length > 0 && tile.history ? parts.reduce((sum, one) => sum + (one.value ?? 0), 0) : tile.value;
    const scale = (value ?? 0) / (tile.value || 1);
    return { ...tile, value, history: tile.history?.map(([at, one]): [number, number] => [at, one * scale]) };
  });
  return [...own, ...below];
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}

/** Beats alone: the figures of a picture stay as they are. */
function stream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const beat = () => response.write(`event: beat\ndata: {"now":"${new Date(EPOCH).toISOString()}"}\n\n`);
  beat();
  const timer = setInterval(beat, 2_000);
  response.on('close', () => clearInterval(timer));
}
