import { signedIn, signIn } from '../ask';
import { Board } from '../board.svelte';
import { router } from '../router.svelte';
import { deskWords } from '../words/desk';
import { wordsOf } from '../words';
import { withQuery } from './call';

export const VIEWS = ['alarms', 'figures', 'devices', 'playlists', 'rules'] as const;
export type View = (typeof VIEWS)[number];

/** The desk: who sits at it, where it looks, and what the address bar says about it. */
export class Desk {
  token = $state(signedIn());
  query = $derived(new URLSearchParams(router.search));
  lang = $derived<'vi' | 'en'>(this.query.get('lang') === 'en' ? 'en' : 'vi');
  w = $derived(deskWords(this.lang));
  words = $derived(wordsOf(this.lang));
  view = $derived(VIEWS.find((view) => router.path === `/desk/${view}`) ?? VIEWS[0]);
  /** Who signed in, as the token names them; for people to read, proving nothing. */
  name = $derived(nameIn(this.token));
  code = $derived(this.query.get('area') ?? areaIn(this.token));
  board = $state.raw<Board | null>(null);
  now = $derived(this.board?.now ?? Date.now());

  /** Takes or gives back a token. */
  sign(token: string | null): void {
    signIn(token);
    this.token = token;
  }

  /** Changes the address: a filter, a choice, a view. Moving between views is a step of its own to go back to. */
  ask(more: Record<string, string>, view = this.view): void {
    router.go(withQuery(`/desk/${view}${router.search}`, more), view !== this.view);
  }

  hrefOf(view: View): string {
    return withQuery(`/desk/${view}${router.search}`, {
      alarm: '',
      tile: '',
      rule: '',
      make: '',
      on: '',
      q: '',
      metric: '',
      state: '',
      priority: '',
    });
  }

  /** Follows the figures of the area that is looked at; the answer stops it. */
  follow(code: string): () => void {
    const board = new Board();
    board.lang = this.lang;
    this.board = board;
    void board.start(code);
    return () => board.stop();
  }
}

function claimsOf(token: string | null): { name?: string; sub?: string; area?: string | string[] } {
  try {
    const body = token!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(body), (char) => char.charCodeAt(0))));
  } catch {
    // What is no token names nobody; the server refuses it.
    return {};
  }
}

function nameIn(token: string | null): string {
  const { name, sub } = claimsOf(token);
  return name ?? sub ?? '';
}

function areaIn(token: string | null): string {
  const { area } = claimsOf(token);
  return (Array.isArray(area) ? area[0] : area) ?? '';
}
