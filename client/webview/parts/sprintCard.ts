/**
 * The card about one sprint ahead: how full it is, what is in it, what can start when it is done, what is wrong with it.
 * Titles are text.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { ChartModel } from '../chartModel.ts';
import type { SprintAhead } from '../sprintForecast.ts';
import { describeSprint, describeWarning } from '../sprintWords.ts';
import { titleOf } from '../taskWords.ts';
import { icon } from './icon.ts';
import { listTitles } from './taskCard.ts';

export interface SprintCardProps {
  readonly model: ChartModel;
  readonly sprint: SprintAhead;
  readonly left: number;
  readonly top: number;
}

export function SprintCard({ model, sprint, left, top }: SprintCardProps): ComponentChild {
  const { fill: { already, taken, warnings }, unlocked } = sprint;
  const titles = (rows: readonly number[]): readonly string[] => rows.map((row) => titleOf(model, row));
  return h('div', { class: 'card', role: 'tooltip', style: { left: `${left}px`, top: `${top}px` } }, [
    h('div', { class: 'card-title' }, `${describeSprint(sprint)} points`),
    listTitles('In it', titles(already)),
    listTitles(already.length === 0 ? 'Takes' : 'Takes as well', titles(taken)),
    listTitles('Then can start', titles(unlocked)),
    warnings.map((warning) => h('div', { class: 'card-problem warning' }, [icon('warning'), h('span', null, describeWarning(model, warning))])),
  ]);
}
