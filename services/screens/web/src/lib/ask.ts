/**
 * Asks this site: as the wall whose cookie the browser carries, or as the operator who signed in at the desk. A token is
 * kept for the tab alone, and never stands in an address.
 */
export async function ask(
  url: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const token = signedIn();
  const headers: Record<string, string> = {
    'Accept-Language': globalThis.document?.documentElement.lang || 'vi',
    ...init.headers,
  };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  const answer = await fetch(url, { cache: 'no-store', credentials: 'same-origin', ...init, headers });
  if (answer.status === UNKNOWN) tellUnknown();
  return answer;
}

const UNKNOWN = 401;
let tellUnknown = (): void => {};

/** What to do when the server does not know who asks, or no longer does. */
export function whenUnknown(done: () => void): void {
  tellUnknown = done;
}

const KEY = 'ioc.desk';

/** The operator's token; null on a wall. */
export function signedIn(): string | null {
  return globalThis.sessionStorage?.getItem(KEY) ?? null;
}

/** Keeps a token for this tab; null forgets it. */
export function signIn(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}
