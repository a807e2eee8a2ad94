import { splitName } from '../names';
import type { Desk } from './desk.svelte';

/** The place of a path in words, as far as the desk's surroundings know it; its code where they do not. */
export function placeName(desk: Desk, path: string): string {
  const { board } = desk;
  const known = [
    ...(board?.area ? [board.area] : []),
    ...(board?.children ?? []),
    ...(board?.surroundings?.path ?? []),
    ...(board?.surroundings?.units.flatMap(({ area, leaves }) => [area, ...leaves]) ?? []),
  ];
  const fullOf = (code: string) =>
    known.find((one) => one.code === code && (path.startsWith(one.path) || path === code))?.nameVi;
  const nameOf = (code: string) => {
    const full = fullOf(code);
    return full ? splitName(full).name : null;
  };
  const [own, above] = path.split('.').reverse();
  const name = nameOf(own!) ?? own!;
  const parent = above && path.split('.').length > 2 ? nameOf(above) : null;
  // A town and its district may be called the same.
  return parent ? `${name === parent ? fullOf(own!) : name}, ${parent}` : name;
}
