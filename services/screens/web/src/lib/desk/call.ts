import { ask } from '../ask';

/** One page of a long read. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}

/** What the server refused, in words for people (RFC 9457), all faults at once. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly lines: string[],
  ) {
    super(lines.join(' '));
  }
}

/** Asks the desk's own site in the language that is shown. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await ask(path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
  });
  if (!answer.ok) throw new Refused(answer.status, await linesOf(answer));
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** Everything that a paged read holds, up to `most` rows. */
export async function all<T>(path: string, most: number): Promise<T[]> {
  const rows: T[] = [];
  let cursor = '';
  do {
    const page: Page<T> = await call('GET', withQuery(path, { cursor }));
    rows.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor && rows.length < most);
  return rows.slice(0, most);
}

/** An address with more of a query; what is empty is left out. */
export function withQuery(path: string, more: Record<string, string>): string {
  const [base, query] = path.split('?');
  const asked = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  return asked.size > 0 ? `${base}?${asked}` : base!;
}

interface Problem {
  title?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
}

async function linesOf(answer: Response): Promise<string[]> {
  const problem: Problem = await answer.json().catch(() => ({}));
  const faults = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  return [problem.detail ?? problem.title ?? `HTTP ${answer.status}`, ...faults];
}
