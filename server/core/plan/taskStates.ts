/**
 * What a state means for whoever asks whether there is something to do. It knows no rows.
 *
 * Sample: `ready-with-partner` is ready and can be worked on, `doing` can only be worked on, `dead` is blocked.
 */
import type { TaskState } from './planItem.ts';

/** Could be started now, alone or together with its partner. */
export function isReady(state: TaskState | undefined): boolean {
  return state === 'ready' || state === 'ready-with-partner';
}

/** Could be started now, or is in progress. */
export function canBeWorkedOn(state: TaskState | undefined): boolean {
  return state === 'doing' || isReady(state);
}

/** Waits for something, or for what will never come. */
export function isBlocked(state: TaskState | undefined): boolean {
  return state === 'blocked' || state === 'dead' || state === 'cyclic';
}
