import { ask } from './ask';
import { SECONDS, type Playlist } from './playlist';
import { pause } from './stream';

/** What the desk gave this device: its area, and what it shows in turn. */
export interface Given {
  area: string;
  playlist: Playlist;
}

interface Answer {
  area: string;
  playlist?: { items: Playlist['items']; span: { columns: number } } | null;
}

const ASK_EVERY_MS = 60_000;
const KEPT = 'ioc.given';

/**
 * Asks now and then what this device shows, and tells it: null when it is no device of the desk's. The last answer is
 * kept, so that a wall that starts while the desk is away shows what it showed before.
 */
export function follow(tell: (given: Given | null) => void): { again: () => void; stop: () => void } {
  const closing = new AbortController();
  let wake = () => {};
  const kept = localStorage.getItem(KEPT);
  if (kept) tell(JSON.parse(kept) as Given);
  void (async () => {
    let [etag, isTold] = ['', kept !== null];
    while (!closing.signal.aborted) {
      const answer = await askOnce(etag, closing.signal);
      if (closing.signal.aborted) return;
      if (answer.given !== undefined) keep(answer.given);
      // Nothing is known and nobody answers: the wall shows what its address says.
      if (answer.given !== undefined || !isTold) tell(answer.given ?? null);
      [etag, isTold] = [answer.etag, true];
      const woken = new Promise<void>((resolve) => (wake = resolve));
      await Promise.race([pause(ASK_EVERY_MS * (0.75 + Math.random() / 2)), woken]);
    }
  })();
  return { again: () => wake(), stop: () => closing.abort() };
}

function keep(given: Given | null): void {
  if (given) localStorage.setItem(KEPT, JSON.stringify(given));
  else localStorage.removeItem(KEPT);
}

/** `given` is undefined when the last word stands: nothing has changed, or nobody answers. */
async function askOnce(etag: string, signal: AbortSignal): Promise<{ etag: string; given?: Given | null }> {
  try {
    const answer = await ask('/api/desk/devices/me', { headers: etag ? { 'If-None-Match': etag } : {}, signal });
    if (answer.ok) return { etag: answer.headers.get('ETag') ?? '', given: givenIn((await answer.json()) as Answer) };
    if (answer.status === 401) await forgetIfRevoked(answer, signal);
    return answer.status === 401 || answer.status === 403 || answer.status === 404
      ? { etag: '', given: null }
      : { etag };
  } catch {
    return { etag };
  }
}

/** A device without a playlist stays at its area's overview. */
function givenIn({ area, playlist }: Answer): Given {
  if (!playlist) return { area, playlist: { items: [{ wall: 'overview', area, seconds: SECONDS }], columns: 1 } };
  return { area, playlist: { items: playlist.items, columns: playlist.span.columns } };
}

/** A device that the desk has sent away drops its cookie; the page then finds itself refused and shows a new code. */
async function forgetIfRevoked(answer: Response, signal: AbortSignal): Promise<void> {
  const { type } = (await answer.json()) as { type?: string };
  if (type === 'urn:ioc:device-revoked') await ask('/device', { method: 'DELETE', signal });
}
