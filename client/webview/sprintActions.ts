/**
 * Sprint planning on the chart: how much the next sprint holds, tried out and told at once.
 */
import { capacityOf, findSprints } from './sprintForecast.ts';
import { NO_CAPACITY, tellSprint } from './sprintWords.ts';
import type { TimelineEvent, TimelineState } from './timelineState.ts';

/** What it needs of the page. */
interface Page {
  readonly store: { state(): TimelineState; dispatch(event: TimelineEvent): void };
}

/** Fills the sprints ahead anew and says what the next one holds; they show from then on. @param points undefined for what the note says */
export function chooseCapacity(app: Page, points: number | undefined): void {
  app.store.dispatch({ kind: 'capacity', points });
  showSprints(app, true);
}

/** Shows the sprints ahead and says what the next one holds, or why there is none; or hides them. */
export function showSprints({ store }: Page, isShown: boolean): void {
  store.dispatch({ kind: 'show', what: 'sprints', isShown });
  const state = store.state();
  const sprint = findSprints(state, state.model!)[0];
  if (sprint !== undefined) return store.dispatch({ kind: 'say', ...tellSprint(state.model!, sprint) });
  const text = !isShown ? 'Sprints ahead are hidden.' : capacityOf(state) === undefined ? NO_CAPACITY : 'No task is left to take.';
  store.dispatch({ kind: 'say', text, isProblem: false });
}
