/**
 * What there is to say about a sprint ahead: how full it is, what can start when it is done, what is wrong with it. It knows
 * no pixels and writes nothing.
 *
 * Sample: `Sprint 4 · 18 of 20`, and `Then 3 more tasks can start.`
 */
import type { SprintWarning } from '../../server/core/plan/sprint/sprintFill.ts';
import type { ChartModel } from './chartModel.ts';
import { quote } from './edits/planTry.ts';
import type { SprintAhead } from './sprintForecast.ts';

export const NO_CAPACITY = 'Say first how many points a sprint holds: the capacity field above.';

/** `Sprint 4 · 18 of 20`. */
export function describeSprint({ fill: { sprint, points, capacity } }: Pick<SprintAhead, 'fill'>): string {
  return nameSprint(sprint, points, capacity);
}

/** @param capacity absent where nobody says how much a sprint holds */
export function nameSprint(sprint: number, points: number, capacity: number | undefined): string {
  return `Sprint ${sprint} · ${capacity === undefined ? (points === 1 ? '1 point' : `${points} points`) : `${points} of ${capacity}`}`;
}

/** The whole sprint as sentences, for the line below the chart and for screen readers. */
export function tellSprint(model: ChartModel, sprint: SprintAhead): { readonly text: string; readonly isProblem: boolean } {
  const warning = describeWarnings(model, sprint.fill.warnings);
  const count = sprint.unlocked.length;
  const unlocks = count === 0 ? '' : ` Then ${count === 1 ? '1 more task' : `${count} more tasks`} can start.`;
  return { text: `${describeSprint(sprint)}, ${sprint.members.size === 1 ? '1 task' : `${sprint.members.size} tasks`}.${unlocks}${warning === undefined ? '' : ` ${warning}`}`, isProblem: warning !== undefined };
}

/** Torn pairs and passed capacity, as one sentence. */
export function describeWarnings(model: ChartModel, warnings: readonly SprintWarning[]): string | undefined {
  if (warnings.length === 0) return undefined;
  const words = warnings.slice(0, 3).map((warning) => describeWarning(model, warning));
  return `Mind: ${words.join('; ')}${warnings.length > 3 ? `; ${warnings.length - 3} more` : ''}.`;
}

export function describeWarning(model: ChartModel, warning: SprintWarning): string {
  if (warning.code === 'coupling-split') return `${quote(model, warning.item)} is coupled with ${quote(model, warning.other)}, which is not in the sprint`;
  return warning.item === undefined
    ? `its tasks are ${warning.points} points, the sprint holds ${warning.capacity}` : `${quote(model, warning.item)} alone is larger than the sprint`;
}
