/**
 * Answers the requests about outlines, books and contents lists.
 */
import type { Connection } from 'vscode-languageserver';
import { renderContents } from '../core/outline/contents.ts';
import { renderHeadingLink } from '../core/outline/headingLink.ts';
import { buildOutline } from '../core/outline/outline.ts';
import { dialectOf, parseNote } from '../core/parseNote.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import { buildFolderBook, findBookSummary, selectFolder } from '../features/folderBook.ts';
import type { FolderNotes } from '../features/folderBook.ts';
import { createNoteIndex } from '../index/noteIndex.ts';
import type { IndexSnapshot } from '../index/noteIndex.ts';
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
  answerRequest(connection, bookRequest, { title: '', order: 'files', nodes: [], scanning: false, problems: [] }, async ({ folder }) => {
    const place = fromFolder(folder);
    const notes = selectFolder((await findIndex(state, place)).notes, place);
    const scanning = !state.isScanned && isInside(state, place);
    return toBookResult(place, buildFolderBook(notes, await readSummary(state, place, notes)), scanning);
  });
}

async function readSummary(state: State, folder: string, notes: FolderNotes): Promise<{ path: string; text: string } | undefined> {
  const path = findBookSummary(notes);
  if (path === undefined) return undefined;
  const note = await findNote(state, toChildUri(folder, path));
  return note && { path, text: note.model.text };
}

/** The index that holds the notes below `folder`: the workspace's own, or one made for this request. */
async function findIndex(state: State, folder: string): Promise<IndexSnapshot> {
  const { index, settings, port } = state;
  if (isInside(state, folder)) return index.snapshot();
  const outside = createNoteIndex(port, () => undefined);
  await outside.scan([folder], { exclude: settings.exclude });
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
  const reading = await port.read(uri, MAX_ASKED_BYTES);
  return reading.ok ? { uri, dialect, model: parseNote(decodeNote(reading.value).text, dialect), version: null } : undefined;
}
