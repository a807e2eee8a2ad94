import { Refused, type Fault } from './call';

/** Something asked of the server: what it said to it, in words for the one who asked. */
export class Attempt {
  /** What was refused, a sentence each. */
  lines = $state.raw<string[]>([]);
  /** What is wrong with single fields. */
  faults = $state.raw<Fault[]>([]);
  /** What was done. */
  said = $state('');

  /** Tries it; what it answers is said. `away` stands for a server that does not answer. */
  async run(away: string, what: () => Promise<string | void>): Promise<void> {
    this.clear();
    try {
      this.said = (await what()) ?? '';
    } catch (refused) {
      if (!(refused instanceof Refused)) this.lines = [away];
      else [this.faults, this.lines] = [refused.faults, refused.lines];
    }
  }

  clear(): void {
    [this.lines, this.faults, this.said] = [[], [], ''];
  }
}
