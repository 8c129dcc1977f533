/**
 * An editing session from the notes it was opened on and what was asked for: always the same one, so that it can be
 * taken up again. It knows neither where notes are nor where drafts are kept.
 *
 * Sample: kind `sprint` with `first: 'plan.md'` is the sprint list of the plan that note belongs to.
 */
import { openOutline } from '../core/session/outline/outlineSession.ts';
import type { OutlineBase, OutlineOptions } from '../core/session/outline/outlineBase.ts';
import { readPlanSource } from '../core/session/planSource.ts';
import type { NoteText, PlanSource } from '../core/session/planSource.ts';
import type { EditingSession } from '../core/session/session.ts';
import type { SessionKind } from '../core/session/sessionText.ts';
import type { SprintBase, SprintOptions } from '../core/session/sprint/sprintBase.ts';
import { openSprint } from '../core/session/sprint/sprintSession.ts';
import type { ReadOptions } from '../core/session/sprint/sprintSteps.ts';
import { openTasks } from '../core/session/task/taskSession.ts';

export interface SessionRequest {
  readonly kind: SessionKind;
  /** Path of the note that says which plan is meant. */
  readonly first: string;
  readonly options: SprintOptions & Pick<ReadOptions, 'missing'> & OutlineOptions & {
    /** Names of tasks, or a line of the note `first`, from 0, with one. */
    readonly tasks?: readonly string[];
    readonly line?: number;
  };
  /** Of an outline in the order it shows them, else in path order. */
  readonly notes: readonly NoteText[];
}

/** A session with what its lines can name. */
export interface OpenedSession {
  readonly session: EditingSession;
  readonly sprint?: SprintBase;
  /** The plan that forms are about. */
  readonly forms?: PlanSource;
  readonly outline?: OutlineBase;
}

export interface Fault {
  readonly fault: string;
}

/** The session, or a sentence for the user that says why there is none. */
export function openEditingSession(request: SessionRequest): OpenedSession | Fault {
  const { kind, first, options, notes } = request;
  if (kind === 'outline') return openSections(notes, options);
  const source = readPlanSource(notes, { name: '', first });
  if (source === undefined || source.plan.rows.length === 0) {
    return { fault: 'There is no plan in this note: write est:3 at the end of a checklist item to begin one.' };
  }
  if (kind === 'task') return openForms(source, request);
  const session = openSprint(source, { ...options, isLive: true });
  return { session, sprint: session.base };
}

function openSections(notes: readonly NoteText[], options: OutlineOptions): OpenedSession | Fault {
  const session = openOutline(notes, options);
  return session.isEmpty === true ? { fault: 'There are no headings here.' } : { session, outline: session.base };
}

function openForms(source: PlanSource, { first, options: { tasks, line } }: SessionRequest): OpenedSession | Fault {
  const session = openTasks(source, tasks ?? (line === undefined ? [] : findTaskAt(source, first, line)));
  return 'unknown' in session ? { fault: `${session.unknown.map((name) => name.split('\n')[1] ?? name).join(', ')}: this is no task that has a form of its own.` } : { session, forms: source };
}

/** The name of the innermost task of the plan around a line. */
function findTaskAt({ notes, plan, names }: PlanSource, path: string, line: number): readonly string[] {
  const note = notes.findIndex((each) => each.path === path);
  const row = plan.rows.findLastIndex(({ note: place, row: { source, index } }) => {
    const item = place === note && source === 'item' ? notes[note]!.model.checklist[index] : undefined;
    return item !== undefined && item.line <= line && line <= item.endLine;
  });
  return row === -1 ? [] : [names[row]!];
}
