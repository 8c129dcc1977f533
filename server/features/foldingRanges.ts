/**
 * What can be folded in a note beyond what the editor folds already. It knows lines, not the protocol.
 *
 * - Markdown: front matter, and contents lists between markers. Sections, code and lists are the editor's.
 * - AsciiDoc: sections, delimited blocks, comments, conditionals, checklist items with what is nested in them; not offered where another extension folds them.
 *
 * Sample: AsciiDoc `== A`, `x`, ``, `== B`, `y` gives lines 0 to 1 and 3 to 4.
 */
import { findContentsMarkers } from '../core/outline/contentsMarkers.ts';
import { opensSection } from '../core/model/headingKinds.ts';
import { buildOutline } from '../core/outline/outline.ts';
import type { Block, BlockKind, DocumentModel } from '../core/model/documentModel.ts';
import { lineAt } from '../core/text/lineIndex.ts';

export interface FoldingRange {
  readonly startLine: number;
  /** The last line that is folded away. */
  readonly endLine: number;
  readonly kind: 'comment' | 'region' | undefined;
}

/** Blocks whose start is a line of its own that says what was folded; a folded paragraph or list would not. */
const FOLDABLE: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'frontMatter', 'code', 'html', 'comment', 'table', 'quote', 'example', 'sidebar', 'open', 'verse', 'passthrough',
  'conditional', 'math',
]);

/** In the order of their first lines; the outermost first where several start together. */
export function findFoldingRanges(model: DocumentModel): readonly FoldingRange[] {
  const ranges = model.dialect === 'markdown'
    ? [...foldBlocks(model.blocks.filter(({ kind }) => kind === 'frontMatter')), ...foldContents(model)]
    : [...foldSections(model), ...foldItems(model), ...foldBlocks(model.blocks.filter(({ kind }) => FOLDABLE.has(kind)))];
  return ranges
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function foldBlocks(blocks: readonly Block[]): FoldingRange[] {
  return blocks.map(({ kind, startLine, endLine }) => ({ startLine, endLine, kind: kind === 'comment' ? 'comment' : undefined }));
}

function foldContents(model: DocumentModel): FoldingRange[] {
  return findContentsMarkers(model).pairs.map(({ startLine, endLine }) => ({ startLine, endLine, kind: 'region' }));
}

/** Tasks with their further lines and whatever is nested in them. */
function foldItems({ checklist }: DocumentModel): FoldingRange[] {
  return checklist.map(({ line, endLine }) => ({ startLine: line, endLine, kind: undefined }));
}

/** Sections without the blank lines at their ends, so that folded ones keep their distance. */
function foldSections(model: DocumentModel): FoldingRange[] {
  return buildOutline(model).filter(({ heading }) => opensSection(heading)).map(({ heading, span }) => {
    const text = model.text;
    let end = span.end;
    while (end > heading.span.end && /\s/.test(text[end - 1]!)) end--;
    return { startLine: heading.line, endLine: lineAt(model.lines, end), kind: undefined };
  });
}
