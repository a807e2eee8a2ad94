import { ask } from './ask';
import { Backoff } from './backoff';
import { pause } from './stream';

/** A code to be read to an operator, and the secret with which this browser asks whether it was taken. */
export interface Offer {
  code: string;
  secret: string;
  expiresAt: string;
  pollAfterSeconds: number;
}

export interface EnrolListener {
  offered(offer: Offer): void;
  away(): void;
  tied(): void;
}

/** Asks for a code, then now and then whether somebody has tied it; an ended code is followed by a new one. */
export async function enrol(on: EnrolListener, signal: AbortSignal): Promise<void> {
  const backoff = new Backoff();
  let offer: Offer | null = null;
  while (!signal.aborted) {
    try {
      offer ??= await begin(signal);
      on.offered(offer);
      backoff.reset();
      await pause(offer.pollAfterSeconds * 1000);
      const claimed = await claim(offer.secret, signal);
      if (claimed === 'tied') return on.tied();
      if (claimed === 'ended') offer = null;
    } catch {
      if (signal.aborted) return;
      on.away();
      await pause(backoff.nextMs());
    }
  }
}

async function begin(signal: AbortSignal): Promise<Offer> {
  const answer = await post('/api/desk/devices', {}, signal);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()) as Offer;
}

async function claim(secret: string, signal: AbortSignal): Promise<'pending' | 'tied' | 'ended'> {
  const answer = await post('/api/desk/devices:claim', { secret }, signal);
  if (answer.status === 202) return 'pending';
  if (answer.ok) return 'tied';
  if (answer.status >= 500 || answer.status === 429) throw new Error(`HTTP ${answer.status}`);
  return 'ended';
}

function post(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}
