import { widthOf } from './measure';
import type { Area } from './types';

const KIND = /^(Thành phố|Tỉnh|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu)\s+(?=\S)/u;

/** `Thành phố Thuận An` is a `Thành phố` called `Thuận An`; a name without a kind is all name. */
export function splitName(nameVi: string): { kind: string; name: string } {
  const match = KIND.exec(nameVi);
  if (!match) return { kind: '', name: nameVi };
  return { kind: match[1]!, name: nameVi.slice(match[0].length) };
}

/** Names without their kind, except where two neighbours would then be called the same. */
export function shortNames(areas: readonly Area[]): Map<string, string> {
  const seen = new Map<string, number>();
  for (const area of areas) {
    const { name } = splitName(area.nameVi);
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return new Map(
    areas.map((area) => {
      const { kind, name } = splitName(area.nameVi);
      const initial = [...kind][0];
      return [area.code, seen.get(name)! > 1 && initial ? `${initial}. ${name}` : name];
    }),
  );
}

/** What the wall calls the place of a path: the one of its own places that holds it; empty on the wall of that place itself. */
export function placeIn(path: string, names: ReadonlyMap<string, string>, own: Area | null): string {
  const code = path.split('.').find((one) => one !== own?.code && names.has(one));
  return names.get(code ?? '') ?? '';
}

/** How many of each kind, most first: `9 phường, 1 xã`. */
export function kindCounts(areas: readonly Area[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const area of areas) {
    const { kind } = splitName(area.nameVi);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

/** Words that everybody in an office shortens, in the order in which they are given up. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/Ủy ban nhân dân|Uỷ ban nhân dân/giu, 'UBND'],
  [/Tài nguyên và Môi trường/gu, 'TN&MT'],
  [/Nông nghiệp và Môi trường/gu, 'NN&MT'],
  [/Thành phố|thành phố/gu, 'TP.'],
  [/Thị trấn|thị trấn/gu, 'TT.'],
  [/Công ty Cổ phần|Công ty cổ phần/gu, 'CTCP'],
];

/** A name as it is, or with its long words in their usual short form, as few of them as make it fit. */
export function inShort(name: string, room: number, size: number): string {
  let said = name;
  for (const [long, short] of SHORTER) {
    if (widthOf(said, size) <= room) break;
    said = said.replace(long, short);
  }
  return said;
}
