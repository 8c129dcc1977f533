/**
 * Everything the timeline's page shows, as one value, and how each event changes it. A pure function: it draws nothing,
 * sends nothing and keeps nothing but what the reader does to the view. The plan itself comes from outside and is never
 * changed here.
 *
 * Sample: `reduce(state, { kind: 'fold', row: 0, isFolded: true })` hides the rows below row 0.
 */
import type { PlanItem } from '../../server/core/plan/planItem.ts';
import type { Chart, PlanName } from '../../server/protocol/timelineMessages.ts';
import type { ToPage } from '../../server/protocol/timelinePageMessages.ts';
import { buildChartModel, withItems } from './chartModel.ts';
import type { ChartModel } from './chartModel.ts';
import type { PlanTry } from './edits/planTry.ts';
import { CELL_RANGE } from './geometry.ts';
import type { ChosenColumns } from './treeColumns.ts';
import { findMatches, findVisibleRows } from './visibleRows.ts';
import type { RowFilter } from './visibleRows.ts';

export type EmptyReason = Extract<ToPage, { kind: 'empty' }>['reason'];

/** What is drawn only when asked for. */
export interface Shown {
  readonly critical: boolean;
  /** `faint`: all of a small plan behind its blocks; beside those of the task one looks at, which are always shown. */
  readonly relations: 'faint' | 'all' | 'none';
  readonly sprints: boolean;
}

export interface Message {
  readonly text: string;
  readonly isProblem: boolean;
  /** Another edit, offered on a button. */
  readonly offer?: PlanTry['offer'];
}

export type Gesture =
  /** Selecting with a frame, in pixels of the whole chart. */
  | { readonly kind: 'frame'; readonly from: Point; readonly to: Point }
  /** Drawing a relation from the end of a row to a place of the canvas. */
  | { readonly kind: 'relate'; readonly row: number; readonly to: Point; readonly words: string }
  /** Carrying rows to the edge above or below a place of the list, or into a major. */
  | { readonly kind: 'carry'; readonly place: number; readonly where: 'before' | 'after' | 'into' };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Typing {
  /** The task that is changed, or beside which one is added. */
  readonly row: number;
  readonly what: 'title' | 'est' | 'owner' | 'sprint' | 'columns' | 'addBefore' | 'addAfter' | 'addInto' | 'addMajor';
  readonly value: string;
}

export interface TimelineState {
  /** Undefined before the first chart, and while there is none. */
  readonly model: ChartModel | undefined;
  readonly emptyReason: EmptyReason | undefined;
  readonly plans: readonly PlanName[];
  /** The rows in sight but for scrolling, in the order of the plan. */
  readonly rows: readonly number[];
  readonly collapsed: ReadonlySet<string>;
  readonly filter: RowFilter;
  readonly find: string;
  readonly isFinding: boolean;
  readonly isFiltering: boolean;
  readonly matches: ReadonlySet<number>;
  /** The row of the keyboard, or -1. */
  readonly active: number;
  /** Never without the active row, unless that is -1. */
  readonly selected: ReadonlySet<number>;
  /** Where a selection with Shift begins. */
  readonly anchor: number;
  /** The row under the pointer, or -1. */
  readonly hovered: number;
  /** Which of the sprints ahead the pointer is on, or -1. */
  readonly pointedSprint: number;
  readonly cell: number;
  /** Widths that the reader chose. */
  readonly columns: ChosenColumns;
  readonly shown: Shown;
  /** What the drag under way would make of the plan. */
  readonly preview: ChartModel | undefined;
  /** Points of the sprint being planned, where the reader changed them. */
  readonly capacity: number | undefined;
  readonly message: Message | undefined;
  /** What the pointer is drawing, beside the preview. */
  readonly gesture: Gesture | undefined;
  /** The words of a task being typed. */
  readonly typing: Typing | undefined;
  /** Counts up with each wish to bring the active row into sight. */
  readonly revealed: number;
  readonly showsKeys: boolean;
}

export type TimelineEvent =
  | { readonly kind: 'chart'; readonly chart: Chart; readonly plans: readonly PlanName[] }
  | { readonly kind: 'empty'; readonly reason: EmptyReason; readonly plans: readonly PlanName[] }
  | { readonly kind: 'hover'; readonly row: number }
  | { readonly kind: 'pointSprint'; readonly index: number }
  /** `add` toggles one row of the selection, `extend` selects from the anchor to here. */
  | { readonly kind: 'activate'; readonly row: number; readonly how?: 'add' | 'extend' }
  /** The cursor of the note is in this row. */
  | { readonly kind: 'follow'; readonly row: number }
  | { readonly kind: 'selectRows'; readonly rows: readonly number[] }
  | { readonly kind: 'fold'; readonly row: number; readonly isFolded: boolean }
  | { readonly kind: 'foldAll'; readonly isFolded: boolean }
  | { readonly kind: 'find'; readonly words: string }
  | { readonly kind: 'findNext'; readonly direction: 1 | -1 }
  | { readonly kind: 'showFind'; readonly isShown: boolean }
  | { readonly kind: 'filter'; readonly filter: RowFilter }
  | { readonly kind: 'showFilter'; readonly isShown: boolean }
  | { readonly kind: 'zoom'; readonly cell: number }
  | { readonly kind: 'resizeColumn'; readonly column: keyof ChosenColumns; readonly width: number }
  | { readonly kind: 'nextRelations' }
  | { readonly kind: 'show'; readonly what: Exclude<keyof Shown, 'relations'>; readonly isShown?: boolean }
  | { readonly kind: 'preview'; readonly items: readonly PlanItem[] | undefined }
  | { readonly kind: 'capacity'; readonly points: number | undefined }
  | { readonly kind: 'say'; readonly text: string; readonly isProblem: boolean; readonly offer?: PlanTry['offer'] }
  | { readonly kind: 'gesture'; readonly gesture: Gesture | undefined }
  | { readonly kind: 'type'; readonly typing: Typing | undefined }
  | { readonly kind: 'showKeys'; readonly isShown: boolean };

export const FIRST_STATE: TimelineState = {
  model: undefined, emptyReason: undefined, plans: [], rows: [], collapsed: new Set(), filter: {}, find: '', isFinding: false,
  isFiltering: false, matches: new Set(), active: -1, selected: new Set(), anchor: -1, hovered: -1, pointedSprint: -1, cell: 0, columns: { width: 0, points: 0, owner: 0, state: 0 },
  shown: { critical: false, relations: 'faint', sprints: true }, preview: undefined, capacity: undefined, message: undefined, gesture: undefined, typing: undefined,
  revealed: 0, showsKeys: false,
};

export function reduce(state: TimelineState, event: TimelineEvent): TimelineState {
  switch (event.kind) {
    case 'chart': return receiveChart(state, event.chart, event.plans);
    case 'empty': return { ...state, model: undefined, preview: undefined, rows: [], emptyReason: event.reason, plans: event.plans };
    case 'hover': return state.hovered === event.row ? state : { ...state, hovered: event.row };
    case 'pointSprint': return state.pointedSprint === event.index ? state : { ...state, pointedSprint: event.index };
    case 'activate': return activate(state, event.row, event.how);
    case 'follow': return follow(state, event.row);
    case 'selectRows': return { ...state, selected: new Set(event.rows), active: event.rows.at(-1) ?? state.active, anchor: event.rows[0] ?? state.anchor };
    case 'fold': return fold(state, event.row, event.isFolded);
    case 'foldAll': return foldAll(state, event.isFolded);
    case 'find': return search({ ...state, find: event.words }, 1, true);
    case 'findNext': return search(state, event.direction, false);
    case 'showFind': return event.isShown ? { ...state, isFinding: true } : { ...state, isFinding: false, find: '', matches: new Set() };
    case 'filter': return withRows({ ...state, filter: event.filter });
    case 'showFilter': return event.isShown ? { ...state, isFiltering: true } : withRows({ ...state, isFiltering: false, filter: {} });
    case 'zoom': return { ...state, cell: Math.min(CELL_RANGE.most, Math.max(CELL_RANGE.least, event.cell)) };
    case 'resizeColumn': return { ...state, columns: { ...state.columns, [event.column]: event.width === 0 ? 0 : Math.max(event.column === 'width' ? 90 : 30, Math.round(event.width)) } };
    case 'show': return { ...state, shown: { ...state.shown, [event.what]: event.isShown ?? !state.shown[event.what] } };
    case 'nextRelations': return nextRelations(state);
    case 'preview': return { ...state, preview: event.items && state.model && event.items.length === state.model.keys.length ? withItems(state.model, event.items) : undefined };
    case 'capacity': return { ...state, capacity: event.points };
    case 'say': return { ...state, message: { text: event.text, isProblem: event.isProblem, ...(event.offer !== undefined && { offer: event.offer }) } };
    case 'gesture': return { ...state, gesture: event.gesture };
    case 'type': return { ...state, typing: event.typing };
    case 'showKeys': return { ...state, showsKeys: event.isShown };
  }
}

const NEXT_RELATIONS = { faint: 'all', all: 'none', none: 'faint' } as const;
const RELATIONS_SHOWN = {
  faint: 'Relations of small plans are drawn faintly.', all: 'All relations are drawn.', none: 'Only the relations of the task you look at are drawn.',
} as const;

function nextRelations(state: TimelineState): TimelineState {
  const relations = NEXT_RELATIONS[state.shown.relations];
  return { ...state, shown: { ...state.shown, relations }, message: { text: RELATIONS_SHOWN[relations], isProblem: false } };
}

/** The new chart in the place of the old one: what was active, selected, folded and typed stays so, by name. */
function receiveChart(state: TimelineState, chart: Chart, plans: readonly PlanName[]): TimelineState {
  const model = buildChartModel(chart);
  const before = state.model;
  const isSame = before?.chart.uri === chart.uri;
  const follow = (row: number): number => (before === undefined || !isSame ? -1 : model.rowOfKey.get(before.keys[row] ?? '') ?? -1);
  const active = follow(state.active);
  const selected = new Set([...state.selected].map(follow).filter((row) => row >= 0));
  const kept = isSame ? state : { ...state, filter: {}, find: '', isFinding: false, isFiltering: false, capacity: undefined };
  return withRows({
    ...kept, model, plans, emptyReason: undefined, preview: undefined, hovered: follow(state.hovered), active,
    typing: followTyping(state.typing, follow), anchor: follow(state.anchor), selected: active >= 0 ? selected.add(active) : selected, matches: new Set(findMatches(model, kept.find)),
  });
}

/** Words typed for a task that is gone are for nobody. */
function followTyping(typing: Typing | undefined, follow: (row: number) => number): Typing | undefined {
  const row = typing === undefined ? -1 : follow(typing.row);
  return typing === undefined || row < 0 ? undefined : row === typing.row ? typing : { ...typing, row };
}

function withRows(state: TimelineState): TimelineState {
  return state.model === undefined ? state : { ...state, rows: findVisibleRows(state.model, state.collapsed, state.filter) };
}

/** The row of the keyboard moves; rows hidden by folds around it are opened. */
function activate(state: TimelineState, row: number, how: 'add' | 'extend' | undefined): TimelineState {
  const opened = reveal(state, row);
  const revealed = state.revealed + 1;
  if (how === 'extend' && opened.anchor >= 0) {
    const [from, to] = [opened.rows.indexOf(opened.anchor), opened.rows.indexOf(row)];
    return { ...opened, revealed, active: row, selected: new Set(opened.rows.slice(Math.min(from, to), Math.max(from, to) + 1)) };
  }
  if (how === 'add') {
    const selected = new Set(opened.selected);
    if (!selected.delete(row) || selected.size === 0) selected.add(row);
    return { ...opened, revealed, active: row, anchor: row, selected };
  }
  return { ...opened, revealed, active: row, anchor: row, selected: new Set(row < 0 ? [] : [row]) };
}

/** As far as folds and filters show it: what the reader folded stays so while the cursor wanders. */
function follow(state: TimelineState, row: number): TimelineState {
  let shown = row;
  while (shown >= 0 && !state.rows.includes(shown)) shown = state.model!.schedule.items[shown]!.parent;
  return shown < 0 || shown === state.active ? state : activate(state, shown, undefined);
}

function reveal(state: TimelineState, row: number): TimelineState {
  if (state.model === undefined || row < 0) return state;
  const { keys, schedule: { items } } = state.model;
  const hidden: string[] = [];
  for (let at = items[row]?.parent ?? -1; at >= 0; at = items[at]!.parent) if (state.collapsed.has(keys[at]!)) hidden.push(keys[at]!);
  if (hidden.length === 0) return state;
  return withRows({ ...state, collapsed: new Set([...state.collapsed].filter((key) => !hidden.includes(key))) });
}

function fold(state: TimelineState, row: number, isFolded: boolean): TimelineState {
  const key = state.model?.keys[row];
  if (key === undefined) return state;
  const collapsed = new Set(state.collapsed);
  if (isFolded) collapsed.add(key);
  else collapsed.delete(key);
  return withRows(hideNothingActive({ ...state, collapsed }, row, isFolded));
}

function foldAll(state: TimelineState, isFolded: boolean): TimelineState {
  const { model } = state;
  if (model === undefined) return state;
  const majors = isFolded ? model.keys.filter((_, row) => model.schedule.items[row]!.isMajor) : [];
  let top = state.active;
  while (isFolded && top >= 0 && model.schedule.items[top]!.parent >= 0) top = model.schedule.items[top]!.parent;
  return withRows({ ...state, collapsed: new Set(majors), active: top, anchor: top, selected: new Set(top < 0 ? [] : [top]) });
}

/** A fold over the active row takes its place. */
function hideNothingActive(state: TimelineState, row: number, isFolded: boolean): TimelineState {
  const isInside = isFolded && state.active > row && state.active <= state.model!.lastBelow[row]!;
  return isInside ? { ...state, active: row, anchor: row, selected: new Set([row]) } : state;
}

/** Goes to the next match after the active row, or stays where the active row is one. */
function search(state: TimelineState, direction: 1 | -1, mayStay: boolean): TimelineState {
  if (state.model === undefined) return state;
  const matches = findMatches(state.model, state.find);
  const found = { ...state, matches: new Set(matches) };
  if (matches.length === 0 || (mayStay && found.matches.has(state.active))) return found;
  const ordered = direction > 0 ? matches : [...matches].reverse();
  const next = ordered.find((row) => (direction > 0 ? row > state.active : row < state.active)) ?? ordered[0]!;
  return activate(found, next, undefined);
}
