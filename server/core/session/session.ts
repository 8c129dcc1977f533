/**
 * What every session is to whoever runs it, in an editor or in a terminal: an opening text, and what an edited text would
 * do to the notes as they are now. Sessions are values of their notes and options: nothing is remembered in between.
 *
 * Sample: a sprint session opened on one note; `evaluate` of its text with one `take` gives that note with `sprint:4`.
 */
import type { NoteText } from './planSource.ts';
import type { SessionProblem } from './sessionProblem.ts';
import type { SessionKind } from './sessionText.ts';

/** A note before and after, both whole. */
export interface NoteChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Evaluation {
  /** True when the text was emptied: the session is given up. */
  readonly isEmpty: boolean;
  readonly problems: readonly SessionProblem[];
  /** Empty when there are errors, and when the notes say all of it already. */
  readonly changes: readonly NoteChange[];
  /** What is done, one line each. */
  readonly summary: readonly string[];
  /** Tasks to open as forms once this is applied. */
  readonly forms: readonly string[];
  /** The text to go on with where the run stops at a `pause`; undefined where everything is done. */
  readonly rest?: string;
}

export interface EditingSession {
  readonly kind: SessionKind;
  /** The opening text. */
  readonly text: string;
  /** What it is about, for a list of sessions. */
  readonly subject: string;
  /** The notes it is about; others are read only to let references follow. */
  readonly paths: readonly string[];
  /** True when there is nothing to edit. */
  readonly isEmpty?: boolean;
  /** @param notes as they are now, by the same paths */
  evaluate(text: string, notes: readonly NoteText[]): Evaluation;
}

/** An evaluation that changes nothing. */
export function stopped(problems: readonly SessionProblem[], isEmpty = false): Evaluation {
  return { isEmpty, problems, changes: [], summary: [], forms: [] };
}

/** The notes that differ, in the order of `after`. */
export function findNoteChanges(before: readonly NoteText[], after: readonly NoteText[]): readonly NoteChange[] {
  const texts = new Map(before.map(({ path, text }) => [path, text]));
  return after.flatMap(({ path, text }) => {
    const old = texts.get(path);
    return old === undefined || old === text ? [] : [{ path, before: old, after: text }];
  });
}
