/**
 * Sprint planning on the chart: how much the next sprint holds, tried out and told at once.
 */
import type { App } from './app.ts';
import { capacityOf, findSprints } from './sprintForecast.ts';
import { tellSprint } from './sprintWords.ts';

/** Fills the sprints ahead anew and says what the next one holds; they show from then on. @param points undefined for what the note says */
export function chooseCapacity({ store }: Pick<App, 'store'>, points: number | undefined): void {
  store.dispatch({ kind: 'capacity', points });
  if (!store.state().shown.sprints) store.dispatch({ kind: 'show', what: 'sprints', isShown: true });
  const state = store.state();
  const sprint = findSprints(state, state.model!)[0];
  if (sprint !== undefined) store.dispatch({ kind: 'say', ...tellSprint(state.model!, sprint) });
  else if (capacityOf(state) !== undefined) store.dispatch({ kind: 'say', text: 'No task is left to take.', isProblem: false });
}
