/**
 * Pins from columns as a chart shows them: absolute columns become numbers counted inside the parent's own origin.
 * It knows one pin and that origin.
 *
 * Sample: columns 10, 11 and 13 in a major that begins at column 8 are `at:3-4,6`.
 */
import type { Pin } from '../planItem.ts';
import type { Reading } from '../syntax/planValues.ts';

export type ShownPin =
  | { readonly kind: 'start' | 'not-before'; readonly column: number }
  | { readonly kind: 'slots'; readonly columns: readonly number[] };

/** @param origin the first column of the parent, 1 without one */
export function toPin(shown: ShownPin, origin: number): Reading<Pin> {
  const columns = shown.kind === 'slots' ? [...new Set(shown.columns)].sort((a, b) => a - b) : [shown.column];
  const first = columns[0];
  if (first === undefined) return { fault: 'a block list needs a column' };
  if (first < origin) return { fault: `nothing here can stand before column ${origin}, where the group begins` };
  const inside = (column: number): number => column - origin + 1;
  if (shown.kind !== 'slots') return { value: { kind: shown.kind, column: inside(first) } };
  const ranges: [number, number][] = [];
  for (const column of columns) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === inside(column) - 1) last[1]++;
    else ranges.push([inside(column), inside(column)]);
  }
  return { value: { kind: 'slots', ranges } };
}
