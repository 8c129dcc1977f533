/**
 * The one line above the chart: which plan, how much a sprint holds, find, filter, zoom, what is shown. It changes nothing
 * itself; every control says what it wants as an event.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { PageCommand } from '../../../server/protocol/timelinePageMessages.ts';
import { capacityOf, findSprints } from '../sprintForecast.ts';
import { CELL_RANGE } from '../geometry.ts';
import { icon } from './icon.ts';
import { focusWhenNew } from './whenNew.ts';
import type { IconName } from '../iconNames.ts';
import type { TimelineEvent, TimelineState } from '../timelineState.ts';
import type { RowFilter } from '../visibleRows.ts';

export interface ToolbarProps {
  readonly state: TimelineState;
  readonly dispatch: (event: TimelineEvent) => void;
  readonly choosePlan: (uri: string) => void;
  /** Does what a key or the palette does, too. */
  readonly run: (command: PageCommand) => void;
  /** @param points undefined for what the note says */
  readonly chooseCapacity: (points: number | undefined) => void;
  /** Gives the keys back to the tree. */
  readonly leave: () => void;
  /** Opens what there is no room for, below the button. */
  readonly more: (button: HTMLElement) => void;
}

export function Toolbar({ state, dispatch, choosePlan, chooseCapacity, leave, more, run }: ToolbarProps): ComponentChild {
  const { model, plans, shown } = state;
  const { schedule } = model!;
  const isSprintAhead = (findSprints(state, model!)[0]?.fill.taken.length ?? 0) > 0;
  const done = schedule.items.reduce((sum, { isMajor }, row) => (!isMajor && schedule.states[row] === 'done' ? sum + schedule.blocks.points[row]! : sum), 0);
  return h('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Timeline' }, [
    h('select', {
      class: 'plans', 'aria-label': 'Plan', title: 'Plan', value: model!.chart.uri, onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => choosePlan(currentTarget.value),
    }, withShown(plans, model!.chart).map(({ uri, name }) => h('option', { value: uri }, name))),
    h('span', { class: 'summary' }, `${done} of ${schedule.points} points · ${schedule.columns} columns`),
    h(Capacity, { state, chooseCapacity, leave }),
    isSprintAhead && h('button', { type: 'button', class: 'text-button take', title: 'Write the number of the next sprint on the tasks it holds (Shift+P)', onClick: () => run('takeIntoSprint') }, 'Take into sprint'),
    h('span', { class: 'space' }),
    state.isFinding ? h(FindBox, { state, dispatch }) : button('search', 'Find (/)', () => run('find')),
    button('filter', 'Filter', () => dispatch({ kind: 'showFilter', isShown: !state.isFiltering }), state.isFiltering),
    h('span', { class: 'group zoom' }, [
      button('zoom-out', 'Zoom out', () => run('zoomOut'), undefined, state.cell <= CELL_RANGE.least),
      button('zoom-in', 'Zoom in', () => run('zoomIn'), undefined, state.cell >= CELL_RANGE.most),
      button('screen-full', 'Fit all columns', () => run('zoomToFit')),
    ]),
    h('span', { class: 'group toggles' }, [
      button('flame', 'Critical path', () => run('toggleCriticalPath'), shown.critical),
      button('type-hierarchy', 'Relations: faint, all, none', () => run('toggleRelations'), shown.relations === 'faint' ? 'mixed' : shown.relations === 'all'),
      button('layers', 'Sprints ahead', () => run('toggleSprints'), shown.sprints),
      button('question', 'Keys (?)', () => run('showKeys'), state.showsKeys),
    ]),
    h('button', {
      type: 'button', class: 'icon-button more', title: 'More', 'aria-label': 'More', 'aria-haspopup': 'menu',
      onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => more(currentTarget),
    }, icon('ellipsis')),
  ]);
}

/** The plan on show stands in the list even while the list is older than it. */
function withShown(plans: TimelineState['plans'], { uri, name }: { readonly uri: string; readonly name: string }): readonly { readonly uri: string; readonly name: string }[] {
  return plans.some((plan) => plan.uri === uri) ? plans : [{ uri, name }, ...plans];
}

/** Emptied to type another number it stays empty, and means what the note says once it is left. */
function Capacity({ state, chooseCapacity, leave }: Pick<ToolbarProps, 'state' | 'chooseCapacity' | 'leave'>): ComponentChild {
  const isEmptied = document.querySelector('.capacity input:focus:placeholder-shown') !== null;
  const read = (words: string): number | undefined => Math.max(0, Math.floor(Number(words))) || undefined;
  return h('label', { class: 'capacity', title: 'Points a sprint holds; tried out here, set for good by capacity in the note' }, [
    h('span', null, 'Capacity'),
    h('input', {
      type: 'number', 'aria-label': 'Capacity', min: 1, max: 9999, value: isEmptied ? '' : capacityOf(state) ?? '', placeholder: '–',
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        const points = read(currentTarget.value);
        if (points !== undefined) chooseCapacity(points);
      },
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        if (read(currentTarget.value) === undefined) chooseCapacity(undefined);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') chooseCapacity(undefined);
        else if (event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      },
    }),
  ]);
}

function FindBox({ state, dispatch }: Pick<ToolbarProps, 'state' | 'dispatch'>): ComponentChild {
  const close = (): void => dispatch({ kind: 'showFind', isShown: false });
  const count = state.matches.size;
  return h('span', { class: 'find', role: 'search' }, [
    h('input', {
      type: 'text', placeholder: 'Find', 'aria-label': 'Find tasks', value: state.find, ref: focusWhenNew,
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => dispatch({ kind: 'find', words: currentTarget.value }),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') close();
        else if (event.key === 'Enter') dispatch({ kind: 'findNext', direction: event.shiftKey ? -1 : 1 });
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    }),
    h('span', { class: 'count', 'aria-live': 'polite' }, state.find.trim() === '' ? '' : count === 0 ? 'none' : String(count)),
    button('close', 'Close find (Escape)', close),
  ]);
}

const STATES: readonly (readonly [value: NonNullable<RowFilter['state']>, name: string])[] = [
  ['open', 'Not done'], ['ready', 'Can start'], ['doing', 'In progress'], ['blocked', 'Waiting'], ['done', 'Done'], ['problem', 'With problems'],
];

/** The line below the toolbar while rows are filtered. */
export function FilterBar({ state, dispatch }: Pick<ToolbarProps, 'state' | 'dispatch'>): ComponentChild {
  const { filter, model } = state;
  const { items } = model!.schedule;
  const owners = [...new Set(items.flatMap((item) => item.owners ?? []))].sort();
  const sprints = [...new Set(items.flatMap(({ sprint }) => (sprint === undefined ? [] : [sprint])))].sort((a, b) => a - b);
  const choose = (change: RowFilter, dropped: keyof RowFilter): void => {
    const rest = Object.fromEntries(Object.entries(filter).filter(([key]) => key !== dropped)) as RowFilter;
    dispatch({ kind: 'filter', filter: { ...rest, ...change } });
  };
  const shownTasks = state.rows.filter((row) => !items[row]!.isMajor).length;
  return h('div', { class: 'toolbar filters', role: 'group', 'aria-label': 'Filter tasks' }, [
    select('State', 'All states', filter.state ?? '', STATES, (value) => choose(value === '' ? {} : { state: value as NonNullable<RowFilter['state']> }, 'state')),
    select('Owner', 'All owners', filter.owner === undefined ? '' : `=${filter.owner}`, [...owners.map((owner) => [`=${owner}`, owner] as const), ['=', 'Nobody']],
      (value) => choose(value === '' ? {} : { owner: value.slice(1) }, 'owner')),
    select('Sprint', 'All sprints', String(filter.sprint ?? ''), sprints.map((sprint) => [String(sprint), `Sprint ${sprint}`] as const),
      (value) => choose(value === '' ? {} : { sprint: Number(value) }, 'sprint')),
    h('span', { class: 'summary', 'aria-live': 'polite' }, shownTasks === 1 ? '1 task' : `${shownTasks} tasks`),
    h('span', { class: 'space' }),
    button('close', 'Clear filters', () => dispatch({ kind: 'showFilter', isShown: false })),
  ]);
}

function select(label: string, all: string, value: string, options: readonly (readonly [value: string, name: string])[], chosen: (value: string) => void): ComponentChild {
  return h('select', { 'aria-label': label, value, onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => chosen(currentTarget.value) }, [
    h('option', { value: '' }, all), ...options.map(([each, name]) => h('option', { value: each }, name)),
  ]);
}

export function button(name: IconName, label: string, press: () => void, isPressed?: boolean | 'mixed', isDisabled?: boolean): ComponentChild {
  return h('button', {
    type: 'button', class: 'icon-button', title: label, 'aria-label': label, onClick: press, 'aria-pressed': isPressed, disabled: isDisabled,
  }, icon(name));
}
