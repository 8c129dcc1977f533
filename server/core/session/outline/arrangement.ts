/**
 * What the lines of an outline ask for: for each note the sections it is to have, in order, with level and title. All
 * problems are found at once; nothing is written here.
 *
 * Sample: the line of `Linux` moved out by two blanks is an entry with level 2 instead of 3.
 */
import { nearestWords } from '../../plan/syntax/nearestWords.ts';
import { isHandle } from '../handles.ts';
import { hasErrors, sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { readHeader } from '../sessionText.ts';
import { checkArrangement } from './arrangementChecks.ts';
import { findMissingSections } from './missingSections.ts';
import type { OutlineBase, OutlineSection } from './outlineBase.ts';
import { parseOutline } from './outlineLines.ts';
import type { OutlineLine } from './outlineLines.ts';

/** One line with what it stands for. */
export interface Entry {
  readonly line: OutlineLine;
  /** Undefined for a new section. */
  readonly section: OutlineSection | undefined;
  /** Of the note the line stands under. */
  readonly level: number;
  readonly title: string;
}

export interface Arrangement {
  readonly isEmpty: boolean;
  /** Entries by note, in the order of the base's files. */
  readonly files: readonly (readonly Entry[])[];
  readonly problems: readonly SessionProblem[];
}

export function readArrangement(base: OutlineBase, text: string): Arrangement {
  const { groups, problems: ofLines, isEmpty } = parseOutline(text);
  const files = base.files.map((): Entry[] => []);
  if (isEmpty) return { isEmpty, files, problems: [] };
  const problems: SessionProblem[] = [...ofLines];
  if ((readHeader(text)?.token ?? base.token) !== base.token) {
    return { isEmpty, files, problems: [sessionError('foreign-handle', { start: 0, end: 0 }, 'This text was made from other notes, or with another depth, and its handles mean other sections: begin a new session.')] };
  }
  const seen = new Set<OutlineSection>();
  for (const { path, line, lines } of groups) {
    const file = path === undefined ? (base.files.length === 1 || lines.length === 0 ? 0 : -1) : base.files.findIndex((each) => each.path === path);
    if (file === -1) {
      problems.push(unknownFile(base, path, line ?? lines[0]!.line));
      continue;
    }
    for (const each of lines) {
      const entry = toEntry(base, file, each, seen, problems);
      if (entry !== undefined) files[file]!.push(entry);
    }
  }
  const all = files.flat();
  problems.push(...findMissingSections(base, all, text));
  if (!hasErrors(problems)) problems.push(...checkArrangement(base, files));
  return { isEmpty, files, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

function unknownFile({ files }: OutlineBase, path: string | undefined, span: { readonly start: number; readonly end: number }): SessionProblem {
  if (path === undefined) return sessionError('unknown-name', span, 'This section stands above the first note: write it below a line that begins with @.');
  const near = nearestWords(path, files.map((file) => file.path), 1)[0];
  return sessionError('unknown-name', span, `"${path}" is no note of this outline: ${near === undefined ? 'sections can only go to notes that are listed' : `did you mean ${near}?`}`);
}

function toEntry(base: OutlineBase, file: number, line: OutlineLine, seen: Set<OutlineSection>, problems: SessionProblem[]): Entry | undefined {
  const level = base.files[file]!.shallowest + line.indent;
  if (line.word === 'new') {
    if (line.title === '') problems.push(sessionError('missing-value', line.line, 'A new section needs a title: write it behind "new".'));
    else if (line.mark !== ' ') problems.push(sessionError('not-possible', line.line, `"${line.mark}" is for sections that are there: remove the sign.`));
    return { line, section: undefined, level, title: line.title };
  }
  const section = base.byHandle.get(line.word);
  if (section === undefined) {
    problems.push(unknownHandle(base, line));
    return undefined;
  }
  if (seen.has(section) && line.mark !== '*') {
    problems.push(sessionError('duplicate-line', line.line, `"${section.piece.title}" has a line already: remove one of them, or write * in front of a copy.`));
    return undefined;
  }
  if (line.mark !== '*') seen.add(section);
  if (line.mark === '!' && !section.piece.isPinned) problems.push(sessionError('not-possible', line.line, `"${section.piece.title}" is not the title of its note: remove the "!".`));
  if (line.title === '' && section.piece.title !== '') problems.push(sessionError('missing-value', line.line, `The title of "${section.piece.title}" is gone: write it again, or ~ in front to remove the heading.`));
  return { line, section, level: section.piece.isPinned ? section.piece.level : level, title: line.title };
}

function unknownHandle({ sections }: OutlineBase, { word, wordSpan, title }: OutlineLine): SessionProblem {
  const [meant, ...others] = sections.filter(({ piece }) => piece.title === title);
  const fixes = meant === undefined || others.length > 0 ? [] : [{ title: `Change to ${meant.handle}`, edits: [{ ...wordSpan, newText: meant.handle }] }];
  return isHandle(word) ? sessionError('foreign-handle', wordSpan, `${word} names no section here: copy the handle from the section's own line, or write new.`, fixes)
    : sessionError('mistyped-handle', wordSpan, `"${word}" is no handle, its check sign does not fit: copy it from the section's own line, or write new.`, fixes);
}
