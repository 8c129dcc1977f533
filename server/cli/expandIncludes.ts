/**
 * An AsciiDoc note with all it includes, as one document: `toc --book` shows it so, and each heading keeps its own file.
 * How includes are read is the core's business; here are the files.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expandMaster } from '../core/asciidoc/expandMaster.ts';
import type { ExpandedDocument, IncludedFile } from '../core/asciidoc/expandMaster.ts';
import { parseNote } from '../core/parseNote.ts';
import { nestHeadings, buildOutline } from '../core/outline/outline.ts';
import type { NestedHeading } from '../core/outline/outline.ts';
import { sectionWords } from '../core/outline/sectionWords.ts';
import type { NoteWords } from '../core/outline/sectionWords.ts';
import { buildLineIndex, positionAt } from '../core/text/lineIndex.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import type { TocOptions } from './commands/toc.ts';
import type { LoadedNote } from './loadNotes.ts';
import type { Terminal } from './terminal.ts';
import type { TocSource } from './tocSource.ts';

export interface ExpandedSource extends TocSource {
  /** Paths of the files that the note includes, directly or through others. */
  readonly included: ReadonlySet<string>;
}

/** Asciidoctor reads includes from anywhere only in its unsafe mode, which notes can ask for in conditions. */
const UNSAFE = { 'safe-mode-level': '0', 'safe-mode-name': 'unsafe', 'safe-mode-unsafe': '', 'safe-mode-secure': undefined };

/** Expands `note`; includes that cannot be found are said with file and line. */
export function expandIncludes(note: LoadedNote, { stats }: TocOptions, terminal: Terminal): ExpandedSource {
  const texts = new Map([[note.path, note.model.text]]);
  const expanded = expandMaster({ path: note.path, text: note.model.text }, (target, fromPath) => readInclude(target, fromPath, texts), { attributes: UNSAFE });
  for (const { code, message, path, span } of expanded.problems) {
    if (!code.startsWith('include-')) continue;
    terminal.warn(`${path}:${positionAt(buildLineIndex(texts.get(path) ?? ''), span.start).line + 1}`, message);
  }
  const entries = nestHeadings(expanded.headings);
  return {
    note, entries,
    pathOf: (index) => expanded.headings[index]!.path,
    words: stats ? expandedWords(expanded, entries, texts) : undefined,
    included: new Set(expanded.includes.map(({ path }) => path)),
  };
}

/** A pipe or a device may never end, and no chapter is this long. */
const MAX_INCLUDE_BYTES = 100_000_000;

function readInclude(target: string, fromPath: string, texts: Map<string, string>): IncludedFile | undefined {
  const path = join(dirname(fromPath), target);
  let text = texts.get(path);
  if (text === undefined) {
    try {
      const file = statSync(path);
      if (!file.isFile() || file.size > MAX_INCLUDE_BYTES) return undefined;
      text = decodeNote(readFileSync(path)).text;
    } catch {
      return undefined; // The expansion reports it, with the place of the include.
    }
    texts.set(path, text);
  }
  return { path, text };
}

/** Words of each heading's own text, counted in its own file, summed up the expanded tree. */
function expandedWords(expanded: ExpandedDocument, entries: readonly NestedHeading[], texts: ReadonlyMap<string, string>): NoteWords {
  const ownByPlace = new Map<string, { words: number; ideographs: number }>();
  const total = { words: 0, ideographs: 0 };
  for (const [path, text] of texts) {
    const model = parseNote(text, 'asciidoc');
    const outline = buildOutline(model);
    const counted = sectionWords(model, outline);
    total.words += counted.total.words;
    total.ideographs += counted.total.ideographs;
    outline.forEach(({ heading }, index) => ownByPlace.set(placeOf(path, heading.line), counted.sections[index]!.own));
  }
  const own = expanded.headings.map((heading) => ownByPlace.get(placeOf(heading.path, heading.line)) ?? { words: 0, ideographs: 0 });
  const totals = own.map((count) => ({ ...count }));
  for (let index = entries.length - 1; index >= 0; index--) {
    const parent = totals[entries[index]!.parent];
    if (parent === undefined) continue;
    parent.words += totals[index]!.words;
    parent.ideographs += totals[index]!.ideographs;
  }
  return { total, sections: own.map((count, index) => ({ own: count, total: totals[index]! })) };
}

function placeOf(path: string, line: number): string {
  return `${line}:${path}`;
}
