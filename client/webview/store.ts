/**
 * Holds the one state of the page and tells who listens, at most once a frame however many events come.
 */
import { reduce } from './timelineState.ts';
import type { TimelineEvent, TimelineState } from './timelineState.ts';

export interface Store {
  state(): TimelineState;
  dispatch(event: TimelineEvent): void;
  /** Draws again with the next frame, as after scrolling. */
  redraw(): void;
  /** Draws what is new at once, so that the next key finds the field it is meant for. */
  flush(): void;
}

export function createStore(first: TimelineState, draw: (state: TimelineState, before: TimelineState | undefined) => void): Store {
  let state = first;
  let drawn: TimelineState | undefined;
  let isAsked = false;
  const redraw = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => { if (isAsked) flush(); });
  };
  const flush = (): void => {
    isAsked = false;
    const before = drawn;
    drawn = state;
    draw(state, before);
  };
  return {
    state: () => state,
    dispatch: (event) => {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      redraw();
    },
    redraw,
    flush,
  };
}
