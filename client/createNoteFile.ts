/**
 * Creates a note with a title and opens it behind that title. An existing file is opened and left as it is.
 */
import { Selection, WorkspaceEdit, window, workspace } from 'vscode';
import type { Uri } from 'vscode';

/** @throws when the file cannot be created. */
export async function createNoteFile(uri: Uri, title: string): Promise<void> {
  const marker = /\.(adoc|asciidoc|asc)$/i.test(uri.path) ? '=' : '#';
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(`${marker} ${title}\n\n`) });
  if (!await workspace.applyEdit(edit)) throw new Error(`${workspace.asRelativePath(uri)} could not be created.`);
  const editor = await window.showTextDocument(uri);
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new Selection(end, end);
}
