/**
 * Answers the requests about outlines, books and contents lists.
 */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Book } from '../core/outline/book.ts';
import { renderContents } from '../core/outline/contents.ts';
import { renderHeadingLink } from '../core/outline/headingLink.ts';
import { buildOutline } from '../core/outline/outline.ts';
import { dialectOf, parseNote } from '../core/parseNote.ts';
import { buildFolderBook, selectFolder } from '../features/folderBook.ts';
import { createNoteIndex } from '../index/noteIndex.ts';
import type { IndexSnapshot } from '../index/noteIndex.ts';
import { readDefinition } from '../index/readDefinition.ts';
import { readText } from '../index/readText.ts';
import { bookRequest, contentsRequest, headingLinkRequest, outlineRequest } from '../protocol/outlineMessages.ts';
import { fromFolder, fromUri, toFileName } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import type { ParsedNote } from './openNotes.ts';
import type { State } from './state.ts';
import { toBookResult, toChildUri, toOutlineResult } from './toLsp.ts';

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
  answerRequest(connection, headingLinkRequest, null, async ({ uri, entry }) => {
    const note = await findNote(state, fromUri(uri));
    const heading = note?.model.headings[entry];
    return note === undefined || heading === undefined ? null : renderHeadingLink(note.dialect, heading, toFileName(uri));
  });
  answerRequest(connection, bookRequest, { title: '', order: 'files', nodes: [], scanning: false, problems: [] }, async ({ folder }, token) => {
    const place = fromFolder(folder);
    const book = await findFolderBook(state, place, await findIndex(state, place, token));
    return toBookResult(place, book, !state.isScanned && isInside(state, place));
  });
}

/** The book of a folder, from the workspace's own index unless another is given. */
export async function findFolderBook(state: State, folder: string, index: IndexSnapshot = state.index.snapshot()): Promise<Book> {
  const notes = selectFolder(index.notes, folder);
  return buildFolderBook(notes, await readDefinition(new Set(notes.keys()), (path) => findText(state, toChildUri(folder, path))));
}

/** The text of a note, open or on disk, or of another file that defines a book. */
async function findText(state: State, uri: string): Promise<string | undefined> {
  return dialectOf(uri) === undefined ? readText(state.port, uri) : (await findNote(state, uri))?.model.text;
}

/** The index that holds the notes below `folder`: the workspace's own, or one made for this request and ended with it. */
async function findIndex(state: State, folder: string, token: CancellationToken): Promise<IndexSnapshot> {
  const { index, settings, port } = state;
  if (isInside(state, folder)) return index.snapshot();
  const outside = createNoteIndex(port, () => undefined);
  const ending = new AbortController();
  const listening = token.onCancellationRequested(() => ending.abort());
  try {
    await outside.scan([folder], { exclude: settings.exclude, signal: ending.signal });
  } finally {
    listening.dispose();
  }
  return outside.snapshot();
}

function isInside({ folders }: State, folder: string): boolean {
  return folders.some((known) => `${folder}/`.startsWith(`${known}/`));
}

/** A note that somebody asks for may be larger than those the index reads, but not so large that it stops the server. */
const MAX_ASKED_BYTES = 100_000_000;

/** A note, open or on disk; undefined when there is none or it cannot be read. */
async function findNote({ open, port }: State, uri: string): Promise<ParsedNote | undefined> {
  const note = open.find(uri);
  const dialect = dialectOf(uri);
  if (note !== undefined || dialect === undefined) return note;
  const text = await readText(port, uri, MAX_ASKED_BYTES);
  return text === undefined ? undefined : { uri, dialect, model: parseNote(text, dialect, { path: toFileName(uri) }), version: null };
}
