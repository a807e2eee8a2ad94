import type { ShiftWords } from './shift.vi';

/** The page that hands a shift over, and what stands beside the alarms, in English. */
export const shift: ShiftWords = {
  title: (hours) => `The last ${hours} hours`,
  hours: 'Within',
  span: (hours) => `the last ${hours} hours`,
  by: 'Done by',
  people: 'people',
  system: 'the system',
  finding: (raised, answered, escalated, waiting) =>
    `${raised} raised, ${answered} acknowledged, ${escalated} escalated; ${waiting} still to be answered`,
  columns: { at: 'At', act: 'Act', what: 'Upon', who: 'Who', words: 'Note, reason' },
  none: 'Nothing was done.',
  readAt: (at) => `Read at ${at}.`,
  again: 'Read again',
  cutAt: (count) => `Only the newest ${count} acts are shown.`,
  subjects: { rule: 'Rule', playlist: 'Playlist', device: 'Screen' },
  done: { put: 'saved', tie: 'enrolled', change: 'changed', revoke: 'revoked' },
  first: 'To be answered first',
  standing: 'Standing',
  measures: 'How the alarms do',
  perHour: 'raised within the hour',
  perHourAim: 'ISA-18.2: about 6 an hour at most for one operator',
  chattering: 'chattering',
  stale: 'stale',
  topTen: 'Raised most within 24 hours',
  total: 'All',
  handOver: 'Hand over: the last 8 hours',
};
