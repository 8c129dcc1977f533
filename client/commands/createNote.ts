/**
 * Starts a first note: `README.md` in the workspace folder, or an unsaved note where there is no folder or one exists.
 */
import { Selection, Uri, window, workspace } from 'vscode';
import { createNoteFile } from '../createNoteFile.ts';

export const id = 'throughline.createNote';

export async function run(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  const readme = folder && Uri.joinPath(folder.uri, 'README.md');
  if (readme !== undefined && !await exists(readme)) return createNoteFile(readme, folder!.name);
  const document = await workspace.openTextDocument({ language: 'markdown', content: '# ' });
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(0, 2, 0, 2);
}

async function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(uri)).then(() => true, () => false);
}
