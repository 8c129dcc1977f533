/**
 * Sprint planning on the chart: taking what the forecast picked into the sprint, and saying what stands in the way.
 */
import { describeSprint, forecastAhead } from './sprintForecast.ts';
import { placeOfRow, quote } from './edits/planTry.ts';
import type { ChartModel } from './chartModel.ts';
import type { App } from './app.ts';

/** Writes the number of the next sprint on every task the forecast took. */
export function takeIntoSprint({ store, queue }: App): void {
  queue.edit((model) => {
    const sprint = forecastAhead(model, store.state().capacity ?? model.chart.capacity)[0];
    if (sprint === undefined) return { words: '', warning: 'Say first how many points a sprint holds: the capacity field above.' };
    const { fill } = sprint;
    if (fill.taken.length === 0) return { words: '', warning: `${describeSprint(sprint)}: nothing to add.` };
    const warning = describeSprintWarnings(model, fill);
    return {
      words: `${fill.taken.length === 1 ? '1 task' : `${fill.taken.length} tasks`} taken. ${describeSprint(sprint)}.`,
      intent: { kind: 'setField', tasks: fill.taken.map((row) => placeOfRow(model, row)), field: 'sprint', value: String(fill.sprint) },
      ...(warning !== undefined && { warning }),
    };
  });
}

/** Torn pairs and passed capacity, as one sentence. */
export function describeSprintWarnings(model: ChartModel, { warnings }: ReturnType<typeof forecastAhead>[number]['fill']): string | undefined {
  if (warnings.length === 0) return undefined;
  const words = warnings.slice(0, 3).map((warning) => {
    if (warning.code === 'coupling-split') return `${quote(model, warning.item)} is coupled with ${quote(model, warning.other)}, which is not in the sprint`;
    return warning.item === undefined
      ? `its tasks are ${warning.points} points, the sprint holds ${warning.capacity}` : `${quote(model, warning.item)} alone is larger than the sprint`;
  });
  return `Mind: ${words.join('; ')}${warnings.length > 3 ? `; ${warnings.length - 3} more` : ''}.`;
}
