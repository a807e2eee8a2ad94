import { figureOf } from './figures';
import type { Drawing, Leaf } from './map/build';
import { splitName } from './names';
import type { Alarm } from './types';
import type { Words } from './words';

/** Where an alarm stands on the map: its own leaf, or the leaves of the place that holds it. */
export function leavesOf(alarm: Alarm, drawing: Drawing | null): Leaf[] {
  return (drawing?.leaves ?? []).filter(
    ({ area }) => area.path === alarm.area || area.path.startsWith(`${alarm.area}.`),
  );
}

/** `Bình Hòa, Thuận An`: the alarm's place, smallest first, without the wall's own area. */
export function placeOf(alarm: Alarm, drawing: Drawing | null, wallPath: string): string {
  const areas = [...(drawing?.leaves ?? []), ...(drawing?.regions ?? [])].map(({ area }) => area);
  const names = alarm.area
    .split('.')
    .map((_, index, codes) => codes.slice(0, index + 1).join('.'))
    .filter((path) => path.length > wallPath.length)
    .flatMap((path) => areas.find((area) => area.path === path)?.nameVi ?? []);
  const [own = '', ...above] = names.reverse();
  const bare = above.map((name) => splitName(name).name);
  // A town may bear the name of its district.
  return [bare.includes(splitName(own).name) ? own : splitName(own).name, ...bare].filter(Boolean).join(', ');
}

/** What an alarm is about, told by its unit: `Bụi PM2,5 cao nhất`. */
export function quantityOf(alarm: Alarm, w: Words): string {
  const figure = figureOf(alarm);
  return figure ? w.figures[figure] : '';
}
