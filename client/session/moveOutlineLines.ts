/**
 * Moves the line at the cursor of an outline, with those below it. What goes along is the server's to say.
 */
import { Position, Selection, window } from 'vscode';
import type { MoveOutlineLines } from '../../server/protocol/sessionMessages.ts';
import { toRange } from '../editorRange.ts';
import { Refusal } from '../refusal.ts';
import type { Server } from '../serverRequests.ts';

/** Does nothing where the line cannot go there, or the text changed meanwhile. */
export async function moveOutlineLines(server: Server, how: MoveOutlineLines['how']): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'throughline-outline') throw new Refusal('Put the cursor on a line of an outline first.');
  const { document, selection: { active } } = editor;
  const { version } = document;
  const moved = await server.moveOutlineLines({ text: document.getText(), position: { line: active.line, character: active.character }, how });
  if (moved === undefined || moved === null || document.version !== version) return;
  await editor.edit((builder) => moved.edits.forEach(({ range, newText }) => builder.replace(toRange(range), newText)));
  if (moved.position === null) return;
  const place = new Position(moved.position.line, moved.position.character);
  editor.selection = new Selection(place, place);
  editor.revealRange(editor.selection);
}
