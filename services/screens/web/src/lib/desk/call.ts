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
    /** What is wrong with single fields of the body, by JSON pointer. */
    readonly faults: Fault[] = [],
  ) {
    super(lines.join(' '));
  }
}

/** What is wrong with one field. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** Asks the desk's own site in the language that is shown. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  return (await callTagged<T>(method, path, body, headers)).body;
}

/** The same with the answer's ETag, from which a change is made. */
export async function callTagged<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ body: T; tag: string }> {
  const answer = await ask(path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
  });
  if (!answer.ok) throw await refusedOf(answer);
  const told = (answer.status === 204 ? undefined : await answer.json()) as T;
  return { body: told, tag: answer.headers.get('ETag') ?? '' };
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
  errors?: Fault[];
}

async function refusedOf(answer: Response): Promise<Refused> {
  const { title, detail, errors = [] }: Problem = await answer.json().catch(() => ({}));
  const lines = errors.map((fault) => `${fault.pointer}: ${fault.detail}`);
  return new Refused(answer.status, [detail ?? title ?? `HTTP ${answer.status}`, ...lines], errors);
}
