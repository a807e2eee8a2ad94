import { MAP_FIGURES } from './figures';
import type { Lang } from './types';

/** The walls in the order in which an operator leafs through them; the first is what an area shows unasked. */
export const WALLS = ['overview', 'index766', 'dossiers', 'hotline', 'eid', 'city', 'platform', 'phone'] as const;

export type WallName = (typeof WALLS)[number];

/** What the address asks for: an area (empty for the root), a wall, a language, the figure on the map. Never a token. */
export interface Asked {
  code: string;
  wall: WallName;
  lang: Lang;
  /** Null: the figure that the wall itself prefers. */
  figure: (typeof MAP_FIGURES)[number] | null;
}

const WALL = /^\/walls\/([A-Za-z0-9]+)(?:\/([a-z0-9]+))?\/?$/;

/** Reads `/walls/{areaCode}/{wall}?lang=en&map=index766.score`; what it does not know falls back to the first choice. */
export function readAddress({ pathname, search }: { pathname: string; search: string }): Asked {
  const query = new URLSearchParams(search);
  const [, code = '', asked] = WALL.exec(pathname) ?? [];
  return {
    code,
    wall: WALLS.find((wall) => wall === asked) ?? WALLS[0],
    lang: query.get('lang') === 'en' ? 'en' : 'vi',
    figure: MAP_FIGURES.find((figure) => figure === query.get('map')) ?? null,
  };
}

/** The address of an area's wall, keeping the language and the map's figure. */
export function addressOf(code: string, wall: WallName, lang: Lang, figure: Asked['figure'] = null): string {
  const query = new URLSearchParams();
  if (lang === 'en') query.set('lang', 'en');
  if (figure) query.set('map', figure);
  return `/walls/${code}${wall === WALLS[0] ? '' : `/${wall}`}${query.size > 0 ? `?${query}` : ''}`;
}
