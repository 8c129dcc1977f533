/**
 * Sections whose line is gone from an outline. A gone line is never a decision: it is an error that says how much text is
 * at stake, with the lines that would mend it.
 */
import { countWords } from '../../outline/countWords.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import type { Entry } from './arrangement.ts';
import type { OutlineBase, OutlineSection } from './outlineBase.ts';
import { renderSection } from './outlineText.ts';

/** One problem for each section without a line, at the line that followed it in the opening text. */
export function findMissingSections(base: OutlineBase, entries: readonly Entry[], text: string): readonly SessionProblem[] {
  const lineOf = new Map(entries.flatMap(({ section, line }) => (section === undefined || line.mark === '*' ? [] : [[section, line] as const])));
  const words = new Set(entries.map(({ line }) => line.word));
  const problems: SessionProblem[] = [];
  const end = entries.at(-1)?.line.line.end ?? text.length;
  let below: { readonly start: number; readonly isInside: boolean } = { start: end, isInside: false };
  for (const section of base.sections.toReversed()) {
    const line = lineOf.get(section);
    if (line !== undefined) below = { start: line.line.start, isInside: true };
    else if (!words.has(section.handle)) problems.push(missing(base, section, below));
  }
  return problems.reverse();
}

function missing(base: OutlineBase, section: OutlineSection, { start, isInside }: { readonly start: number; readonly isInside: boolean }): SessionProblem {
  const { model } = base.files[section.file]!;
  const words = countWords(model.text, section.piece.start, section.piece.end);
  const insert = (mark?: string): { readonly start: number; readonly end: number; readonly newText: string } => {
    const line = renderSection(base, section, mark);
    return { start, end: start, newText: isInside ? `${line}\n` : `\n${line}` };
  };
  return sessionError('missing-line', { start, end: start }, `The line of "${section.piece.title}" is gone, with ${words} ${words === 1 ? 'word' : 'words'} of text: put it back, "${renderSection(base, section).trim()}", with - in front to delete it, or with ~ to keep only the text.`, [
    { title: 'Put it back', edits: [insert()] },
    { title: 'Delete the section', edits: [insert('-')] },
    { title: 'Keep the text without its heading', edits: [insert('~')] },
  ]);
}
