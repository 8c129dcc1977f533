/**
 * An editing session from the notes it was opened on and what was asked for: always the same one, so that it can be
 * taken up again. It knows neither where notes are nor where drafts are kept.
 *
 * Sample: kind `sprint` with `first: 'plan.md'` is the sprint list of the plan that note belongs to.
 */
import { readPlanSource } from '../core/session/planSource.ts';
import type { NoteText } from '../core/session/planSource.ts';
import type { EditingSession } from '../core/session/session.ts';
import type { SessionKind } from '../core/session/sessionText.ts';
import { buildSprintBase } from '../core/session/sprint/sprintBase.ts';
import type { SprintBase, SprintOptions } from '../core/session/sprint/sprintBase.ts';
import { openSprint } from '../core/session/sprint/sprintSession.ts';
import type { ReadOptions } from '../core/session/sprint/sprintSteps.ts';

export interface SessionRequest {
  readonly kind: SessionKind;
  /** Path of the note that says which plan is meant. */
  readonly first: string;
  readonly options: SprintOptions & Pick<ReadOptions, 'missing'>;
  readonly notes: readonly NoteText[];
}

/** A session with what its lines can name. */
export interface OpenedSession {
  readonly session: EditingSession;
  readonly sprint?: SprintBase;
}

/** The session, or a sentence for the user that says why there is none. */
export function openEditingSession({ kind, first, options, notes }: SessionRequest): OpenedSession | { readonly fault: string } {
  if (kind !== 'sprint') return { fault: 'This kind of text cannot be opened here yet.' };
  const source = readPlanSource(notes, { name: '', first });
  if (source === undefined || source.plan.rows.length === 0) {
    return { fault: 'There is no plan in this note: write est:3 at the end of a checklist item to begin one.' };
  }
  return { session: openSprint(source, options), sprint: buildSprintBase(source, options) };
}
