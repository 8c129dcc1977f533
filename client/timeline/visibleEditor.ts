/**
 * The editor that shows a note. One that a maximised group hides counts, too, as VS Code tells no difference.
 */
import { window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';

export function findVisibleEditor(uri: Uri): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}
