/**
 * The text of a session as a document of the editor: shown, saved, replaced, closed. It knows nothing of what it means.
 */
import { Range, Selection, WorkspaceEdit, window, workspace } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import { saveDocument } from '../saveDocument.ts';
import type { SessionRecord } from './sessionRecord.ts';
import { previewsOf, tabsOf } from './sessionTabs.ts';
import { uriOf } from './sessionUri.ts';

export function openText(record: SessionRecord): Thenable<TextDocument> {
  return workspace.openTextDocument(uriOf(record));
}

/** @param place where the cursor is to be: where it was, or at the first line that says something, such as the title of a form */
export async function showText(record: SessionRecord, place: 'as it was' | 'first line' = 'as it was'): Promise<TextEditor> {
  const editor = await window.showTextDocument(uriOf(record), { preview: false });
  if (place === 'first line') {
    const line = editor.document.getText().split('\n').findIndex((each) => !each.startsWith('#'));
    editor.selection = new Selection(line, 0, line, 0);
  }
  return editor;
}

/** The text as it is typed, when it is kept as the draft. @throws when it cannot be kept. */
export async function saveText(record: SessionRecord): Promise<string> {
  const document = await openText(record);
  if (document.isDirty && !await saveDocument(document)) throw new Error('the draft could not be saved, so nothing was done.');
  return document.getText();
}

/** Puts another text in its place, as an edit that can be undone. */
export async function replaceText(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  await workspace.applyEdit(edit);
}

/** Closes the tabs of the text and of its previews. */
export async function closeText({ id, subject }: SessionRecord): Promise<void> {
  await window.tabGroups.close([...tabsOf(id), ...previewsOf(subject)]);
}
