/**
 * An AsciiDoc note with all it includes, as one document: `toc --book` shows it so, and each heading keeps its own file.
 * How includes are read is the core's business; here are the files.
 */
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { expandMaster } from '../core/asciidoc/expandMaster.ts';
import type { ExpandedDocument } from '../core/asciidoc/expandMaster.ts';
import { fileAttributes, parseNote } from '../core/parseNote.ts';
import { nestHeadings, buildOutline } from '../core/outline/outline.ts';
import type { NestedHeading } from '../core/outline/outline.ts';
import { sectionWords, sumUp } from '../core/outline/sectionWords.ts';
import type { NoteWords } from '../core/outline/sectionWords.ts';
import { buildLineIndex, positionAt } from '../core/text/lineIndex.ts';
import type { TocOptions } from './tocOptions.ts';
import type { LoadedNote } from './loadNotes.ts';
import { createIncludeReader } from './readInclude.ts';
import type { Terminal } from './terminal.ts';
import type { TocSource } from './tocSource.ts';

/** What Asciidoctor's unsafe mode sets, the only one in which it reads includes from anywhere. */
function attributesOf(path: string): Readonly<Record<string, string | undefined>> {
  const mode = {
    'safe-mode-level': '0', 'safe-mode-name': 'unsafe', 'safe-mode-unsafe': '', 'safe-mode-secure': undefined, 'user-home': homedir(),
  };
  if (path === '-') return { ...mode, docdir: process.cwd() };
  const file = resolve(path);
  return { ...mode, ...fileAttributes(file), docfile: file, docdir: dirname(file) };
}

/** Expands `note`; includes that cannot be read are said with file and line, and make the exit status 2. */
export function expandIncludes(note: LoadedNote, { stats }: TocOptions, terminal: Terminal): TocSource {
  const reader = createIncludeReader({ path: note.path, text: note.model.text });
  const expanded = expandMaster({ path: note.path, text: note.model.text }, (target, fromPath) => reader.read(target, fromPath), { attributes: attributesOf(note.path) });
  for (const { code, message, path, span } of expanded.problems) {
    if (!code.startsWith('include-')) continue;
    const place = `${path}:${positionAt(buildLineIndex(reader.texts.get(path) ?? ''), span.start).line + 1}`;
    const target = /^The file (.*) is not there\.$/s.exec(message)?.[1];
    const reason = target === undefined ? { message, isMissing: false } : reader.explain(target, path);
    if (reason.isMissing) terminal.fail(2, place, reason.message);
    else terminal.warn(place, reason.message);
  }
  const entries = nestHeadings(expanded.headings);
  return {
    note, entries,
    pathOf: (index) => expanded.headings[index]!.path,
    words: stats ? expandedWords(expanded, entries, reader.texts) : undefined,
  };
}

/** Words of each heading's own text, counted in its own file, summed up the expanded tree. */
function expandedWords(expanded: ExpandedDocument, entries: readonly NestedHeading[], texts: ReadonlyMap<string, string>): NoteWords {
  const ownByPlace = new Map<string, number>();
  let total = 0;
  for (const [path, text] of texts) {
    const model = parseNote(text, 'asciidoc', { path });
    const outline = buildOutline(model);
    const counted = sectionWords(model, outline);
    total += counted.total;
    outline.forEach(({ heading }, index) => ownByPlace.set(placeOf(path, heading.line), counted.sections[index]!.own));
  }
  const own = expanded.headings.map((heading) => ownByPlace.get(placeOf(heading.path, heading.line)) ?? 0);
  const totals = sumUp(own, entries);
  return { total, sections: own.map((words, index) => ({ own: words, total: totals[index]! })) };
}

function placeOf(path: string, line: number): string {
  return `${line}:${path}`;
}
