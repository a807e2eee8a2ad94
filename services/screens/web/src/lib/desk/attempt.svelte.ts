import { Refused, type Fault } from './call';
import type { Conflict } from './conflict';

const OVERTAKEN = 412;

/** Something asked of the server: what it said to it, in words for the one who asked. */
export class Attempt {
  /** What was refused, a sentence each. */
  lines = $state.raw<string[]>([]);
  /** What is wrong with single fields. */
  faults = $state.raw<Fault[]>([]);
  /** What was done. */
  said = $state('');
  /** Somebody else has saved since. */
  conflict = $state.raw<Conflict | null>(null);

  /**
   * Tries it; what it answers is said. `away` stands for a server that does not answer, `meet` finds out what somebody else has
   * saved since this was read.
   */
  async run(away: string, what: () => Promise<string | void>, meet?: () => Promise<Conflict>): Promise<void> {
    this.clear();
    try {
      this.said = (await what()) ?? '';
    } catch (refused) {
      if (refused instanceof Refused && refused.status === OVERTAKEN && meet)
        await this.run(away, async () => void (this.conflict = await meet()));
      else if (!(refused instanceof Refused)) this.lines = [away];
      else [this.faults, this.lines] = [refused.faults, refused.lines];
    }
  }

  clear(): void {
    [this.lines, this.faults, this.said, this.conflict] = [[], [], '', null];
  }
}
