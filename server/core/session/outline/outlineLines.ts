/**
 * The lines of an outline as they are written: mark, handle, indentation, title, or the path of a note.
 * Only what one line says about itself is known here.
 *
 * Sample: `~ z1r   Intro` is a line with the mark `~`, the handle `z1r`, one level of indentation, the title `Intro`.
 */
import type { Span } from '../../text/lineIndex.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { readContent } from '../sessionText.ts';
import type { SessionLine } from '../sessionText.ts';
import { OUTLINE_HELP } from './outlineText.ts';

export type OutlineMark = ' ' | '!' | '-' | '~' | '*';

export interface OutlineLine {
  readonly mark: OutlineMark;
  /** A handle, or `new`. */
  readonly word: string;
  readonly wordSpan: Span;
  /** Levels of indentation. */
  readonly indent: number;
  readonly title: string;
  readonly line: SessionLine;
}

export interface OutlineLines {
  /** Lines by the path of the note they stand under; undefined before the first `@`. */
  readonly groups: readonly { readonly path: string | undefined; readonly line: SessionLine | undefined; readonly lines: readonly OutlineLine[] }[];
  readonly problems: readonly SessionProblem[];
  readonly isEmpty: boolean;
}

export function parseOutline(text: string): OutlineLines {
  const content = readContent(text, OUTLINE_HELP);
  const groups: { readonly path: string | undefined; readonly line: SessionLine | undefined; readonly lines: OutlineLine[] }[] = [{ path: undefined, line: undefined, lines: [] }];
  const problems: SessionProblem[] = [];
  for (const line of content) {
    const file = /^\s*@\s+(\S.*)$/.exec(line.text);
    if (file !== null) groups.push({ path: file[1]!, line, lines: [] });
    else groups.at(-1)!.lines.push(parseLine(line, problems));
  }
  return { groups, problems, isEmpty: groups.every(({ lines }) => lines.length === 0) };
}

function parseLine(line: SessionLine, problems: SessionProblem[]): OutlineLine {
  const [, lead = '', mark = ' ', gap = '', word = '', rest = ''] = /^([ \t]*)([!~*-])?([ \t]*)(\S+)(.*)$/.exec(line.text) ?? [];
  const start = line.start + lead.length + (mark === ' ' ? 0 : 1) + gap.length;
  const blanks = /^[ \t]*/.exec(rest.slice(1))![0].replaceAll('\t', '  ').length;
  if (blanks % 2 === 1) {
    const at = start + word.length + 1;
    problems.push(sessionError('wrong-indent', line, `${blanks} blanks in front of the title are no level: write an even number, two for each level.`,
      [{ title: `Write ${blanks - 1} blanks`, edits: [{ start: at, end: at + 1, newText: '' }] }, { title: `Write ${blanks + 1} blanks`, edits: [{ start: at, end: at, newText: ' ' }] }]));
  }
  return { mark: mark as OutlineMark, word, wordSpan: { start, end: start + word.length }, indent: blanks >> 1, title: rest.trim(), line };
}
