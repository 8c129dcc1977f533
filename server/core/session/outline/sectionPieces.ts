/**
 * A note cut into pieces: what stands before the first section, then one piece for each section with its own text, up
 * to the next section. All pieces together are the note, byte for byte.
 *
 * Lines that belong to a heading and stand above it go with it: anchors, block attributes, comments. Headings that open
 * no section (discrete, quoted) are text. It knows one note, and not where its pieces go.
 *
 * Sample: `Intro⏎⏎# A⏎text⏎## B` has the head `Intro⏎⏎` and the pieces `# A⏎text⏎` and `## B`.
 */
import { isDocumentTitle, opensSection } from '../../model/headingKinds.ts';
import { nestHeadings } from '../../outline/outline.ts';
import type { DocumentModel, Heading } from '../../model/documentModel.ts';
import { lineAt } from '../../text/lineIndex.ts';
import type { Span } from '../../text/lineIndex.ts';

export interface SectionPiece extends Span {
  /** Index in the headings of the note. */
  readonly heading: number;
  readonly level: number;
  /** The raw title in one line. */
  readonly title: string;
  /** Index of the piece around it, -1 at the top. */
  readonly parent: number;
  /** Headings in the piece that are sections too, but deeper than the outline goes. */
  readonly hidden: readonly number[];
  /** Discrete headings of AsciiDoc in the piece, which keep their distance to the sections around them. */
  readonly discrete: readonly number[];
  /** The title of the note, which stays where it is. */
  readonly isPinned: boolean;
  /** Why it cannot be moved, as half a sentence. */
  readonly locked: string | undefined;
}

export interface NotePieces {
  /** Where the first piece begins. */
  readonly headEnd: number;
  readonly pieces: readonly SectionPiece[];
}

/** @param depth sections more than this many levels below the shallowest stay inside the piece of the section around them */
export function cutPieces(model: DocumentModel, depth = Infinity): NotePieces {
  const { headings, text } = model;
  const sections = headings.flatMap((heading, index) => (opensSection(heading) ? [index] : []));
  const pinned = findPinned(headings, sections);
  const shallowest = Math.min(...sections.filter((index) => index !== pinned).map((index) => headings[index]!.level));
  const shown = sections.filter((index) => index === pinned || headings[index]!.level < shallowest + depth);
  const starts = shown.map((index) => startOf(model, index));
  const pieceOf = new Map(shown.map((index, piece) => [index, piece]));
  const nested = nestHeadings(headings);
  const pieces = shown.map((index, piece): SectionPiece => {
    const { level, titleSpan } = headings[index]!;
    const next = shown[piece + 1] ?? headings.length;
    const below = Array.from({ length: next - index - 1 }, (_, at) => index + 1 + at);
    let parent = nested[index]!.parent;
    while (parent !== -1 && !pieceOf.has(parent)) parent = nested[parent]!.parent;
    return {
      heading: index, level, start: starts[piece]!, end: starts[piece + 1] ?? text.length, parent: pieceOf.get(parent) ?? -1,
      title: text.slice(titleSpan.start, titleSpan.end).split(/\r\n?|\n/).map((line) => line.trim()).join(' '),
      hidden: below.filter((other) => opensSection(headings[other]!)),
      discrete: below.filter((other) => headings[other]!.discrete && headings[other]!.container === 'document'),
      isPinned: index === pinned, locked: undefined,
    };
  });
  return { headEnd: starts[0] ?? text.length, pieces: lockPieces(model, pieces) };
}

/** The document title of AsciiDoc; in Markdown the first heading, when it alone stands on its level and none stands above. */
function findPinned(headings: readonly Heading[], sections: readonly number[]): number {
  const [first] = sections;
  if (first === undefined) return -1;
  if (isDocumentTitle(headings[first]!)) return first;
  const { level, role } = headings[first]!;
  const isAlone = level === 1 && role === undefined && sections.every((index) => index === first || headings[index]!.level > 1);
  return isAlone ? first : -1;
}

/** The start of the first line that belongs to the heading. */
function startOf(model: DocumentModel, index: number): number {
  const { text, lines, headings } = model;
  const lowest = index === 0 ? 0 : headings[index - 1]!.endLine + 1;
  const lineText = (line: number): string => text.slice(lines.starts[line], lines.starts[line + 1] ?? text.length).trimEnd();
  let first = headings[index]!.line;
  for (let line = first - 1; line >= lowest; line--) {
    let content = lineText(line);
    const isApart = content === '';
    while (content === '' && line > lowest) content = lineText(--line);
    if (!(isApart ? belongsAcross : belongsBelow)(model, content)) break;
    first = line;
  }
  return lines.starts[first]!;
}

const CONTENTS_MARKER = /\b(?:toc|tocstop|doctoc)\b/i;

const HTML_ANCHOR = /^<a (?:id|name)=["'][^"']*["']\s*(?:\/>|><\/a>)$/i;

/** Lines right above a heading that go with it. */
function belongsBelow(model: DocumentModel, line: string): boolean {
  if (belongsAcross(model, line)) return true;
  if (model.dialect === 'asciidoc') return /^\/\/(?!\/)/.test(line);
  return /^<!--[^>]*-->$/.test(line) && !CONTENTS_MARKER.test(line.replace(/omit (?:from|in) toc/i, ''));
}

/** Those that go with it over blank lines too: in Markdown an anchor needs one, or it would swallow the heading. */
function belongsAcross({ dialect }: DocumentModel, line: string): boolean {
  return dialect === 'asciidoc' ? /^\[.*\]$/.test(line) : HTML_ANCHOR.test(line);
}

/** Conditions and other blocks that reach over several pieces hold them where they are. */
function lockPieces(model: DocumentModel, pieces: readonly SectionPiece[]): readonly SectionPiece[] {
  const lineOf = pieces.map(({ start }) => lineAt(model.lines, start));
  const pieceAt = (line: number): number => {
    let low = -1;
    for (let high = pieces.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (lineOf[middle]! <= line) low = middle;
      else high = middle;
    }
    return low;
  };
  const reasons = new Map<number, string>();
  const offset = model.attributes.find(({ name, header }) => name === 'leveloffset' && !header);
  for (const { kind, startLine, endLine } of model.blocks) {
    if (kind !== 'conditional') continue;
    const [first, last] = [pieceAt(startLine), pieceAt(endLine)];
    if (first !== last) for (let piece = Math.max(0, first); piece <= last; piece++) reasons.set(piece, 'a condition (ifdef) reaches over several sections here');
  }
  return pieces.map((piece, index) => ({ ...piece, locked: offset === undefined ? reasons.get(index) : 'leveloffset is set inside of the note' }));
}
