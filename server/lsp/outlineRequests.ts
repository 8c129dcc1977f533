/**
 * Answers the requests about outlines, books and contents lists.
 */
import type { Connection } from 'vscode-languageserver';
import { renderContents } from '../core/outline/contents.ts';
import { buildOutline } from '../core/outline/outline.ts';
import { dialectOf, parseNote } from '../core/parseNote.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import { walkNotes } from '../index/walkNotes.ts';
import { bookRequest, contentsRequest, outlineRequest } from '../protocol/outlineMessages.ts';
import { fromUri } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import type { ParsedNote } from './openNotes.ts';
import type { State } from './state.ts';
import { toOutlineResult } from './toLsp.ts';

export function answerOutlineRequests(connection: Connection, state: State): void {
  answerRequest(connection, outlineRequest, null, async ({ uri }) => {
    const note = await findNote(state, fromUri(uri));
    return note === undefined ? null : toOutlineResult(note.model, note.version);
  });
  answerRequest(connection, contentsRequest, null, async ({ uri, format, entry }) => {
    const note = await findNote(state, fromUri(uri));
    if (note === undefined) return null;
    return renderContents(buildOutline(note.model), { format, ...(entry === null ? {} : { section: entry }) });
  });
  answerRequest(connection, bookRequest, { title: '', order: 'files', nodes: [], problems: [] }, async ({ folder }) => {
    const { notes } = await walkNotes(state.port, fromUri(folder));
    const nodes = notes.map(({ uri, path, dialect }) => (
      { kind: 'note' as const, title: path, number: '', uri, dialect, parent: -1, hasHeadings: true }));
    return { title: folder.slice(folder.lastIndexOf('/') + 1), order: 'files' as const, nodes, problems: [] };
  });
}

/** A note, open or on disk; undefined when there is none or it cannot be read. */
async function findNote({ open, port }: State, uri: string): Promise<ParsedNote | undefined> {
  const note = open.find(uri);
  const dialect = dialectOf(uri);
  if (note !== undefined || dialect === undefined) return note;
  const reading = await port.read(uri);
  return reading.ok ? { uri, dialect, model: parseNote(decodeNote(reading.value).text, dialect), version: null } : undefined;
}
