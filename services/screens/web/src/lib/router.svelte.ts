import { readAddress } from './address';

/** Where the browser stands. Moving on needs no reload, so that a wall keeps its stream and never goes blank. */
export class Router {
  path = $state(location.pathname);
  search = $state(location.search);
  asked = $state.raw(readAddress(location));

  /** Moves to an address of this site; `keep` false replaces the present one, as rotation does. */
  go(href: string, keep = true): void {
    history[keep ? 'pushState' : 'replaceState'](null, '', href);
    this.read();
  }

  /** Reads the address anew, after the browser has gone back or forth. */
  read = (): void => {
    this.path = location.pathname;
    this.search = location.search;
    this.asked = readAddress(location);
  };

  /** Follows a plain click on a link between pages of this site by itself. */
  follow = (event: MouseEvent): void => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
    const href = (event.target as Element).closest?.('a')?.getAttribute('href');
    if (!plain || !/^\/(walls|desk|enrol)(\/|\?|$)/.test(href ?? '')) return;
    event.preventDefault();
    this.go(href!);
  };
}

export const router = new Router();
