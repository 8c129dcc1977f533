/**
 * What a line of an outline is about: what its sign does, and of a section where it stands, how much goes with it and how
 * its text begins.
 *
 * Sample: over `k7q` stands **Install**, `guide.md:12 · level 2 · 120 words · 2 sections below`, and its first lines.
 */
import { countWords } from '../core/outline/countWords.ts';
import { escapeMarkdown } from '../core/outline/escapeTitle.ts';
import type { OutlineBase, OutlineSection } from '../core/session/outline/outlineBase.ts';
import { parseOutline } from '../core/session/outline/outlineLines.ts';
import type { PlanCard } from './planHover.ts';

/** What the sign in front of a line does, in a few words. */
export const MARK_DETAILS: ReadonlyMap<string, string> = new Map([
  ['!', 'the title of the note, which stays in front'], ['-', 'delete this section and its text'],
  ['~', 'remove the heading, keep the text'], ['*', 'a copy of this section'],
]);

/** Lines of a section's own text that are shown, and signs of each. */
const SHOWN_LINES = 5;
const SHOWN_SIGNS = 100;

export function findOutlineCard(base: OutlineBase, text: string, offset: number): PlanCard | undefined {
  const found = parseOutline(text).groups.flatMap(({ lines }) => lines).find(({ line }) => line.start <= offset && offset <= line.end);
  if (found === undefined) return undefined;
  const { mark, word, wordSpan, line } = found;
  const detail = MARK_DETAILS.get(mark);
  if (detail !== undefined && offset < wordSpan.start) return { span: { start: line.start, end: wordSpan.start }, markdown: `**${escapeMarkdown(mark)}** ${detail}` };
  if (word === 'new' && offset <= wordSpan.end) return { span: wordSpan, markdown: '**new**: a section that is not there yet' };
  const section = base.byHandle.get(word);
  return section === undefined ? undefined : { span: { start: wordSpan.start, end: line.end }, markdown: describeSection(base, section) };
}

function describeSection({ files, sections }: OutlineBase, { file, piece, index }: OutlineSection): string {
  const { path, model } = files[file]!;
  const words = countWords(model.text, piece.start, piece.end);
  const below = sections.filter((other) => other.file === file && other.piece.parent === index).length;
  const heading = model.headings[piece.heading]!;
  const own = model.text.slice(heading.span.end, piece.end).split(/\r\n?|\n/).map((line) => line.trimEnd()).filter((line) => line !== '');
  const shown = own.slice(0, SHOWN_LINES).map((line) => (line.length > SHOWN_SIGNS ? `${line.slice(0, SHOWN_SIGNS)}…` : line));
  const facts = [
    `${escapeMarkdown(path)}:${heading.line + 1}`, `level ${piece.level}`, words === 1 ? '1 word' : `${words} words`,
    ...(below === 0 ? [] : [below === 1 ? '1 section below' : `${below} sections below`]),
    ...(piece.locked === undefined ? [] : [`cannot be moved: ${piece.locked}`]),
  ];
  return [`**${escapeMarkdown(piece.title)}**`, facts.join(' · '), ...(shown.length === 0 ? [] : [asCode([...shown, ...(own.length > shown.length ? ['…'] : [])])])].join('\n\n');
}

/** Nothing of a note is markup here: its lines stand in a fence longer than any in them. */
function asCode(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
}
