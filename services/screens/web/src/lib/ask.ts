/**
 * Asks this site: as the wall whose cookie the browser carries, or as the operator who signed in at the desk. A token is
 * kept for the tab alone, and never stands in an address.
 */
export function ask(
  url: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const token = signedIn();
  const headers: Record<string, string> = {
    'Accept-Language': globalThis.document?.documentElement.lang || 'vi',
    ...init.headers,
  };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  return fetch(url, { cache: 'no-store', credentials: 'same-origin', ...init, headers });
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
