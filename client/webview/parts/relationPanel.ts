/**
 * The relations of one task: what it waits for, overlaps, starts with or meets, each to be changed or deleted, and a line
 * to add another. Titles are text.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { RelationKind } from '../../../server/core/plan/planItem.ts';
import type { ChartModel } from '../chartModel.ts';
import { RELATION_WORDS } from '../edits/changeTasks.ts';
import { icon } from './icon.ts';
import { focusWhenNew } from './whenNew.ts';
import { titleOf } from '../taskWords.ts';
import { findMatches } from '../visibleRows.ts';
import { button } from './toolbar.ts';

export interface RelationPanelProps {
  readonly model: ChartModel;
  readonly row: number;
  readonly left: number;
  readonly top: number;
  readonly change: (relation: number, to: RelationKind) => void;
  readonly remove: (relation: number) => void;
  readonly add: (target: number, kind: RelationKind) => void;
  readonly close: () => void;
}

const KINDS = Object.keys(RELATION_WORDS) as readonly RelationKind[];
/** Suggestions at once. */
const SUGGESTED = 12;

export function RelationPanel({ model, row, left, top, change, remove, add, close }: RelationPanelProps): ComponentChild {
  const { relations } = model.schedule.items[row]!;
  return h('div', {
    class: 'panel', role: 'dialog', 'aria-label': `Relations of ${titleOf(model, row)}`, style: { left: `${left}px`, top: `${top}px` }, onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
    },
  }, [
    h('div', { class: 'panel-head' }, [h('span', { class: 'card-title', dir: 'auto' }, titleOf(model, row)), button('close', 'Close (Escape)', close)]),
    relations.length === 0 ? h('div', { class: 'card-label' }, 'Waits for nothing yet.') : null,
    relations.map(({ kind, target }, relation) => h('div', { key: `${kind} ${target} ${relation}`, class: 'panel-row' }, [
      h('select', { 'aria-label': 'Kind of relation', value: kind, onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => change(relation, currentTarget.value as RelationKind) },
        KINDS.map((each) => h('option', { value: each }, RELATION_WORDS[each]))),
      h('span', { class: 'name', dir: 'auto' }, target >= 0 ? titleOf(model, target) : model.chart.rows[row]!.relations[relation]!.name),
      button('trash', 'Delete relation', () => remove(relation)),
    ])),
    h(AddLine, { model, row, add }),
  ]);
}

function AddLine({ model, row, add }: Pick<RelationPanelProps, 'model' | 'row' | 'add'>): ComponentChild {
  const nameOf = (other: number): string => `${titleOf(model, other)}${model.chart.rows[other]!.id === null ? '' : ` (${model.chart.rows[other]!.id})`}`;
  const submit = (line: HTMLElement): void => {
    const [kind, field] = [line.querySelector('select')!.value as RelationKind, line.querySelector('input')!];
    const named = model.keys.findIndex((_, other) => other !== row && nameOf(other) === field.value);
    const target = named >= 0 ? named : findMatches(model, field.value).find((other) => other !== row) ?? -1;
    if (target < 0) return;
    field.value = '';
    add(target, kind);
  };
  const suggest = (field: HTMLInputElement): void => {
    const list = field.parentElement!.querySelector('datalist')!;
    const found = findMatches(model, field.value).filter((other) => other !== row).slice(0, SUGGESTED);
    list.replaceChildren(...found.map((other) => Object.assign(document.createElement('option'), { value: nameOf(other) })));
  };
  return h('div', { class: 'panel-row' }, [
    h('select', { 'aria-label': 'Kind of the new relation' }, KINDS.map((each) => h('option', { value: each }, RELATION_WORDS[each]))),
    h('input', {
      type: 'text', placeholder: 'title or id of a task', 'aria-label': 'Task to relate to', list: 'relation-targets', ref: focusWhenNew,
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => suggest(currentTarget),
      onKeyDown: (event: KeyboardEvent) => { if (event.key === 'Enter') submit((event.currentTarget as HTMLElement).parentElement!); },
    }),
    h('datalist', { id: 'relation-targets' }),
    h('button', { type: 'button', class: 'icon-button', title: 'Add relation', 'aria-label': 'Add relation', onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => submit(currentTarget.parentElement!) },
      icon('add')),
  ]);
}
