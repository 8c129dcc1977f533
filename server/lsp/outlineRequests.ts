/**
 * Answers the requests about outlines, books and contents lists.
 */
import type { Connection } from 'vscode-languageserver';
import { buildOutline } from '../core/outline/outline.ts';
import { parseNote, dialectOf } from '../core/parseNote.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import { walkNotes } from '../index/walkNotes.ts';
import type { WorkspacePort } from '../index/workspacePort.ts';
import { bookRequest, contentsRequest, outlineRequest } from '../protocol/outlineMessages.ts';
import { fromUri } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import type { OpenNotes, ParsedNote } from './openNotes.ts';
import { toRange } from './toLsp.ts';

export function answerOutlineRequests(connection: Connection, open: OpenNotes, port: WorkspacePort): void {
  answerRequest(connection, outlineRequest, null, async ({ uri }) => {
    const note = await findNote(open, port, fromUri(uri));
    if (note === undefined) return null;
    const { model, dialect, version } = note;
    const entries = buildOutline(model).map(({ heading, parent, number, span }) => ({
      text: heading.text, level: heading.level, parent, number, id: heading.id,
      selection: toRange(model.lines, heading.titleSpan), range: toRange(model.lines, span),
      words: 0, wordsTotal: 0, discrete: heading.discrete, container: heading.container,
    }));
    return { dialect, title: model.title ?? null, words: 0, version, entries };
  });
  answerRequest(connection, bookRequest, { title: '', order: 'files', nodes: [], problems: [] }, async ({ folder }) => {
    const { notes } = await walkNotes(port, fromUri(folder));
    const nodes = notes.map(({ uri, path, dialect }) => (
      { kind: 'note' as const, title: path, number: '', uri, dialect, parent: -1, hasHeadings: true }));
    return { title: folder.slice(folder.lastIndexOf('/') + 1), order: 'files' as const, nodes, problems: [] };
  });
  answerRequest(connection, contentsRequest, null, async ({ uri }) => {
    const note = await findNote(open, port, fromUri(uri));
    if (note === undefined) return null;
    return buildOutline(note.model).map(({ heading }) => heading.text).join('\n');
  });
}

async function findNote(open: OpenNotes, port: WorkspacePort, uri: string): Promise<ParsedNote | undefined> {
  const note = open.find(uri);
  const dialect = dialectOf(uri);
  if (note !== undefined || dialect === undefined) return note;
  const reading = await port.read(uri);
  return reading.ok ? { uri, dialect, model: parseNote(decodeNote(reading.value).text, dialect), version: null } : undefined;
}
