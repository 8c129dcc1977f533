/**
 * How wide the list of tasks is and what its columns get: what the reader chose, else enough for the longest title, and
 * never so much that no chart is left. Where there is too little, the state yields first, then the owners. It knows no page.
 *
 * Sample: in 1,200 pixels a list for titles of 460 is 576 wide and leaves the state 576 - 460 - 48 = 68 of them.
 */
export interface TreeColumns {
  /** Of the whole list. */
  readonly width: number;
  readonly points: number;
  /** 0 where the column is not shown. */
  readonly owner: number;
  readonly state: number;
}

/** What the reader chose, in pixels; 0 is no choice. */
export type ChosenColumns = TreeColumns;

export const COLUMN_NAMES = ['points', 'owner', 'state'] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

const USUAL = { points: 48, owner: 52, state: 90 } as const;
/** A state that is cut to less says nothing, and titles of less are none; beside owners that nobody asked for they get a little more. */
const LEAST = { state: 54, title: 90, owned: 200 } as const;
/** Longer titles are cut. */
const TITLE_MOST = 470;

/** @param room pixels for list and chart @param title pixels that the longest title wants, with all in front of it */
export function layOutTree(chosen: ChosenColumns, room: number, title: number, hasOwners: boolean): TreeColumns {
  const shown = Math.min(title, TITLE_MOST);
  const wanted = chosen.width || Math.min(shown + USUAL.points + (hasOwners ? USUAL.owner : 0) + USUAL.state, Math.round(room * 0.48));
  const width = Math.min(wanted, Math.max(110, Math.round(room * 0.6)));
  const points = chosen.points || USUAL.points;
  // A column that was made wider takes its room from the titles, so that its border stays below the pointer that drags it.
  const hasOwnerRoom = width - USUAL.points - USUAL.owner >= Math.min(shown, LEAST.owned);
  const owner = hasOwners && (chosen.owner > 0 || hasOwnerRoom) ? fit(chosen.owner || USUAL.owner, width - points) : 0;
  const spare = Math.min(USUAL.state, width - USUAL.points - (owner > 0 ? USUAL.owner : 0) - shown);
  const state = fit(chosen.state || (spare < LEAST.state || (hasOwners && owner === 0) ? 0 : spare), width - points - owner);
  return { width, points, owner, state };
}

/** A column where it leaves titles a little room, else none. */
function fit(column: number, left: number): number {
  return left - column < LEAST.title ? 0 : column;
}
