/**
 * Answers the renaming of a task's id. Every note that is changed is looked at as it is now, open or on disk: where the
 * index is behind, nothing is renamed. Links to an id that is an anchor are looked for in all notes of the workspace.
 */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Connection, WorkspaceEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { DocumentModel } from '../core/model/documentModel.ts';
import { dialectOf, parseNote } from '../core/parseNote.ts';
import { offsetAt } from '../core/text/lineIndex.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { findAnchorLinkEdits } from '../features/anchorLinks.ts';
import { findRenamed, renameId } from '../features/planRename.ts';
import type { Rename } from '../features/planRename.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import { readText } from '../index/readText.ts';
import { fromUri } from './fromLsp.ts';
import { guard } from './guard.ts';
import { findPlanHome } from './planHome.ts';
import type { State } from './state.ts';
import { toRange } from './toLsp.ts';

/** How many notes are read at a time. */
const BATCH = 32;

interface CurrentNote {
  readonly uri: string;
  readonly path: string;
  readonly model: DocumentModel;
}

export function answerPlanRenaming(connection: Connection, state: State): void {
  connection.onPrepareRename(({ textDocument, position }, token) => guard(connection, 'textDocument/prepareRename', null, token, () => {
    const uri = fromUri(textDocument.uri);
    const home = findPlanHome(state, uri);
    const renamed = home && findRenamed(home.analysis, uri, offsetAt(home.lines, position));
    return renamed === undefined ? null : { range: toRange(home!.lines, renamed.span), placeholder: renamed.id };
  }));

  connection.onRenameRequest(({ textDocument, position, newName }, token) => guard(connection, 'textDocument/rename', null, token, async () => {
    const uri = fromUri(textDocument.uri);
    const home = findPlanHome(state, uri);
    const rename = home && renameId(home.analysis, uri, offsetAt(home.lines, position), newName);
    if (rename === undefined) return null;
    const edit = rename.fault === undefined ? await writeName(state, home!.analysis, rename, newName, token) : rename;
    return 'fault' in edit ? new ResponseError<void>(LSPErrorCodes.RequestFailed, edit.fault) : edit;
  }));
}

type Fault = { readonly fault: string };

async function writeName(
  state: State, analysis: PlanAnalysis, { occurrences, renamed }: Extract<Rename, { fault?: undefined }>, name: string, token: CancellationToken,
): Promise<WorkspaceEdit | Fault> {
  const named = new Map<string, TextEdit[]>();
  for (const { note, span } of occurrences) append(named, analysis.notes[note]!.uri, { ...span, newText: name });
  const { anchor } = renamed;
  const uris = anchor === undefined ? named.keys() : new Set([...named.keys(), ...state.index.snapshot().notes.keys()]);
  const notes = await readNotes(state, [...uris], (text, uri) => named.has(uri) || text.includes(renamed.id) || text.includes('include::'), token);
  const byUri = new Map(notes.map((note) => [note.uri, note] as const));
  for (const [uri, edits] of named) {
    const text = byUri.get(uri)?.model.text;
    if (text === undefined || edits.some(({ start, end }) => text.slice(start, end) !== renamed.id)) {
      return { fault: `${URI.parse(uri).path.split('/').at(-1)!} has changed or cannot be read: nothing was renamed. Try again in a moment.` };
    }
  }
  const home = anchor && byUri.get(analysis.notes[anchor.note]!.uri)!;
  if (home !== undefined) {
    const fault = faultOfAnchor(home, anchor!.span.start, renamed.id, name);
    if (fault !== undefined) return { fault };
    const isBlock = home.model.text[anchor!.span.start - 1] === '^';
    const links = findAnchorLinkEdits(notes, { path: home.path, from: renamed.id, to: name, isBlock });
    for (const { note, edit } of links) append(named, notes[note]!.uri, edit);
  }
  return { changes: Object.fromEntries([...named].map(([uri, edits]) => [
    uri, edits.map(({ newText, ...span }) => ({ range: toRange(byUri.get(uri)!.model.lines, span), newText })),
  ])) };
}

/** Why the anchor `id` at `start` cannot have this name. */
function faultOfAnchor({ model }: CurrentNote, start: number, id: string, name: string): string | undefined {
  if (model.text[start - 1] === '^' && name.includes('_')) return `"${name}" cannot be a block id: those hold letters, digits and "-" only.`;
  const isTaken = name !== id && (model.headings.some((heading) => heading.id === name) || model.anchors.some((anchor) => anchor.id === name));
  return isTaken ? `"${name}" is already an anchor of this note.` : undefined;
}

function append(edits: Map<string, TextEdit[]>, uri: string, edit: TextEdit): void {
  const known = edits.get(uri) ?? [];
  const isKnown = known.some(({ start, end }) => start === edit.start && end === edit.end);
  edits.set(uri, isKnown ? known : [...known, edit]);
}

/** The notes as they are now whose text is `wanted`, parsed. What cannot be read is left out. */
async function readNotes(state: State, uris: readonly string[], wanted: (text: string, uri: string) => boolean, token: CancellationToken): Promise<readonly CurrentNote[]> {
  const found: CurrentNote[] = [];
  for (let at = 0; at < uris.length && !token.isCancellationRequested; at += BATCH) {
    const batch = await Promise.all(uris.slice(at, at + BATCH).map((uri) => readNote(state, uri, wanted)));
    found.push(...batch.filter((note) => note !== undefined));
  }
  return found;
}

async function readNote(state: State, uri: string, wanted: (text: string, uri: string) => boolean): Promise<CurrentNote | undefined> {
  const { path } = URI.parse(uri);
  const open = state.open.find(uri);
  if (open !== undefined) return wanted(open.model.text, uri) ? { uri, path, model: open.model } : undefined;
  const dialect = dialectOf(path);
  const text = dialect && await readText(state.port, uri);
  return text === undefined || !wanted(text, uri) ? undefined : { uri, path, model: parseNote(text, dialect!, { path }) };
}
