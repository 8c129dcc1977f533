/**
 * The few distinctions between headings that outlines, numbers and plans rest on.
 * It knows only headings, not where they nest.
 *
 * Sample: an AsciiDoc `[discrete]` heading and `> # quoted` open no section; `= Title` is the document title.
 */
import type { Heading } from './documentModel.ts';

/** False for headings that hold nothing: discrete ones, and those inside quotes, list items and blocks. */
export function opensSection(heading: Heading): boolean {
  return heading.container === 'document' && !heading.discrete;
}

/** True for the AsciiDoc document title, which stands above every section of the note, parts included. */
export function isDocumentTitle(heading: Heading): boolean {
  return heading.role === 'doctitle';
}

/** True for a part of an AsciiDoc book. */
export function isPart(heading: Heading): boolean {
  return heading.role === 'part';
}

/** True for an AsciiDoc section with a style of its own: preface, appendix, glossary and so on. */
export function isSpecialSection(heading: Heading): boolean {
  return heading.role !== undefined && !isDocumentTitle(heading) && !isPart(heading);
}
