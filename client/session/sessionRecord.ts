/**
 * What is kept of an editing session beside its text and what it is made from.
 */
import type { SessionKind } from '../../server/protocol/sessionMessages.ts';
import type { OffsetEdit } from './offsetEdits.ts';

/**
 * `editing` until it is accepted or discarded: one that is open in no tab is parked. `applying` while notes are written,
 * so that whoever starts next finishes what a crash left half done.
 */
export type SessionState = 'editing' | 'applying' | 'applied' | 'discarded';

/** A note as a session changed it. */
export interface WrittenNote {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** The edits of `after` that take it back. */
  readonly wayBack: readonly OffsetEdit[];
  /** It had unsaved changes before, so it is not saved. */
  readonly staysUnsaved: boolean;
}

export interface SessionRecord {
  readonly id: string;
  readonly kind: SessionKind;
  readonly subject: string;
  readonly state: SessionState;
  /** The notes it is about, by URI. */
  readonly about: readonly string[];
  readonly opening: string;
  /** When it began or last changed its state, in milliseconds since 1970. */
  readonly time: number;
  /** Who writes, while it is `applying`. */
  readonly writer?: string;
  /** What it writes or has written, in the order of saving; empty once that is taken back. */
  readonly notes: readonly WrittenNote[];
}
