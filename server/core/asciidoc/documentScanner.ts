/**
 * Scans a whole document: its header, then sections and blocks in turn. Sections are told apart from blocks only here,
 * at the outermost level; how they nest is kept on a stack, never by recursion.
 */
import type { Attributes } from './attributes.ts';
import type { BlockMetadata } from './blockMetadata.ts';
import { NO_METADATA, isDiscrete, readMetadata } from './blockMetadata.ts';
import { PLAIN, scanBlock } from './blockScanner.ts';
import type { Findings } from './findings.ts';
import { readHeader } from './header.ts';
import type { LineReader } from './lineReader.ts';
import { withLineBuffer } from './lineReader.ts';
import { DOCUMENT_PLACE, Scan } from './scan.ts';
import { isTitleAhead, offsetLevel, readTitle } from './sectionTitle.ts';

interface OpenSection {
  readonly level: number;
  readonly special: boolean;
  readonly numbered: boolean;
  readonly style: string | undefined;
}

const OUTERMOST: OpenSection = { level: 1, special: false, numbered: false, style: undefined };
/** Special sections that may hold sections. */
const NESTING_STYLES = new Set(['appendix', 'preface', 'abstract']);
/** The one section of a manual page that is special by its title. */
const SYNOPSIS = /^(?:[=#]+[ \t]+)?synopsis(?:[ \t]+[=#]+)?$/i;
const SECTION_LEVEL_STYLE = /^sect\d$/;

/** Scans everything `reader` has; what is found goes into `findings`, attributes change as the text says. */
export function scanDocument(reader: LineReader, attributes: Attributes, findings: Findings): void {
  withLineBuffer((buffer) => scanSections(new Scan(reader, buffer, attributes, findings), reader));
}

function scanSections(scan: Scan, reader: LineReader): void {
  const open: OpenSection[] = [];
  let metadata = readHeader(scan, reader);
  scan.attributes.fixDocumentType();
  while (reader.skipBlankLines() >= 0) {
    metadata = readMetadata(scan, reader, metadata, false);
    const level = isDiscrete(metadata) ? 0 : isTitleAhead(reader);
    if (level > 0) {
      openSection(scan, reader, metadata, level, open);
      metadata = metadata.hasTitle ? { ...NO_METADATA, hasTitle: true } : NO_METADATA;
    } else {
      scanBlock(scan, reader, metadata, DOCUMENT_PLACE, PLAIN);
      metadata = NO_METADATA;
    }
  }
}

/** Reads the section title ahead, whose marks say `marks`, and puts the section on the stack. */
function openSection(scan: Scan, reader: LineReader, metadata: Readonly<BlockMetadata>, marks: number, open: OpenSection[]): void {
  const nesting = offsetLevel(scan, marks);
  while (open.length > 0 && open.at(-1)!.level >= nesting) open.pop();
  const parent = open.at(-1) ?? OUTERMOST;
  reportLevel(scan, reader, nesting, parent, open.length === 0);
  const isSynopsis = scan.attributes.documentType === 'manpage' && SYNOPSIS.test(reader.text.slice(reader.start, reader.end));
  const section = sectionOf(scan, isSynopsis && metadata.style === undefined ? { ...metadata, style: 'synopsis' } : metadata, nesting, parent);
  open.push(section);
  scan.sectionStyle = section.style;
  readTitle(scan, reader, {
    metadata, container: 'document', discrete: false, role: section.role, numbered: section.numbered, level: section.level,
  });
}

/** What the style, the document type and `sectnums` make of a section. */
function sectionOf(
  scan: Scan, metadata: Readonly<BlockMetadata>, nesting: number, parent: OpenSection,
): OpenSection & { readonly role: string | undefined } {
  const { attributes } = scan;
  const { style } = metadata;
  const book = attributes.documentType === 'book';
  const styled = style !== undefined && style !== '';
  if (styled && book && style === 'abstract') return plainSection(scan, 2, parent, undefined);
  if (!styled || SECTION_LEVEL_STYLE.test(style)) return plainSection(scan, nesting, parent, book && nesting === 1 && !styled ? 'part' : undefined);
  const numbered = style === 'appendix' || attributes.titleSettings.sectionNumbers === 'all';
  return { level: Math.max(2, nesting), special: true, numbered, style, role: style };
}

function plainSection(
  scan: Scan, level: number, parent: OpenSection, role: string | undefined,
): OpenSection & { readonly role: string | undefined } {
  const { documentType, titleSettings: { sectionNumbers, partNumbers } } = scan.attributes;
  const numbered = sectionNumbers !== undefined && level > 1 ? !parent.special || parent.numbered
    : level === 1 && documentType === 'book' && partNumbers;
  return { level, special: parent.special, numbered, style: undefined, role };
}

function reportLevel(scan: Scan, reader: LineReader, level: number, parent: OpenSection, outermost: boolean): void {
  const { start, end } = reader;
  const { findings, attributes } = scan;
  if (level === 1) {
    if (attributes.documentType !== 'book') {
      findings.addProblem('level-0-section', 'warning', 'Only a book may have further titles of level 0; use == or set :doctype: book.', start, end);
    }
  } else if (!outermost && parent.special && parent.style !== undefined && !NESTING_STYLES.has(parent.style)) {
    findings.addProblem('special-section-nesting', 'warning', `A section in the style ${parent.style} cannot hold sections.`, start, end);
  } else if (level > parent.level + 1) {
    findings.addProblem('level-skipped', 'hint', `This title skips a level: ${'='.repeat(parent.level + 1)} is expected here.`, start, end);
  }
}
