/**
 * The author and revision lines of a document header, as attributes.
 * Follows the AsciiDoc documentation, "Author line" and "Revision line".
 *
 * Sample: `Ann Lee <a@b.org>` sets `author` to `Ann Lee` and `email`; `v1.2, 2026-01-01: Draft` sets `revnumber` to `1.2`.
 */
import { WORD } from './linePatterns.ts';

const NAME = `([${WORD}][${WORD}\\-'.]*)`;
const AUTHOR = new RegExp(`^${NAME}(?: +${NAME})?(?: +${NAME})?(?: +<([^>]+)>)?$`, 'u');
const REVISION = /^(?:[^\d{]*(.*?),)? *(?!:)(.*?)(?: *(?!^),?: *(.*))?$/;

/** A longer line says nothing about a revision; the pattern would take long to find that out. */
const MAXIMUM_REVISION_LENGTH = 500;

type Values = Record<string, string>;

/** The attributes an author line sets; names after the first carry a number. */
export function authorAttributes(line: string): Values {
  const values: Values = {};
  const authors: string[] = [];
  for (const entry of line.includes(';') ? line.split(/;(?: |$)/) : [line]) {
    if (entry === '') continue;
    const one = author(entry);
    authors.push(one['author']!);
    for (const [name, value] of Object.entries(one)) values[authors.length === 1 ? name : `${name}_${authors.length}`] = value;
    if (authors.length === 2) for (const [name, value] of Object.entries(author(line.split(/;(?: |$)/)[0]!))) values[`${name}_1`] = value;
  }
  values['authors'] = authors.join(', ');
  values['authorcount'] = String(authors.length);
  return values;
}

function author(entry: string): Values {
  const match = AUTHOR.exec(entry);
  if (match === null) {
    const name = entry.replace(/ {2,}/g, ' ').trim();
    return { author: name, firstname: name, authorinitials: name.slice(0, 1) };
  }
  const names = match.slice(1, 4).filter((name) => name !== undefined).map((name) => name.replaceAll('_', ' '));
  const values: Values = { firstname: names[0]!, author: names.join(' '), authorinitials: names.map((name) => name.slice(0, 1)).join('') };
  if (names.length > 1) values['lastname'] = names.at(-1)!;
  if (names.length > 2) values['middlename'] = names[1]!;
  if (match[4] !== undefined) values['email'] = match[4];
  return values;
}

/** The attributes a revision line sets; undefined when the line is none. */
export function revisionAttributes(line: string): Values | undefined {
  if (line.length > MAXIMUM_REVISION_LENGTH) return {};
  const match = REVISION.exec(line);
  if (match === null) return undefined;
  const values: Values = {};
  if (match[1] !== undefined) values['revnumber'] = match[1].trimEnd();
  const component = (match[2] ?? '').trim();
  if (component !== '') {
    if (match[1] === undefined && component.startsWith('v')) values['revnumber'] = component.slice(1);
    else values['revdate'] = component;
  }
  if (match[3] !== undefined) values['revremark'] = match[3].trimEnd();
  return values;
}
