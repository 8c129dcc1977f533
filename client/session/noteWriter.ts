/**
 * Writes what a session makes of notes: one edit of all of them that one undo takes back in each, then every note saved
 * that was saved before. Notes that changed meanwhile, or may not be written, stop it before anything is done.
 * It knows nothing of sessions.
 */
import { FilePermission, Position, Range, RelativePattern, Uri, WorkspaceEdit, languages, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { ChangedNote } from '../../server/protocol/sessionMessages.ts';
import { openLive, saveDocument } from '../saveDocument.ts';
import { applyOffsets, cutToDifference, invertOffsets } from './offsetEdits.ts';
import type { OffsetEdit } from './offsetEdits.ts';
import type { WrittenNote } from './sessionRecord.ts';

export interface NoteEdit {
  readonly document: TextDocument;
  readonly edits: readonly OffsetEdit[];
}

export type Writing = { readonly kind: 'written'; readonly notes: readonly WrittenNote[] } | {
  readonly kind: 'refused';
  readonly message: string;
  /** Whether no note was touched, so that it can be tried again. */
  readonly isUntouched?: boolean;
};

/** More than the editor keeps open would be closed again before they are here. */
const OPENED_AT_ONCE = 20;

/** Opens the notes, without showing them. @throws where one cannot be opened. */
export async function openNotes(notes: readonly Pick<ChangedNote, 'uri'>[]): Promise<readonly TextDocument[]> {
  const documents: TextDocument[] = [];
  for (let from = 0; from < notes.length; from += OPENED_AT_ONCE) {
    documents.push(...await Promise.all(notes.slice(from, from + OPENED_AT_ONCE).map(({ uri }) => workspace.openTextDocument(Uri.parse(uri)))));
  }
  return documents;
}

/** Why a note may not be written; undefined where it may. The editor would let an extension edit it all the same. */
export async function findObstacle(document: TextDocument): Promise<string | undefined> {
  const { uri } = document;
  const name = workspace.asRelativePath(uri);
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return `${name} is on a read-only file system.`;
  const isReadOnly = uri.scheme !== 'untitled' && ((await workspace.fs.stat(uri)).permissions ?? 0) & FilePermission.Readonly;
  return isReadOnly || isReadOnlyBySettings(document) ? `${name} is read-only.` : undefined;
}

function isReadOnlyBySettings(document: TextDocument): boolean {
  const settings = workspace.getConfiguration('files', document);
  const folder = workspace.getWorkspaceFolder(document.uri);
  const matches = (key: string): boolean => Object.entries(settings.get<Record<string, boolean>>(key) ?? {}).some(([glob, isOn]) => (
    isOn && languages.match({ pattern: folder === undefined ? glob : new RelativePattern(folder, glob) }, document) > 0));
  return matches('readonlyInclude') && !matches('readonlyExclude');
}

/** The edits of notes that were opened; undefined when one of them is no longer as it was evaluated. */
export function toNoteEdits(notes: readonly ChangedNote[], documents: readonly TextDocument[]): readonly NoteEdit[] | undefined {
  if (notes.some(({ before }, index) => documents[index]!.getText() !== before)) return undefined;
  return notes.map(({ edits }, index) => {
    const document = documents[index]!;
    const offset = ({ line, character }: { readonly line: number; readonly character: number }): number => document.offsetAt(new Position(line, character));
    return { document, edits: edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText })) };
  });
}

/** Applies `edits` at once and saves what was saved. Nothing else may run between looking at the notes and this. */
export async function writeNotes(edits: readonly NoteEdit[]): Promise<Writing> {
  const before = edits.map(({ document }) => ({ text: document.getText(), staysUnsaved: document.isDirty || document.isUntitled }));
  if (!await applyAll(edits)) return { kind: 'refused', message: 'The editor did not take the edit.', isUntouched: true };
  const live = await Promise.all(edits.map(async ({ document, edits: own }) => ({ document: await openLive(document), edits: own })));
  const changed = live.find(({ document, edits: own }, index) => document.getText() !== applyOffsets(before[index]!.text, own));
  if (changed !== undefined) {
    await takeBack(live.filter((each) => each !== changed), before.filter((_, index) => live[index] !== changed), 0);
    return { kind: 'refused', message: `${workspace.asRelativePath(changed.document.uri)} changed in this moment, and nothing is saved: look at it, and take the last edit in it back with Undo.` };
  }
  const versions = live.map(({ document }) => document.version);
  for (const [index, { document }] of live.entries()) {
    if (before[index]!.staysUnsaved || await saveDocument(document)) continue;
    const name = workspace.asRelativePath(document.uri);
    const isTyped = live.some((each, at) => at >= index && each.document.version !== versions[at]);
    const isTakenBack = !isTyped && await takeBack(live, before, index);
    return { kind: 'refused', message: `${name} could not be saved${isTakenBack ? ', so no note was changed' : '; other notes are changed already: look at them with Undo'}.` };
  }
  return { kind: 'written', notes: live.map(({ document, edits: own }, index) => toWritten(document, before[index]!, own)) };
}

/** Saving may have changed more, as the user's settings say. */
function toWritten(document: TextDocument, { text, staysUnsaved }: { readonly text: string; readonly staysUnsaved: boolean }, edits: readonly OffsetEdit[]): WrittenNote {
  const after = document.getText();
  const wayBack = after === applyOffsets(text, edits) ? invertOffsets(text, edits) : [cutToDifference(after, text)];
  return { uri: document.uri.toString(), before: text, after, wayBack, staysUnsaved };
}

function applyAll(edits: readonly NoteEdit[]): Thenable<boolean> {
  const edit = new WorkspaceEdit();
  for (const { document, edits: own } of edits) {
    for (const { start, end, newText } of own) edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), newText);
  }
  return workspace.applyEdit(edit);
}

/** Puts back the texts from before, and saves again the first `count`, which were saved. */
async function takeBack(edits: readonly NoteEdit[], before: readonly { readonly text: string }[], count: number): Promise<boolean> {
  const inverse = edits.map(({ document }, index) => ({ document, edits: [cutToDifference(document.getText(), before[index]!.text)] }));
  if (!await applyAll(inverse)) return false;
  const saved = await Promise.all(edits.slice(0, count).map(({ document }) => saveDocument(document)));
  return saved.every(Boolean);
}
