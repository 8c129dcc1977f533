/**
 * What sessions may do to tasks of a plan, as values keyed by names that last, and what a task says now in the same words.
 * Each change carries what was there before, so that it can be done on newer notes or refused.
 * It knows no session's text and writes nothing.
 *
 * Sample: `{ kind: 'change', task: 'list', changes: [{ what: 'est', before: '5', after: '3' }] }`
 */
import { rawTitle, placeOfRow } from './planSource.ts';
import type { PlanSource } from './planSource.ts';
import { findForeignToken } from '../plan/edits/planEdits.ts';
import type { PlanKey } from '../plan/syntax/planKeys.ts';
import { renderTarget } from '../plan/syntax/planValues.ts';
import type { Span } from '../text/lineIndex.ts';

/** `x-due` is the token `due:…` of somebody else. */
export type ForeignValue = `x-${string}`;

export interface ValueChange {
  readonly what: PlanKey | 'title' | 'state' | ForeignValue;
  /** Undefined where nothing is written. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Rows are named as in `PlanSource`; `span` is the place in the session's text that asks for it. */
export type PlanOperation =
  | { readonly kind: 'change'; readonly task: string; readonly changes: readonly ValueChange[]; readonly span: Span }
  /** Splits off a task of `rest` points that comes after `task` and takes over what waited for it. */
  | { readonly kind: 'part'; readonly task: string; readonly rest: number; readonly span: Span }
  /** Puts `task` under `into` as a note line that says `title`. */
  | { readonly kind: 'fold'; readonly task: string; readonly into: string; readonly title: string; readonly span: Span }
  /** Adds an item that says `line` below `parent`; later operations call it `name`. */
  | { readonly kind: 'new'; readonly parent: ParentName; readonly line: string; readonly name?: string; readonly state?: string; readonly span: Span }
  /** Puts `task` with all below it under another parent. */
  | { readonly kind: 'move'; readonly task: string; readonly parent: ParentName; readonly span: Span }
  /** Replaces the text below the first line of `task`. */
  | { readonly kind: 'body'; readonly task: string; readonly before: string; readonly after: string; readonly span: Span };

/** A row, or the top of a note. */
export type ParentName = { readonly row: string } | { readonly path: string };

/** What row says now; `renamed` gives ids in relations their new names. */
export function valueOf(source: PlanSource, row: number, what: ValueChange['what'], renamed?: ReadonlyMap<string, string>): string | undefined {
  const { model, placed: { row: planRow } } = placeOfRow(source, row);
  const { entry, source: kind, index } = planRow;
  const { fields } = entry;
  if (isForeign(what)) {
    const span = findForeignToken(planRow, what.slice(2))?.valueSpan;
    return span === undefined || !entry.hasKeys ? undefined : model.text.slice(span.start, span.end);
  }
  switch (what) {
    case 'title': return rawTitle(source, row);
    case 'state': return kind === 'item' ? model.checklist[index]!.state : 'open';
    case 'id': return entry.id;
    case 'est': case 'at': {
      const span = fields[what]?.token.valueSpan;
      return span === undefined ? undefined : model.text.slice(span.start, span.end);
    }
    case 'owner': return fields.owner?.value.join(',');
    case 'sprint': case 'spent': case 'left': return fields[what] === undefined ? undefined : String(fields[what].value);
    case 'after': case 'overlap': case 'with': case 'sync': {
      const targets = fields.relations.filter(({ kind: relation }) => relation === what).map(({ target }) => renderTarget({ ...target, id: renamed?.get(target.id) ?? target.id }));
      return targets.length === 0 ? undefined : targets.join(',');
    }
  }
}

export function isForeign(what: ValueChange['what']): what is ForeignValue {
  return what.startsWith('x-');
}

/** One line for people: `list: est 5 → 3, takes sprint 4`. */
export function describeOperation(operation: PlanOperation): string {
  const name = (task: string): string => (task.includes('\n') ? `"${task.split('\n')[1]!}"` : task);
  switch (operation.kind) {
    case 'change': return `${name(operation.task)}: ${operation.changes.map(describeChange).join(', ')}`;
    case 'part': return `${name(operation.task)}: split, ${operation.rest} points go into a task behind it`;
    case 'fold': return `${name(operation.task)}: folded into ${name(operation.into)}`;
    case 'new': return `new: ${operation.line}`;
    case 'move': return `${name(operation.task)}: goes below ${'row' in operation.parent ? name(operation.parent.row) : operation.parent.path}`;
    case 'body': return `${name(operation.task)}: text below it, ${operation.after === '' ? 0 : operation.after.split('\n').length} lines`;
  }
}

function describeChange({ what, before, after }: ValueChange): string {
  const name = isForeign(what) ? what.slice(2) : what;
  return after === undefined ? `no ${name}` : before === undefined ? `${name} ${after}` : `${name} ${before} → ${after}`;
}
