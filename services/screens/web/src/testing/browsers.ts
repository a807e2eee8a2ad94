/** Something that a page could use, and the first Chromium that knows it. */
export interface Feature {
  name: string;
  since: number;
  pattern: RegExp;
}

/** The oldest browser in which the walls must work: televisions and thin clients are renewed late. */
export const OLDEST_CHROMIUM = 100;

const call = (since: number, ...names: string[]): Feature[] =>
  names.map((name) => ({ name, since, pattern: new RegExp(`\\b${name.replace(/\./g, '\\.')}\\(`) }));
const method = (since: number, ...names: string[]): Feature[] =>
  names.map((name) => ({ name, since, pattern: new RegExp(`\\.${name}\\(`) }));

/** What the language and the browser learned later, as it looks in built scripts; syntax is the build's own matter. */
export const SCRIPT: readonly Feature[] = [
  ...call(103, 'AbortSignal.timeout'),
  ...call(105, 'Response.json'),
  ...call(116, 'AbortSignal.any'),
  ...call(117, 'Object.groupBy', 'Map.groupBy'),
  ...call(119, 'Promise.withResolvers'),
  ...call(120, 'URL.canParse'),
  ...call(121, 'Array.fromAsync'),
  ...call(122, 'Iterator.from'),
  ...call(126, 'URL.parse'),
  ...call(128, 'Promise.try'),
  ...call(129, 'scheduler.yield', 'Intl.DurationFormat'),
  ...call(136, 'RegExp.escape'),
  ...method(105, 'checkVisibility'),
  ...method(110, 'toSorted', 'toReversed', 'toSpliced'),
  ...method(111, 'isWellFormed', 'toWellFormed', 'startViewTransition'),
  ...method(114, 'showPopover', 'hidePopover', 'togglePopover'),
  ...method(122, 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'),
  ...method(133, 'moveBefore'),
];

/** The same of built styles; what an older browser may pass over without harm is not among them. */
export const STYLE: readonly Feature[] = [
  { name: 'a range in a media query', since: 104, pattern: /@media[^{]*[<>]/ },
  { name: 'translate, rotate, scale by themselves', since: 104, pattern: /[{;](translate|rotate|scale):/ },
  { name: 'container queries', since: 105, pattern: /@container|[{;]container(-type|-name)?:/ },
  { name: ':has', since: 105, pattern: /:has\(/ },
  { name: 'units of a viewport with and without bars', since: 108, pattern: /\d[dsl]v[hwib]/ },
  { name: 'colours mixed or of a wider space', since: 111, pattern: /color-mix\(|\bokl(ab|ch)\(|[: ]color\(/ },
  { name: 'nesting', since: 112, pattern: /&/ },
  { name: 'text-wrap', since: 114, pattern: /[{;]text-wrap/ },
  { name: 'subgrid', since: 117, pattern: /subgrid/ },
  { name: '@starting-style', since: 117, pattern: /@starting-style/ },
  { name: '@scope', since: 118, pattern: /@scope/ },
  { name: 'masks without a prefix', since: 120, pattern: /[{;]mask(-image)?:/ },
  { name: 'scrollbar colours', since: 121, pattern: /[{;]scrollbar-(color|width):/ },
  { name: 'light-dark', since: 123, pattern: /light-dark\(/ },
  { name: 'field-sizing', since: 123, pattern: /field-sizing:/ },
  { name: 'anchors', since: 125, pattern: /anchor-name:|position-anchor:|\banchor\(/ },
];

/** What of these stands in a text and came after a browser. */
export function newerThan(oldest: number, features: readonly Feature[], text: string): string[] {
  return features
    .filter(({ since, pattern }) => since > oldest && pattern.test(text))
    .map(({ name, since }) => `${name} (Chromium ${since})`);
}
