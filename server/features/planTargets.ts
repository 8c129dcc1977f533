/**
 * The tasks an intent speaks of, found again in the notes as they are now: by document version and line, or for notes that
 * were read from disk by line and title. What is no longer where the sender saw it is refused, never guessed.
 *
 * Sample: line 7 of version 3, where the note is at version 4 by now, is the fault "The note has changed …".
 */
import type { DocumentModel } from '../core/model/documentModel.ts';
import { parseAgain } from '../core/parseNote.ts';
import { findPlanComment } from '../core/plan/syntax/planComment.ts';
import { readHeading, readItem } from '../core/plan/syntax/planEntry.ts';
import type { PlanEntry } from '../core/plan/syntax/planEntry.ts';
import type { EditableRow } from '../core/plan/edits/planEdits.ts';
import type { ItemTree } from '../core/plan/edits/itemTree.ts';
import { lineAt } from '../core/text/lineIndex.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';

/** An open note. */
export interface OpenNote {
  readonly uri: string;
  readonly model: DocumentModel;
  readonly version: number | null;
}

/** The world an intent is read in. */
export interface PlanScene {
  /** An open note in its present version, by the server's spelling of its URI. */
  open(uri: string): OpenNote | undefined;
  /** The plans around a note. */
  plans(uri: string): PlanAnalysis | undefined;
}

/** How an intent names a task. */
export interface SeenTask {
  readonly uri: string;
  readonly version: number | null;
  readonly line: number;
  readonly title?: string | undefined;
}

export interface FoundTask {
  readonly note: OpenNote;
  readonly row: EditableRow;
  /** Its place in its plan; undefined for a box that is in none, such as the step of a task. */
  readonly planned: { readonly analysed: AnalysedPlan; readonly index: number } | undefined;
}

/** Edits of a note against its present text. */
export interface EditedNote {
  readonly note: OpenNote;
  readonly edits: readonly TextEdit[];
  /** The checklist that must come out; absent for edits inside a line, which cannot change it. */
  readonly tree?: ItemTree;
  /** A title that must be read back: words at its end might be taken for plan tokens. */
  readonly titled?: { readonly source: 'item' | 'heading'; readonly index: number; readonly title: string };
}

export type Finding<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'unopened'; readonly uris: readonly string[] }
  | { readonly kind: 'fault'; readonly message: string };

export const CHANGED = 'The note has changed since this was shown: look at it again and repeat.';

/** All of `seen`, or what keeps one of them from being found. */
export function findTasks(scene: PlanScene, seen: readonly SeenTask[]): Finding<ReadonlyMap<SeenTask, FoundTask>> {
  const unopened = [...new Set(seen.filter(({ uri }) => scene.open(uri) === undefined).map(({ uri }) => uri))];
  if (unopened.length > 0) return { kind: 'unopened', uris: unopened };
  const found = new Map<SeenTask, FoundTask>();
  for (const task of seen) {
    const note = scene.open(task.uri)!;
    if (task.version === null ? task.title === undefined : task.version !== note.version) return { kind: 'fault', message: CHANGED };
    const place = findTask(scene, note, task.line);
    if (place === undefined) return { kind: 'fault', message: 'There is no task here: put the cursor on a line with a box, such as "- [ ] Task".' };
    if (task.version === null && place.row.entry.title !== task.title) return { kind: 'fault', message: CHANGED };
    found.set(task, place);
  }
  return { kind: 'found', value: found };
}

/** The task that has `line` of `note`: the innermost item, else the heading (or its `plan:` comment) that stands there. */
export function findTask(scene: PlanScene, note: OpenNote, line: number): FoundTask | undefined {
  const row = findRow(note.model, line);
  return row === undefined ? undefined : { note, row, planned: findPlanned(scene, note.uri, row) };
}

function findRow(model: DocumentModel, line: number): EditableRow | undefined {
  const { checklist, headings, lines } = model;
  const index = checklist.findLastIndex((item) => item.line <= line && line <= item.endLine);
  if (index !== -1) return { source: 'item', index, entry: readEntry(model, 'item', index) };
  const above = headings.findLastIndex((heading) => heading.line <= line);
  const heading = headings[above];
  if (heading === undefined) return undefined;
  const comment = findPlanComment(model, heading);
  const isOnComment = comment !== undefined && lineAt(lines, comment.span.start) <= line && line <= lineAt(lines, comment.span.end);
  return line <= heading.endLine || isOnComment ? { source: 'heading', index: above, entry: readHeading(model, heading, comment) } : undefined;
}

function findPlanned(scene: PlanScene, uri: string, { source, index }: EditableRow): FoundTask['planned'] {
  const home = scene.plans(uri)?.find(uri);
  if (home === undefined) return undefined;
  const at = home.analysed.plan.rows.findIndex(({ note, row }) => note === home.note && row.source === source && row.index === index);
  return at === -1 ? undefined : { analysed: home.analysed, index: at };
}

/** A row as it is after edits of its own line, which leave it where it stands among the items and headings. */
export function rereadTask({ model }: OpenNote, { source, index }: EditableRow, edits: readonly TextEdit[]): { readonly model: DocumentModel; readonly row: EditableRow } {
  const edited = parseAgain(model, applyEdits(model.text, edits));
  return { model: edited, row: { source, index, entry: readEntry(edited, source, index) } };
}

export function readEntry(model: DocumentModel, source: 'item' | 'heading', index: number): PlanEntry {
  if (source === 'item') return readItem(model, model.checklist[index]!);
  const heading = model.headings[index]!;
  return readHeading(model, heading, findPlanComment(model, heading));
}
