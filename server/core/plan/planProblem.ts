/**
 * What can be wrong in a plan: the stable codes with their severity, and a problem with everything an editor shows
 * beside it (the other end of a relation, ready-made repairs). It finds nothing itself.
 */
import type { Problem, Severity } from '../model/problem.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Span } from '../text/lineIndex.ts';
import type { ScheduleProblem } from './planItem.ts';

/** Codes are for settings and scripts: words may be added, never renamed. */
export const SEVERITY_BY_CODE = {
  'unknown-reference': 'error',
  'duplicate-id': 'error',
  'dependency-cycle': 'error',
  'sync-conflict': 'error',
  'invalid-value': 'error',
  'ambiguous-alias': 'error',
  'pin-violates-dependency': 'warning',
  'slots-differ-from-estimate': 'warning',
  'coupling-broken': 'warning',
  'dead-dependency': 'warning',
  'repeated-key': 'warning',
  'over-capacity': 'warning',
  'major-has-work': 'warning',
  'done-over-open': 'warning',
  'unknown-setting': 'warning',
  'setting-conflict': 'warning',
  'import-alias': 'info',
  'unestimated': 'hint',
  'out-of-order': 'hint',
} as const satisfies Readonly<Record<string, Severity>>;

export type PlanProblemCode = keyof typeof SEVERITY_BY_CODE;

/** A repair that changes only the note of its problem. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface RelatedPlace {
  /** Index of the note in the list the plans were built from. */
  readonly note: number;
  readonly span: Span;
  readonly message: string;
}

/** A problem found in one note alone. */
export interface NoteProblem extends Problem {
  readonly code: PlanProblemCode;
  readonly fixes: readonly Fix[];
}

/** What in the plan is wrong, for repairs that need more than the place. */
export interface Subject {
  /** Row of the plan. */
  readonly row?: number;
  /** Index in the relations of that row. */
  readonly relation?: number;
  /** What the scheduler said. */
  readonly schedule?: ScheduleProblem;
}

export interface PlanProblem extends NoteProblem, Subject {
  readonly note: number;
  readonly related: readonly RelatedPlace[];
}

export function noteProblem(code: PlanProblemCode, span: Span, message: string, fixes: readonly Fix[] = []): NoteProblem {
  return { code, severity: SEVERITY_BY_CODE[code], span, message, fixes };
}

export function planProblem(note: number, problem: NoteProblem, related: readonly RelatedPlace[] = [], subject: Subject = {}): PlanProblem {
  return { ...problem, ...subject, note, related };
}
