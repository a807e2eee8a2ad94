import type { ConflictWords } from './conflict.vi';

/** What the desk says when two people change the same thing, in English. */
export const conflict: ConflictWords = {
  conflict: (who, at) => `Not saved: while you were writing, ${who} saved another version (${at}). They changed:`,
  sameFields: 'no field differs from what you had read',
  yours: (text) => `yours: ${text}`,
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  tookTheirs: 'Theirs was taken; what you wrote is gone.',
};
