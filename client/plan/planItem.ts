/**
 * A plan, a group of tasks or a task as a row of the plan view: title, state icon, check box, and in grey its points and
 * what it waits for. States are told apart by their shapes, the same ones that the timeline uses; colour only helps.
 * It knows nothing of how rows are refreshed.
 *
 * Sample row: a hollow circle, `Add test data` and `1 point · waits for Create schema`.
 */
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode';
import type { PlanRow, PlanSummary } from '../../server/protocol/planViewMessages.ts';
import { afterTitle } from '../afterTitle.ts';
import { rowOf } from './planTree.ts';
import type { PlanNode } from './planTree.ts';
import { counted, grouped, progressOf } from './pointWords.ts';

/** @param expanded whether the row starts open; only asked for rows that have others below them. */
export function createPlanItem(node: PlanNode, expanded: boolean): TreeItem {
  const row = rowOf(node);
  const hasChildren = node.kind === 'plan' || node.children.length > 0;
  const state = hasChildren ? (expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed) : TreeItemCollapsibleState.None;
  const item = new TreeItem('', state);
  if (row === undefined) dressPlan(item, node.plan.summary);
  else {
    dressRow(item, row);
    item.command = { command: 'throughline.plan.revealTask', title: 'Go to task', arguments: [node] };
  }
  item.accessibilityInformation = { label: [item.label, row && STATES[row.state].words, item.description].filter(Boolean).join(', ') };
  item.description = afterTitle(item.label as string, item.description as string);
  return item;
}

function dressPlan(item: TreeItem, { name, points, done, ready, problems }: PlanSummary): void {
  item.label = name;
  item.description = [
    progressOf(points, done), ready > 0 ? `${grouped(ready)} ready` : '', problems > 0 ? counted(problems, 'problem') : '',
  ].filter(Boolean).join(' · ');
  item.contextValue = 'plan';
}

function dressRow(item: TreeItem, row: PlanRow): void {
  const { icon, color } = iconOf(row);
  item.label = row.label === '' ? '(no title)' : row.label;
  item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
  item.description = row.isMajor ? describeMajor(row) : describeTask(row);
  item.contextValue = `${row.isMajor ? (row.isHeading ? 'major heading' : 'major item') : 'task'}${WAITING.has(row.state) ? ' waiting' : ''}`;
  if (row.isMajor) return;
  const isDone = row.box === 'done';
  item.checkboxState = {
    state: isDone ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip: isDone ? 'Done. Open it again' : 'Mark as done',
    accessibilityInformation: { label: `Done: ${row.label}` },
  };
}

function describeMajor({ points, done, ready }: PlanRow): string {
  return [progressOf(points, done), ready > 0 ? `${grouped(ready)} ready` : ''].filter(Boolean).join(' · ');
}

function describeTask(row: PlanRow): string {
  const { points, done, state, sprint, owners, waitsFor } = row;
  if (state === 'cancelled') return 'cancelled';
  const work = state === 'doing' && points > 0 ? progressOf(points, done) : describeWork(row);
  return [work, sprint === null ? '' : `sprint ${sprint}`, owners.join(', '), waitsFor === '' ? '' : `waits for ${waitsFor}`].filter(Boolean).join(' · ');
}

/** How much work a task or group is. */
export function describeWork({ points, estimate, isMajor }: PlanRow): string {
  if (!isMajor && estimate === '') return 'no estimate';
  return !isMajor && points === 0 ? 'milestone' : counted(points, 'point');
}

/** Tasks that something keeps from starting. */
const WAITING: ReadonlySet<PlanRow['state']> = new Set(['blocked', 'dead', 'cyclic']);

interface Look {
  readonly icon: string;
  readonly color?: string;
  readonly words: string;
}

/** The same icons as in the timeline. */
export const STATES: Readonly<Record<PlanRow['state'], Look>> = {
  'done': { icon: 'pass', color: 'disabledForeground', words: 'done' },
  'doing': { icon: 'play-circle', color: 'charts.blue', words: 'in progress' },
  'ready': { icon: 'circle-large-filled', color: 'charts.green', words: 'ready' },
  'ready-with-partner': { icon: 'circle-large-filled', color: 'charts.green', words: 'ready with its partner' },
  'blocked': { icon: 'circle-large-outline', words: 'blocked' },
  'dead': { icon: 'debug-disconnect', color: 'list.errorForeground', words: 'waits for a task that is gone or cancelled' },
  'cyclic': { icon: 'sync', color: 'list.errorForeground', words: 'in a ring of tasks' },
  'cancelled': { icon: 'circle-slash', color: 'disabledForeground', words: 'cancelled' },
};

function iconOf({ state, problem, isMajor, points, estimate }: PlanRow): Omit<Look, 'words'> {
  const isOpen = state === 'ready' || state === 'ready-with-partner' || state === 'blocked';
  if (isOpen && problem !== null) return { icon: problem.severity, color: problem.severity === 'error' ? 'list.errorForeground' : 'list.warningForeground' };
  const { icon, color } = STATES[state];
  const look = color === undefined ? {} : { color };
  return { icon: isOpen && !isMajor && points === 0 && estimate !== '' ? 'milestone' : icon, ...look };
}
