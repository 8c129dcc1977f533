/**
 * Something wrong in the text of a session, with its place there and repairs that keep all that was typed.
 * It knows nothing of notes; what it is about is said in its message.
 *
 * Sample: code `missing-line`, at the line below the gap, with the repair `Write "wait schema 2 …"`.
 */
import type { Problem } from '../model/problem.ts';
import type { Span } from '../text/lineIndex.ts';
import type { TextEdit } from '../text/textEdit.ts';

export type SessionProblemCode =
  | 'unknown-verb' | 'unknown-name' | 'mistyped-handle' | 'foreign-handle' | 'duplicate-line' | 'missing-line' | 'missing-value' | 'missing-token'
  | 'invalid-value' | 'wrong-points' | 'no-task-above' | 'not-possible' | 'needs-predecessor' | 'pair-torn' | 'over-capacity' | 'dead-successors'
  | 'changed-meanwhile' | 'unknown-field' | 'repeated-field' | 'wrong-indent' | 'level-jump' | 'child-left-behind' | 'locked' | 'broken-links'
  | 'moved-attribute' | 'unproven' | 'long-title';

/** A repair: edits of the session's text, not of a note. */
export interface SessionFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface SessionProblem extends Problem {
  readonly code: SessionProblemCode;
  /** `error` stops the session, `warning` wants a second look, `info` and `hint` only tell. */
  readonly fixes: readonly SessionFix[];
}

export function sessionError(code: SessionProblemCode, span: Span, message: string, fixes: readonly SessionFix[] = []): SessionProblem {
  return { code, severity: 'error', span, message, fixes };
}

export function sessionWarning(code: SessionProblemCode, span: Span, message: string, fixes: readonly SessionFix[] = []): SessionProblem {
  return { code, severity: 'warning', span, message, fixes };
}

/** A warning that wants a yes before the session is written. */
export function isQuestion({ code, severity }: Pick<SessionProblem, 'code' | 'severity'>): boolean {
  return severity === 'warning' && (code === 'dead-successors' || code === 'missing-line');
}

export function hasErrors(problems: readonly SessionProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
