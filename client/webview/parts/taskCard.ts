/**
 * The card about one task: the facts of the editor's hover, and why it stands where it stands. Titles are text.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { describeColumns, describeFloat, describePoints, describeState } from '../../../server/core/plan/taskWords.ts';
import type { ChartModel } from '../chartModel.ts';
import { describeBlockers, describeWork, titleOf } from '../taskWords.ts';
import { icon } from './icon.ts';
import { trustOf } from '../trustOf.ts';

export interface CardProps {
  readonly model: ChartModel;
  readonly row: number;
  readonly left: number;
  readonly top: number;
}

/** Longer lists are cut. */
const NAMED = 5;

export function TaskCard({ model, row, left, top }: CardProps): ComponentChild {
  const { chart, schedule, problems } = model;
  const { id } = chart.rows[row]!;
  const { isMajor, owners = [], sprint } = schedule.items[row]!;
  const waits = schedule.items[row]!.relations.flatMap(({ target }) => (target < 0 ? [] : [target]));
  const waited = schedule.items.flatMap(({ relations }, other) => (relations.some(({ target }) => target === row) ? [other] : []));
  const facts = [
    describePoints(schedule.blocks.points[row]!), describeColumns(schedule, row), describeFloat(schedule, row), isMajor ? '' : describeState(schedule.states[row]!),
    describeWork(model, row), sprint === undefined || isMajor ? '' : `sprint ${sprint}`, owners.length === 0 || isMajor ? '' : owners.join(', '),
  ].filter((fact) => fact !== '');
  const blockers = schedule.states[row] === 'blocked' ? describeBlockers(model, row) : [];
  return h('div', { class: 'card', role: 'tooltip', style: { left: `${left}px`, top: `${top}px` } }, [
    h('div', { class: 'card-title', dir: 'auto' }, [titleOf(model, row), id !== null && h('span', { class: 'card-id' }, id)]),
    h('div', null, facts.join(' · ')),
    listTitles('Waits for', blockers),
    listTitles('Depends on', [...new Set(waits)].map((other) => titleOf(model, other)).filter((title) => !blockers.includes(title))),
    listTitles('Needed by', [...new Set(waited)].map((other) => titleOf(model, other))),
    isMajor ? undefined : h('div', { class: 'card-trust' }, trustWords(model, row)),
    (problems.get(row) ?? []).map(({ message, severity }) => h('div', { class: `card-problem ${severity}` }, [
      icon(severity === 'hint' ? 'info' : severity), h('span', null, message),
    ])),
  ]);
}

/** One line of a card; none where nothing is to be listed. */
export function listTitles(label: string, titles: readonly string[]): ComponentChild {
  if (titles.length === 0) return undefined;
  const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : '';
  return h('div', { class: 'card-list' }, [h('span', { class: 'card-label' }, `${label} `), titles.slice(0, NAMED).join(', ') + more]);
}

/** How much of the plan this task says anything about. */
function trustWords(model: ChartModel, row: number): string {
  const trust = trustOf(model, row);
  const leaves = model.schedule.items.flatMap(({ isMajor }, at) => (isMajor ? [] : [trust[at]!]));
  const count = (...kinds: readonly string[]): number => leaves.filter((kind) => kinds.includes(kind)).length;
  const [before, after, coupled, free] = [count('before'), count('after'), count('coupled', 'together'), count('concurrent')];
  return `${before} before · ${after} after · ${coupled} coupled · ${free} concurrent`;
}
