/**
 * Estimates on the scale of a plan: the blocks its sizes stand for. It knows numbers, not lines.
 *
 * Sample: with sizes of 1, 2, 3, 5 and 8 blocks, 4 is between 3 and 5, and 9 is nearest to 8.
 */
import { pointsOf } from './planValues.ts';
import type { Estimate } from './planValues.ts';

/** The blocks of the sizes, smallest first, without milestones. */
export function scaleOf(sizes: ReadonlyMap<string, number>): readonly number[] {
  return [...new Set(sizes.values())].filter((blocks) => blocks > 0).sort((a, b) => a - b);
}

/** The values of the scale around `points`, the nearer first and of two equally near the larger; none when it is on the scale or 0. */
function roundToScale(points: number, sizes: ReadonlyMap<string, number>): readonly number[] {
  const scale = scaleOf(sizes);
  if (points <= 0 || scale.includes(points)) return [];
  const around = [scale.find((value) => value > points), scale.findLast((value) => value < points)].filter((value) => value !== undefined);
  return around.sort((a, b) => Math.abs(a - points) - Math.abs(b - points));
}

/** What an estimate off the scale may be rounded to; of a size nothing, which is on the scale by its nature. */
export function roundEstimate(estimate: Estimate, sizes: ReadonlyMap<string, number>): readonly number[] {
  const points = estimate.kind === 'size' ? undefined : pointsOf(estimate, sizes);
  return points === undefined ? [] : roundToScale(points, sizes);
}

/** What somebody may have meant by a text that is no estimate: `2.5`, `4h` and `~3` hold a number, `XXL` is beyond the sizes. */
export function guessEstimates(text: string, sizes: ReadonlyMap<string, number>): readonly string[] {
  const number = /\d+(?:[.,]\d+)?/.exec(text)?.[0].replace(',', '.');
  if (number === undefined) return [];
  const whole = /^\d+$/.test(number) && Number(number) > 0 ? [Number(number)] : [];
  return [...new Set([...whole.filter((points) => scaleOf(sizes).includes(points)), ...roundToScale(Number(number), sizes)])].map(String);
}
