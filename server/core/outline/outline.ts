/**
 * The outline of a note: its headings as a tree of sections, flat and in document order.
 *
 * Every heading is kept. A section lies under the nearest section above it with a smaller level, so a skipped level
 * loses nothing; headings that open no section (discrete, quoted, in list items) are leaves of the section around them.
 * It knows nothing of words, files or views.
 *
 * Sample: `# A`, `### B`, `## C` gives parents -1, 0, 0 and numbers '', '1', '2'.
 */
import type { DocumentModel, Heading } from '../model/documentModel.ts';
import type { Span } from '../text/lineIndex.ts';
import { opensSection } from '../model/headingKinds.ts';
import { findHeadingParents } from '../model/headingParents.ts';
import { numberSections } from './numberSections.ts';

/** A heading with its place in the tree. */
export interface NestedHeading {
  readonly heading: Heading;
  /** Index of the enclosing section in the list, or -1 at the top. Always smaller than the heading's own index. */
  readonly parent: number;
  /** Section number such as `2.1` or `A.1`, without a final dot; empty where there is none. */
  readonly number: string;
}

export interface OutlineEntry extends NestedHeading {
  /**
   * From the start of the heading's first line (metadata lines above it not included) to the start of the line where
   * the next section begins, or the end of the text. For a leaf that opens no section: the heading itself.
   */
  readonly span: Span;
}

/** Builds the outline of `model`, one entry for each of its headings, in time linear in their number. */
export function buildOutline(model: DocumentModel): readonly OutlineEntry[] {
  const { lines } = model;
  const nested = nestHeadings(model.headings);
  const startOf = ({ heading }: NestedHeading): number => lines.starts[heading.line]!;
  /** For each parent, its latest section so far. */
  const latest = new Map<number, number>();
  const nextSibling: (number | undefined)[] = [];
  nested.forEach((entry, index) => {
    nextSibling.push(undefined);
    if (!opensSection(entry.heading)) return;
    const before = latest.get(entry.parent);
    if (before !== undefined) nextSibling[before] = startOf(entry);
    latest.set(entry.parent, index);
  });
  const entries: OutlineEntry[] = [];
  nested.forEach((entry, index) => {
    const end = nextSibling[index] ?? entries[entry.parent]?.span.end ?? lines.length;
    const span = opensSection(entry.heading) ? { start: startOf(entry), end } : entry.heading.span;
    entries.push({ ...entry, span });
  });
  return entries;
}

/** The tree of any list of headings in reading order, those of several files too. */
export function nestHeadings(headings: readonly Heading[]): readonly NestedHeading[] {
  const parents = findHeadingParents(headings);
  const numbers = numberSections(headings, parents);
  return headings.map((heading, index) => ({ heading, parent: parents[index]!, number: numbers[index]! }));
}

/** How deep each entry lies, 0 at the top. `entries` may be any list whose parents precede their children. */
export function outlineDepths(entries: readonly { readonly parent: number }[]): readonly number[] {
  const depths: number[] = [];
  for (const { parent } of entries) depths.push(parent === -1 ? 0 : depths[parent]! + 1);
  return depths;
}
