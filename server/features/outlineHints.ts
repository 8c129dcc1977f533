/**
 * What stands behind the lines of an outline as text: how much text goes with a section, the level it had where it gets
 * another one, and why one cannot be moved.
 *
 * Sample: behind `  k7q   Install` stands `120 words · level 2 → 3`.
 */
import { countWords } from '../core/outline/countWords.ts';
import type { OutlineBase } from '../core/session/outline/outlineBase.ts';
import { parseOutline } from '../core/session/outline/outlineLines.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { SessionHint } from './sprintHints.ts';

/** @param within what is in sight: counting words of all sections of a book would take its time at every letter */
export function findOutlineHints({ files, byHandle }: OutlineBase, text: string, within: Span = { start: 0, end: text.length }): readonly SessionHint[] {
  return parseOutline(text).groups.flatMap(({ path, lines }) => lines.flatMap(({ word, indent, line }): readonly SessionHint[] => {
    const section = byHandle.get(word);
    if (section === undefined || line.end < within.start || line.end > within.end) return [];
    const { piece, file } = section;
    const { model } = files[file]!;
    const target = files.find((each) => each.path === path) ?? files[path === undefined ? 0 : file]!;
    const level = piece.isPinned ? piece.level : target.shallowest + indent;
    const words = countWords(model.text, piece.start, piece.end);
    const parts = [
      words === 1 ? '1 word' : `${words} words`,
      ...(level === piece.level ? [] : [`level ${piece.level} → ${level}`]),
      ...(piece.locked === undefined ? [] : [`cannot be moved: ${piece.locked}`]),
    ];
    return [{ offset: line.end, label: parts.join(' · '), explanation: 'Title and own text of the section, up to the next one' }];
  }));
}
