/**
 * Takes back what a session wrote, in all its notes at once, also after they were saved and closed and after a restart.
 * What was written elsewhere in them since then stays.
 */
import { workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { findObstacle, openNotes, writeNotes } from './noteWriter.ts';
import type { NoteEdit } from './noteWriter.ts';
import { cutToDifference } from './offsetEdits.ts';
import type { OffsetEdit } from './offsetEdits.ts';
import type { SessionRecord, WrittenNote } from './sessionRecord.ts';

/** @returns undefined when it is taken back, else a sentence that says why nothing was done. */
export async function undoPlanEdit({ notes, subject }: SessionRecord): Promise<string | undefined> {
  const documents = await openNotes(notes);
  for (const document of documents) {
    const obstacle = await findObstacle(document);
    if (obstacle !== undefined) return obstacle;
  }
  const edits: NoteEdit[] = [];
  for (const [index, note] of notes.entries()) {
    const document = documents[index]!;
    const edit = findInverse(note, document);
    if (edit === undefined) return `${workspace.asRelativePath(document.uri)} was changed since in the same place, so “${subject}” is not taken back.`;
    edits.push({ document, edits: [edit] });
  }
  const written = await writeNotes(edits);
  return written.kind === 'refused' ? written.message : undefined;
}

/** The way back in the note as it is now; undefined when what was changed since reaches into it. */
function findInverse({ before, after }: WrittenNote, document: TextDocument): OffsetEdit | undefined {
  const inverse = cutToDifference(after, before);
  const later = cutToDifference(after, document.getText());
  if (later.start === later.end && later.newText === '') return inverse;
  if (inverse.end < later.start) return inverse;
  if (later.end >= inverse.start) return undefined;
  const shift = later.newText.length - (later.end - later.start);
  return { start: inverse.start + shift, end: inverse.end + shift, newText: inverse.newText };
}
