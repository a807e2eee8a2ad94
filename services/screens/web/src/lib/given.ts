import { ask } from './ask';
import type { Playlist } from './playlist';
import { pause } from './stream';

/** What the desk gave this device: its area, and what it shows in turn. */
export interface Given {
  area: string;
  playlist: Playlist;
}

const ASK_EVERY_MS = 60_000;

/** Asks for the device's own playlist now and then, and tells when it has changed; the answer stops it. */
export function follow(tell: (given: Given | null) => void): () => void {
  const closing = new AbortController();
  void (async () => {
    let etag = '';
    while (!closing.signal.aborted) {
      etag = await askOnce(etag, tell, closing.signal);
      await pause(ASK_EVERY_MS * (0.75 + Math.random() / 2));
    }
  })();
  return () => closing.abort();
}

async function askOnce(etag: string, tell: (given: Given | null) => void, signal: AbortSignal): Promise<string> {
  try {
    const answer = await ask('/api/desk/devices/me', { headers: etag ? { 'If-None-Match': etag } : {}, signal });
    if (answer.status === 304) return etag;
    if (answer.ok) {
      const { area, playlist } = (await answer.json()) as {
        area: string;
        playlist?: Omit<Playlist, 'columns'> & { span: { columns: number } };
      };
      tell(playlist ? { area, playlist: { items: playlist.items, columns: playlist.span.columns } } : null);
      return answer.headers.get('ETag') ?? '';
    }
    // Not a device of the desk's: it shows what its address says. Anything else passes, and the last word stands.
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) tell(null);
    if (answer.status === 401) await forgetIfRevoked(answer, signal);
    return '';
  } catch {
    return etag;
  }
}

/** A device that the desk has sent away drops its cookie; the page then finds itself refused and shows a new code. */
async function forgetIfRevoked(answer: Response, signal: AbortSignal): Promise<void> {
  const { type } = (await answer.json()) as { type?: string };
  if (type === 'urn:ioc:device-revoked') await ask('/device', { method: 'DELETE', signal });
}
