/**
 * Takes back what a session wrote, in all its notes at once, also after they were saved and closed and after a restart.
 * What was written elsewhere in them since then stays.
 */
import { workspace } from 'vscode';
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
    const wayBack = findWayBack(note, document.getText());
    if (wayBack === undefined) return `${workspace.asRelativePath(document.uri)} was changed since in the same place, so “${subject}” is not taken back.`;
    edits.push({ document, edits: wayBack });
  }
  const written = await writeNotes(edits);
  return written.kind === 'refused' ? written.message : undefined;
}

/** The way back in the text as it is now; undefined when what was changed since reaches into it. */
function findWayBack({ after, wayBack }: WrittenNote, now: string): readonly OffsetEdit[] | undefined {
  const later = cutToDifference(after, now);
  if (now === after) return wayBack;
  const shift = later.newText.length - (later.end - later.start);
  const isTouched = wayBack.some(({ start, end }) => end >= later.start && later.end >= start);
  return isTouched ? undefined : wayBack.map((edit) => (edit.end < later.start ? edit : { ...edit, start: edit.start + shift, end: edit.end + shift }));
}
