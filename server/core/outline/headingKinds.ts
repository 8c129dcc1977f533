/**
 * The few distinctions between headings that the outline and its numbers rest on.
 * It knows only headings, not where they nest.
 *
 * Sample: an AsciiDoc `[discrete]` heading and `> # quoted` open no section; `= Title` is the document title.
 */
import type { Heading } from '../model/documentModel.ts';

/** AsciiDoc section styles that make a special section (Asciidoctor: "Special section titles and styles"). */
const SPECIAL_SECTIONS: ReadonlySet<string> = new Set([
  'abstract', 'preface', 'appendix', 'glossary', 'bibliography', 'index', 'colophon', 'dedication', 'acknowledgments',
]);

/** False for headings that hold nothing: discrete ones, and those inside quotes, list items and blocks. */
export function opensSection(heading: Heading): boolean {
  return heading.container === 'document' && !heading.discrete;
}

/** True for the AsciiDoc document title, which stands above every section of the note, parts included. */
export function isDocumentTitle(heading: Heading): boolean {
  return heading.role !== undefined && !SPECIAL_SECTIONS.has(heading.role);
}

export function isSpecialSection(heading: Heading): boolean {
  return heading.role !== undefined && SPECIAL_SECTIONS.has(heading.role);
}
