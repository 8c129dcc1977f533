/**
 * What can be written at the cursor in an outline: at the beginning of a line sections whose line is gone, `new`, signs and
 * notes; behind a sign the sections it is for; behind `@` the notes.
 *
 * Sample: where the line of Install is gone, an empty line offers `k7q Install` first, and writes it with its blanks.
 */
import type { OutlineBase, OutlineSection } from '../core/session/outline/outlineBase.ts';
import { parseOutline } from '../core/session/outline/outlineLines.ts';
import { renderSection } from '../core/session/outline/outlineText.ts';
import { SCISSORS } from '../core/session/sessionText.ts';
import { MARK_DETAILS } from './outlineHover.ts';
import type { PlanCompletion, PlanSuggestion } from './planCompletion.ts';

const NOTE = 'the lines below belong to this note';

/** @param offset in `text`; titles, comments and the help offer nothing */
export function completeOutline(base: OutlineBase, text: string, offset: number): PlanCompletion | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(start, offset);
  if (text.lastIndexOf(SCISSORS, offset - 1) !== -1) return undefined;
  const note = /^\s*@\s+(\S*)$/.exec(typed)?.[1];
  if (note !== undefined) return { span: { start: offset - note.length, end: offset }, suggestions: base.files.map(({ path }) => ({ kind: 'value', label: path, detail: NOTE })) };
  const match = /^([~*-]?)([ \t]*)([0-9a-z]*)$/.exec(typed);
  if (match === null) return undefined;
  const [, mark = '', gap = '', word = ''] = match;
  const written = new Set(parseOutline(text).groups.flatMap(({ lines }) => lines.map((line) => line.word)));
  const gone = base.sections.filter(({ handle }) => !written.has(handle));
  if (mark !== '') {
    const wanted = mark === '*' ? base.sections : gone;
    return { span: { start: offset - word.length, end: offset }, suggestions: wanted.map((section) => suggestSection(base, section, `${gap === '' ? ' ' : ''}${lineOf(base, section)}`)) };
  }
  return { span: { start, end: offset }, suggestions: [
    ...gone.map((section) => suggestSection(base, section, renderSection(base, section))),
    { kind: 'value', label: 'new', detail: 'a new section', insert: '  new ' },
    ...[...MARK_DETAILS].filter(([sign]) => sign !== '!').map(([sign, detail]): PlanSuggestion => ({ kind: 'key', label: sign, detail, insert: `${sign} ` })),
    ...(base.files.length > 1 ? [{ kind: 'key', label: '@', detail: NOTE, insert: '@ ' } as const] : []),
  ] };
}

function suggestSection({ files }: OutlineBase, { handle, piece, file }: OutlineSection, insert: string): PlanSuggestion {
  return { kind: 'id', label: `${handle} ${piece.title}`, title: piece.title, detail: files[file]!.path, insert };
}

/** Handle, blanks and title of a section. */
function lineOf(base: OutlineBase, section: OutlineSection): string {
  return renderSection(base, section, ' ').slice(2);
}
