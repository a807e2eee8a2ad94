import { flat, type DeskAlarm, type Found } from './alarms';
import { all, call, Refused } from './call';
import type { Rule } from './rules';

const MOST = 2_000;
const RETRY_MS = 5_000;

/** The alarms of an area, read anew whenever something changes, and the one that is opened, which stays even when it leaves the list. */
export class AlarmList {
  alarms = $state.raw<readonly DeskAlarm[]>([]);
  /** When the list was last read, in the server's time; null before it first was: then nothing is known, which is not the same as no alarm. */
  readAt = $state<number | null>(null);
  isAway = $state(false);
  /** There are more than are listed. */
  isCut = $derived(this.alarms.length >= MOST);
  rules = $state.raw<ReadonlyMap<string, Rule>>(new Map());
  /** The opened alarm when the list no longer holds it. */
  left = $state.raw<DeskAlarm | null>(null);
  private asked = 0;

  /** Forgets what was read of another area. */
  begin(): void {
    [this.alarms, this.readAt, this.isAway] = [[], null, false];
  }

  /** Reads the list, again and again until the server answers; a newer read takes the place of an older one. */
  read(path: string, now: () => number): void {
    this.stop();
    let timer: ReturnType<typeof setTimeout>;
    let isCurrent = true;
    const attempt = () =>
      this.fetch(path).then(
        (found) => isCurrent && ([this.alarms, this.readAt, this.isAway] = [found, now(), false]),
        () => {
          if (!isCurrent) return;
          this.isAway = true;
          timer = setTimeout(attempt, RETRY_MS);
        },
      );
    this.stop = () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    void attempt();
  }

  /** Reads no more. */
  stop = (): void => {};

  /** Reads an opened alarm that is not in the list: it has ended, or a filter of another desk led here. Null when there is no such alarm. */
  async open(id: string): Promise<void> {
    const asked = ++this.asked;
    try {
      const found = flat(await call<Found>('GET', `/api/desk/alarms/${encodeURIComponent(id)}`));
      if (asked === this.asked) this.left = found;
    } catch (refused) {
      if (asked === this.asked && refused instanceof Refused && refused.status === 404) this.left = null;
      else if (!(refused instanceof Refused)) this.isAway = true;
    }
  }

  private async fetch(path: string): Promise<DeskAlarm[]> {
    const found = (await all<Found>(path, MOST)).map(flat);
    if (found.some(({ rule }) => !this.rules.has(rule))) {
      const rules = await all<Rule>('/api/desk/rules', 1_000);
      this.rules = new Map(rules.map((rule) => [rule.code, rule]));
    }
    return found;
  }
}
