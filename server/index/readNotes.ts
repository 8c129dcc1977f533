/**
 * Reads notes and keeps their facts, a batch at a time, so that the caller can answer others in between.
 * It knows nothing of which notes there are.
 */
import { URI } from 'vscode-uri';
import { parseNote } from '../core/parseNote.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import { factsOf, factsOfUnread, withoutText } from './noteFacts.ts';
import type { NoteFacts } from './noteFacts.ts';
import type { FoundNote } from './walkNotes.ts';
import type { ReadingFailure, WorkspacePort } from './workspacePort.ts';

/** What became of one note. */
export interface ReadNote {
  readonly uri: string;
  /** Undefined when the note is gone. */
  readonly facts: NoteFacts | undefined;
  readonly failure?: { readonly kind: ReadingFailure; readonly reason: string };
}

/** Larger notes are known by their names only. */
export const MAX_NOTE_BYTES = 20_000_000;

/** How many notes are read at a time: enough to keep the disk busy, few enough to answer a request within milliseconds. */
const BATCH = 32;

/**
 * Reads `notes` in their order.
 * @throws the signal's reason between two batches when it is aborted.
 */
export async function* readNotes(
  port: WorkspacePort, notes: readonly Pick<FoundNote, 'uri' | 'dialect'>[], signal?: AbortSignal,
): AsyncGenerator<readonly ReadNote[]> {
  for (let at = 0; at < notes.length; at += BATCH) {
    signal?.throwIfAborted();
    yield await Promise.all(notes.slice(at, at + BATCH).map((note) => readNote(port, note)));
  }
}

async function readNote(port: WorkspacePort, { uri, dialect }: Pick<FoundNote, 'uri' | 'dialect'>): Promise<ReadNote> {
  const reading = await port.read(uri, MAX_NOTE_BYTES);
  if (!reading.ok) {
    const facts = reading.failure === 'missing' ? undefined : factsOfUnread(dialect, reading.reason);
    return { uri, facts, failure: { kind: reading.failure, reason: reading.reason } };
  }
  try {
    return { uri, facts: withoutText(factsOf(parseNote(decodeNote(reading.value).text, dialect, { path: URI.parse(uri).path }))) };
  } catch (error) {
    // Parsers never throw; should one do so nevertheless, a single note must not keep all others out of sight.
    const reason = `it could not be parsed, please report this: ${String(error)}`;
    return { uri, facts: factsOfUnread(dialect, reason), failure: { kind: 'unreadable', reason } };
  }
}
