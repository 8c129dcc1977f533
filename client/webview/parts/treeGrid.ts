/**
 * The left side: the tree of majors and tasks with estimate, owner and state, as an ARIA tree grid of which only the rows in
 * sight are in the page. Titles are text, never markup. It changes nothing itself.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { describeColumns, describeFloat, describePoints, describeState } from '../../../server/core/plan/taskWords.ts';
import type { ChartModel } from '../chartModel.ts';
import type { Frame } from '../frame.ts';
import { INDENT, ROW_HEIGHT, spanInSight } from '../geometry.ts';
import { icon } from './icon.ts';
import { iconOf } from '../stateIcons.ts';
import type { TimelineState } from '../timelineState.ts';
import { describeBlockers, describeWork, initialsOf, shortState } from '../taskWords.ts';
import type { TreeColumns } from '../treeColumns.ts';

export interface TreeProps {
  readonly state: TimelineState;
  readonly model: ChartModel;
  readonly window: Pick<Frame['window'], 'scrollTop' | 'height' | 'header'>;
  readonly columns: TreeColumns;
}

export function rowId(row: number): string {
  return `task-${row}`;
}

export function TreeGrid({ state, model, window, columns }: TreeProps): ComponentChild {
  const { from, to } = spanInSight(window.scrollTop, window.height - window.header, ROW_HEIGHT, state.rows.length);
  const shown = state.rows.slice(from, to).map((row, at) => [row, from + at] as const);
  const activePlace = state.active < 0 ? -1 : state.rows.indexOf(state.active);
  // The row of the keyboard stays in the page, so that a screen reader always finds it.
  if (activePlace >= 0 && (activePlace < from || activePlace >= to)) shown.push([state.active, activePlace]);
  return h('div', {
    class: 'tree', role: 'treegrid', tabIndex: 0, 'aria-label': `Timeline of ${model.chart.name}`, 'aria-multiselectable': true, 'aria-rowcount': state.rows.length + 1,
    'aria-activedescendant': activePlace >= 0 ? rowId(state.active) : undefined,
  }, [
    h(TreeHeader, { key: 'header', columns, model, height: window.header }),
    h('div', { key: 'rows', class: 'rows', role: 'rowgroup', style: { top: `${window.header}px` } }, h('div', {
      class: 'scrolled', role: 'presentation', style: { transform: `translateY(${-window.scrollTop}px)` },
    }, shown.map(([row, place]) => rowNode({ row, place, model, state, columns })))),
  ]);
}

/** Rows as they were drawn last; as many as a long scroll passes, not as many as there are. */
let drawn: { readonly state: TimelineState; readonly model: ChartModel; readonly widths: string; readonly nodes: Map<number, ComponentChild> } | undefined;
const KEPT = 300;

/** The very node of before while nothing but the scrolling has changed, so that it is not looked at again. */
function rowNode(props: RowProps): ComponentChild {
  const { row, state, model, columns } = props;
  const widths = `${columns.points} ${columns.owner} ${columns.state}`;
  if (drawn?.state !== state || drawn.model !== model || drawn.widths !== widths || drawn.nodes.size > KEPT) drawn = { state, model, widths, nodes: new Map() };
  const known = drawn.nodes.get(row);
  if (known !== undefined) return known;
  const node = h(TreeRow, { key: model.keys[row]!, ...props });
  drawn.nodes.set(row, node);
  return node;
}

function TreeHeader({ columns, model, height }: Pick<TreeProps, 'columns' | 'model'> & { readonly height: number }): ComponentChild {
  const { points } = model.schedule;
  return h('div', { class: 'tree-header', role: 'row', 'aria-rowindex': 1, style: { height: `${height}px` } }, [
    h('div', { class: 'title', role: 'columnheader' }, 'Task'),
    h('div', { class: 'points', role: 'columnheader', style: widthOf(columns.points), title: `${describePoints(points)} in all` }, 'Points'),
    columns.owner > 0 && h('div', { class: 'owner', role: 'columnheader', style: widthOf(columns.owner) }, 'Owner'),
    columns.state > 0 && h('div', { class: 'state', role: 'columnheader', style: widthOf(columns.state) }, 'State'),
    h('div', { class: 'unseen', role: 'columnheader' }, 'Columns'),
  ]);
}

interface RowProps extends Pick<TreeProps, 'state' | 'model' | 'columns'> {
  readonly row: number;
  readonly place: number;
}

function TreeRow({ row, place, state, model, columns }: RowProps): ComponentChild {
  const { chart, schedule, depth, colour } = model;
  const { title } = chart.rows[row]!;
  const { isMajor, owners = [] } = schedule.items[row]!;
  const taskState = schedule.states[row]!;
  const classes = [
    'row', isMajor ? 'major' : 'task', `colour-${colour[row]!}`, `is-${taskState}`, state.selected.has(row) && 'selected', state.active === row && 'active',
    state.hovered === row && 'hovered', state.gesture?.kind === 'carry' && state.gesture.place === place && `carry-${state.gesture.where}`, state.matches.has(row) && 'match',
  ];
  return h('div', {
    id: rowId(row), class: classes.filter(Boolean).join(' '), role: 'row', 'data-row': row, style: { top: `${place * ROW_HEIGHT}px`, height: `${ROW_HEIGHT}px` },
    'aria-rowindex': place + 2, 'aria-level': depth[row]! + 1, 'aria-selected': state.selected.has(row),
    'aria-expanded': isMajor ? !state.collapsed.has(model.keys[row]!) : undefined,
  }, [
    h('div', { class: 'title', role: 'gridcell', style: { paddingInlineStart: `${INDENT.first - 4 + depth[row]! * INDENT.level}px` } }, [
      isMajor
        ? icon(state.collapsed.has(model.keys[row]!) ? 'chevron-right' : 'chevron-down', 'twistie', 'twistie')
        : icon(iconOf(model, row), 'icon', 'icon'),
      h('span', { class: 'name', dir: 'auto', 'data-part': 'title' }, mark(title === '' ? '(no title)' : title, state.find)),
    ]),
    h('div', { class: 'points', role: 'gridcell', style: widthOf(columns.points), 'data-part': 'points' }, pointsText(model, row)),
    columns.owner > 0 && h('div', { class: 'owner', role: 'gridcell', style: widthOf(columns.owner), 'data-part': 'owner', title: owners.join(', ') }, isMajor ? '' : initialsOf(owners)),
    columns.state > 0 && h('div', { class: 'state', role: 'gridcell', style: widthOf(columns.state), 'data-part': 'state' }, isMajor ? progressText(model, row) : shortState(taskState)),
    h('div', { class: 'unseen', role: 'gridcell' }, spoken(model, row)),
  ]);
}

function widthOf(pixels: number): { readonly width: string } {
  return { width: `${pixels}px` };
}

/** The estimate as it is written, so that sizes stay sizes; of a major the sum. */
function pointsText({ chart, schedule: { items, blocks } }: ChartModel, row: number): string {
  if (items[row]!.isMajor) return String(blocks.points[row]!);
  const { estimate } = chart.rows[row]!;
  return estimate === '' ? '–' : estimate;
}

function progressText({ schedule: { blocks } }: ChartModel, row: number): string {
  const [spent, count] = [blocks.spent[row]!, blocks.count[row]!];
  return spent === 0 || count === 0 ? '' : `${Math.floor((100 * spent) / count)} %`;
}

/** What the chart shows of a row, for those who do not see it. */
function spoken(model: ChartModel, row: number): string {
  const { schedule, problems } = model;
  const { items, states } = schedule;
  const waits = states[row] === 'blocked' ? describeBlockers(model, row).slice(0, 3) : [];
  return [
    describeColumns(schedule, row), items[row]!.isMajor ? '' : describeState(states[row]!), describeWork(model, row), describeFloat(schedule, row),
    waits.length === 0 ? '' : `waits for ${waits.join(', ')}`, ...(problems.get(row) ?? []).map(({ message }) => message),
  ].filter((words) => words !== '').join(', ');
}

/** The title with what was searched for in a mark of its own. */
function mark(title: string, words: string): ComponentChild {
  const at = words.trim() === '' ? -1 : title.toLocaleLowerCase().indexOf(words.trim().toLocaleLowerCase());
  if (at < 0) return title;
  const end = at + words.trim().length;
  return h('span', null, [title.slice(0, at), h('mark', null, title.slice(at, end)), title.slice(end)]);
}
