/**
 * Edits of the words of tasks: state, fields, titles, new and deleted tasks, order, relations.
 *
 * Sample: toggling a selection of an open and a done task ticks the open one.
 */
import type { PlanIntent } from '../../../server/protocol/planMessages.ts';
import type { PlanItem, Relation, RelationKind, Status } from '../../../server/core/plan/planItem.ts';
import type { ChartModel } from '../chartModel.ts';
import { findNewProblems, leavesOf, nameRows, placeOfRow, quote, withChanged, withPin, withoutDescendants } from './planTry.ts';
import type { Breach, PlanTry } from './planTry.ts';

/** Ticks the open ones; where all are done, opens them again. */
export function tryToggleDone(model: ChartModel, rows: Iterable<number>): PlanTry {
  const { items } = model.schedule;
  const leaves = leavesOf(model, rows).filter((row) => items[row]!.status !== 'cancelled');
  const isDone = leaves.every((row) => items[row]!.status === 'done');
  return tryState(model, leaves, isDone ? 'open' : 'done');
}

export function tryState(model: ChartModel, rows: Iterable<number>, state: Status): PlanTry {
  const { items } = model.schedule;
  const changed = leavesOf(model, rows).filter((row) => items[row]!.status !== state);
  if (changed.length === 0) return { words: '' };
  const words = { open: 'open again', done: 'done', doing: 'in progress', cancelled: 'cancelled' }[state];
  return {
    items: withChanged(items, new Map(changed.map((row) => [row, { ...items[row]!, status: state }]))),
    words: `${nameRows(model, changed)} ${changed.length === 1 ? 'is' : 'are'} ${words}.`,
    intent: { kind: 'setState', tasks: changed.map((row) => placeOfRow(model, row)), state },
  };
}

const FIELD_WORDS = { est: 'estimate', sprint: 'sprint', owner: 'owner', spent: 'spent', left: 'left' } as const;

/** @param value as the syntax writes it; empty takes the field away */
export function tryField(model: ChartModel, rows: readonly number[], field: keyof typeof FIELD_WORDS, value: string): PlanTry {
  const written = value.trim() === '' ? null : field === 'owner' ? value.trim().replace(/[\s,]+/g, ',') : value.trim();
  return {
    words: written === null ? `${nameRows(model, rows)}: no ${FIELD_WORDS[field]}.` : `${nameRows(model, rows)}: ${FIELD_WORDS[field]} ${written}.`,
    intent: { kind: 'setField', tasks: rows.map((row) => placeOfRow(model, row)), field, value: written },
  };
}

export function tryRename(model: ChartModel, row: number, title: string): PlanTry {
  if (title.trim() === '' || title.trim() === model.chart.rows[row]!.title) return { words: '' };
  return { words: `Renamed to “${title.trim()}”.`, intent: { kind: 'rename', task: placeOfRow(model, row), title: title.trim() } };
}

export function tryAddTask(model: ChartModel, row: number, where: 'before' | 'after' | 'into', title: string): PlanTry {
  if (title.trim() === '') return { words: '' };
  return { words: `Added “${title.trim()}”.`, intent: { kind: 'addTask', where, task: placeOfRow(model, row), title: title.trim(), estimate: '1' } };
}

export function tryAddMajor(model: ChartModel, row: number, title: string): PlanTry {
  if (title.trim() === '') return { words: '' };
  return {
    words: `Added “${title.trim()}” with a first task.`,
    intent: { kind: 'addMajor', task: placeOfRow(model, row), title: title.trim(), firstTask: 'First task', estimate: '1' },
  };
}

export function tryDelete(model: ChartModel, rows: Iterable<number>): PlanTry {
  const deleted = withoutDescendants(model, rows);
  return {
    words: `${nameRows(model, deleted)} ${deleted.length === 1 ? 'is' : 'are'} deleted; Ctrl+Z brings ${deleted.length === 1 ? 'it' : 'them'} back.`,
    intent: { kind: 'deleteTasks', tasks: deleted.map((row) => placeOfRow(model, row)), references: 'remove' },
  };
}

export function tryReorder(model: ChartModel, rows: Iterable<number>, where: 'before' | 'after' | 'into', target: number): PlanTry {
  const moved = withoutDescendants(model, rows);
  if (moved.some((row) => target >= row && target <= model.lastBelow[row]!)) return { words: '' };
  const side = where === 'into' ? 'into' : where === 'before' ? 'above' : 'below';
  return {
    words: `${nameRows(model, moved)} moved ${side} ${quote(model, target)}.`,
    intent: { kind: 'moveTasks', tasks: moved.map((row) => placeOfRow(model, row)), where, target: placeOfRow(model, target) },
  };
}

export function tryUnpin(model: ChartModel, rows: Iterable<number>): PlanTry {
  const { items } = model.schedule;
  const pinned = [...rows].filter((row) => items[row]!.pin !== undefined);
  if (pinned.length === 0) return { words: '' };
  return {
    items: withChanged(items, new Map(pinned.map((row) => [row, withPin(items[row]!, undefined)]))),
    words: `${nameRows(model, pinned)} ${pinned.length === 1 ? 'stands' : 'stand'} where the plan puts ${pinned.length === 1 ? 'it' : 'them'}.`,
    intent: { kind: 'setPins', pins: pinned.map((row) => ({ task: placeOfRow(model, row), pin: null })) },
  };
}

export const RELATION_WORDS: Readonly<Record<RelationKind, string>> = { after: 'waits for', overlap: 'overlaps', with: 'starts with', sync: 'meets' };

/** `task` shall wait for, overlap, start with or meet `target`. */
export function tryRelate(model: ChartModel, task: number, target: number, relation: RelationKind, block?: number): PlanTry {
  const { items } = model.schedule;
  if (task === target) return { words: '' };
  const added: Relation = { kind: relation, target, ...(block !== undefined && { block }) };
  const tried = withChanged(items, new Map([[task, { ...items[task]!, relations: [...items[task]!.relations, added] }]]));
  const words = `${quote(model, task)} ${RELATION_WORDS[relation]} ${quote(model, target)}.`;
  return unlessRing(tried, words, findNewProblems(model, tried), {
    kind: 'addRelation', task: placeOfRow(model, task), target: placeOfRow(model, target), relation, ...(block !== undefined && { block }),
  });
}

/** @param relation the place of a relation among those of the row's item */
export function tryUnrelate(model: ChartModel, row: number, relation: number): PlanTry {
  const { items } = model.schedule;
  const kept = items[row]!.relations.filter((_, at) => at !== relation);
  const written = writtenAt(model, row, relation);
  return {
    items: withChanged(items, new Map([[row, { ...items[row]!, relations: kept }]])),
    words: `${quote(model, row)} no longer ${RELATION_WORDS[items[row]!.relations[relation]!.kind]} ${written.reference}.`,
    intent: { kind: 'removeRelation', ...written },
  };
}

export function tryChangeRelation(model: ChartModel, row: number, relation: number, to: RelationKind): PlanTry {
  const { items } = model.schedule;
  const target = items[row]!.relations[relation]!.target;
  const tried = withChanged(items, new Map([[row, { ...items[row]!, relations: items[row]!.relations.map((each, at) => (at === relation ? { kind: to, target } : each)) }]]));
  const written = writtenAt(model, row, relation);
  const words = `${quote(model, row)} ${RELATION_WORDS[to]} ${written.reference}.`;
  return unlessRing(tried, words, findNewProblems(model, tried), { kind: 'changeRelation', ...written, to: { relation: to } });
}

/** Where a relation of a row stands in a later plan, by how it is written: of two with one name the one of the same kind; -1 where it is gone. */
export function findSameRelation(model: ChartModel, row: number, relation: number, now: ChartModel, here: number): number {
  const { name } = model.chart.rows[row]!.relations[relation]!;
  const { kind } = model.schedule.items[row]!.relations[relation]!;
  const named = now.chart.rows[here]!.relations.flatMap((each, at) => (each.name === name ? [at] : []));
  return named.find((at) => now.schedule.items[here]!.relations[at]!.kind === kind) ?? named[0] ?? -1;
}

/** A relation that closes a ring is shown and told, but not written. */
function unlessRing(items: readonly PlanItem[], words: string, breach: Breach | undefined, intent: PlanIntent): PlanTry {
  return { items, words, ...(breach !== undefined && { warning: breach.words }), ...(breach?.isRing !== true && { intent }) };
}

/** How a relation of a row stands in its note, as intents name it. */
function writtenAt(model: ChartModel, row: number, relation: number): Pick<Extract<PlanIntent, { kind: 'removeRelation' }>, 'task' | 'relation' | 'reference'> {
  const { name, before } = model.chart.rows[row]!.relations[relation]!;
  const { kind } = model.schedule.items[row]!.relations[relation]!;
  return { task: placeOfRow(model, before ?? row), relation: before === undefined ? kind : 'before', reference: name };
}
