/**
 * `toc --write` and `toc --check`: refreshes the contents lists that notes keep between markers, or says which are stale.
 * Where lists stand and what belongs in them is the core's business.
 */
import { realpath } from 'node:fs/promises';
import { refreshContents } from '../../core/outline/contentsBlock.ts';
import { positionAt } from '../../core/text/lineIndex.ts';
import { applyEdits } from '../../core/text/textEdit.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import type { LoadedNote, NoteGroup } from '../loadNotes.ts';
import { encodeNote } from '../replaceFile.ts';
import type { Terminal } from '../terminal.ts';
import { writeNote } from '../writeNote.ts';
import type { TocOptions } from '../tocOptions.ts';

/** Refreshes (`write`) or checks every note of `groups`. A file that has several names here is written once, by the first. */
export async function refreshLists(
  groups: readonly NoteGroup[], options: TocOptions & { readonly write: boolean }, terminal: Terminal,
): Promise<void> {
  const written = new Set<string>();
  for (const { folder, notes } of groups) {
    for (const note of notes) {
      if (options.write && note.path !== '-') {
        const file = await realpath(note.path).catch(() => note.path);
        if (written.has(file)) continue;
        written.add(file);
      }
      const { count, edits, problems } = refreshContents(note.model, {
        numbers: options.numbers, ...(options.depth === undefined ? {} : { depth: options.depth }),
      });
      for (const { message, span } of problems) {
        terminal.fail(1, `${note.path}:${positionAt(note.model.lines, span.start).line + 1}`, message);
      }
      if (count === 0 && problems.length === 0 && folder === undefined) terminal.warn(note.path, reasonForNone(note));
      if (note.path === '-' && options.write) printRefreshed(note, edits, terminal);
      else if (edits.length > 0 && options.write) {
        if (await writeNote(note, edits, terminal)) terminal.print(`${note.path}: contents list refreshed\n`);
      } else if (edits.length > 0) terminal.fail(1, note.path, 'stale contents list; refresh it with throughline toc --write');
    }
  }
}

/** Prints standard input with `edits`; as it came when bytes of it are not valid in its encoding and would be lost. */
function printRefreshed(note: LoadedNote, edits: readonly TextEdit[], terminal: Terminal): void {
  if (note.decoded.problems.length === 0) terminal.print(encodeNote(applyEdits(note.model.text, edits), note.decoded));
  else {
    terminal.print(note.bytes);
    terminal.fail(2, note.path, 'printed as it was: its invalid bytes would be lost');
  }
}

function reasonForNone(note: LoadedNote): string {
  return note.dialect === 'asciidoc'
    ? 'nothing to refresh: AsciiDoc renders its contents by itself where :toc: is set'
    : 'no contents list here: put <!-- toc --> and <!-- tocstop --> where it belongs';
}
