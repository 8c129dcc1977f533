/**
 * Something wrong in a note, as a value: a stable code, how bad it is, where, and what to do about it.
 * It knows nothing of diagnostics in an editor or of terminal output.
 */
import type { Span } from '../text/lineIndex.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Problem {
  /** A stable kebab-case word, for settings and scripts. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for people: what is wrong and what to do. */
  readonly message: string;
  /** Where, in UTF-16 offsets of the note. */
  readonly span: Span;
}
