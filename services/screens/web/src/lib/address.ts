import { MAP_FIGURES } from './figures';
import type { Lang } from './types';

/** What the address asks for: an area (empty for the root), a language, the figure on the map. Never a token. */
export interface Asked {
  code: string;
  lang: Lang;
  figure: (typeof MAP_FIGURES)[number];
}

/** Reads `/walls/{areaCode}?lang=en&map=index766.score`; what it does not know falls back to the first choice. */
export function readAddress({ pathname, search }: { pathname: string; search: string }): Asked {
  const query = new URLSearchParams(search);
  return {
    code: /^\/walls\/([A-Za-z0-9]+)\/?$/.exec(pathname)?.[1] ?? '',
    lang: query.get('lang') === 'en' ? 'en' : 'vi',
    figure: MAP_FIGURES.find((figure) => figure === query.get('map')) ?? MAP_FIGURES[0],
  };
}

/** The address of an area's wall, keeping the language and the map's figure. */
export function addressOf(code: string, lang: Lang, figure: Asked['figure']): string {
  const query = new URLSearchParams();
  if (lang === 'en') query.set('lang', 'en');
  if (figure !== MAP_FIGURES[0]) query.set('map', figure);
  return `/walls/${code}${query.size > 0 ? `?${query}` : ''}`;
}
