import { ask, signedIn, signIn, whenUnknown } from '../ask';
import { Board } from '../board.svelte';
import { router } from '../router.svelte';
import { deskWords } from '../words/desk';
import { wordsOf } from '../words';
import { withQuery } from './call';

export const VIEWS = ['alarms', 'figures', 'devices', 'playlists', 'rules', 'shift'] as const;
export type View = (typeof VIEWS)[number];

/** Who is signed in. */
export interface Session {
  name: string;
  role: string;
  areas: string[];
}

/** The desk: who sits at it, where it looks, and what the address bar says about it. */
export class Desk {
  token = $state(signedIn());
  /** Whom the gateway has signed in by a cookie; null when nobody, undefined until that is known. */
  session = $state.raw<Session | null | undefined>(signedIn() ? null : undefined);
  /** Whether one can sign in with the province's identity system. */
  hasAuthority = $state(false);
  isIn = $derived(Boolean(this.token ?? this.session));
  query = $derived(new URLSearchParams(router.search));
  lang = $derived<'vi' | 'en'>(this.query.get('lang') === 'en' ? 'en' : 'vi');
  w = $derived(deskWords(this.lang));
  words = $derived(wordsOf(this.lang));
  view = $derived(VIEWS.find((view) => router.path === `/desk/${view}`) ?? VIEWS[0]);
  /** Who signed in, as the token names them; for people to read, proving nothing. */
  name = $derived(this.session?.name ?? nameIn(this.token));
  /** What the account may do; the server decides, the desk offers no more than it will take. */
  role = $derived(this.session?.role ?? claimsOf(this.token).role ?? '');
  /** Whether screens and playlists may be changed here. */
  mayOperate = $derived(this.role === 'operator' || this.role === 'admin');
  /** Whether rules may be changed here. */
  mayRule = $derived(this.role === 'admin');
  code = $derived(this.query.get('area') ?? this.session?.areas[0] ?? areaIn(this.token));
  board = $state.raw<Board | null>(null);
  now = $derived(this.board?.now ?? Date.now());

  /** Whether somebody was signed in until the server stopped knowing them: a session or a token has its hour. */
  hasEnded = $state(false);

  constructor() {
    whenUnknown(() => this.end());
  }

  /** Nobody is signed in any more; the address stays, so that whoever signs in again goes on where they were. */
  private end(): void {
    if (!this.isIn) return;
    signIn(null);
    [this.token, this.session, this.hasEnded] = [null, null, true];
    void this.meet();
  }

  /** Asks the gateway whether it knows this browser. */
  async meet(): Promise<void> {
    const answer = await ask('/api/sign-in').catch(() => null);
    this.hasAuthority = answer !== null && answer.status !== 404;
    this.session = answer?.ok ? ((await answer.json()) as Session) : null;
  }

  /** Takes or gives back a token; signing out ends a session too. */
  sign(token: string | null): void {
    signIn(token);
    if (token === null && this.session) void this.leave();
    [this.token, this.session, this.hasEnded] = [token, null, false];
  }

  /** Signs out here and, where the authority has a page for it, there. */
  private async leave(): Promise<void> {
    const answer = await ask('/api/sign-in', { method: 'DELETE' });
    if (answer.status === 200) location.assign(((await answer.json()) as { next: string }).next);
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
      hours: '',
      by: '',
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

function claimsOf(token: string | null): { name?: string; sub?: string; role?: string; area?: string | string[] } {
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
