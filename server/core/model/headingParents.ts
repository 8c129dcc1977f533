/**
 * How the headings of a note nest: which section each of them stands in. Outlines and plans rest on it alike.
 *
 * A section lies under the nearest section above it with a smaller level, so a skipped level loses nothing; headings that
 * open no section are leaves of the section around them. It knows no numbers and no tasks.
 *
 * Sample: `# A`, `### B`, `## C` have the parents -1, 0, 0.
 */
import type { Heading } from './documentModel.ts';
import { isDocumentTitle, opensSection } from './headingKinds.ts';

/**
 * @param headings in reading order, also of several files
 * @returns for each the index of the enclosing section, or -1 at the top; always smaller than its own
 */
export function findHeadingParents(headings: readonly Heading[]): readonly number[] {
  const open: number[] = [];
  return headings.map((heading, index) => {
    if (!opensSection(heading)) return open.at(-1) ?? -1;
    while (open.length > 0 && rank(headings[open.at(-1)!]!) >= rank(heading)) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** What decides nesting: the level, except that nothing stands beside an AsciiDoc document title. */
function rank(heading: Heading): number {
  return isDocumentTitle(heading) ? 0 : heading.level;
}
