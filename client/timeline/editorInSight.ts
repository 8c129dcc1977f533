/**
 * The editor that shows a note to the reader. It knows nothing of the timeline.
 */
import { window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';

/** Editors that a maximised group or panel hides count as visible for VS Code; they are no higher than a line. */
export function findEditorInSight(uri: Uri): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document, visibleRanges }) => (
    document.uri.toString() === uri.toString() && (document.lineCount === 1 || visibleRanges.some(({ isSingleLine }) => !isSingleLine))));
}
