/**
 * The document header: attribute entries and comments, the document title, author and revision lines, more entries.
 * It ends at the first blank line. Follows the AsciiDoc documentation, "Document header".
 * It knows nothing of the sections that follow.
 */
import { authorAttributes, revisionAttributes } from './authorLine.ts';
import { escapeSpecialCharacters } from './attributes.ts';
import { readAttributeEntry } from './attributeEntry.ts';
import type { BlockMetadata } from './blockMetadata.ts';
import { NO_METADATA, isDiscrete, readMetadata, skipCommentBlock } from './blockMetadata.ts';
import type { LineReader } from './lineReader.ts';
import { isCommentLine } from './linePatterns.ts';
import type { Scan } from './scan.ts';
import { captureReferences, isTitleAhead, titleAhead } from './sectionTitle.ts';

/** Reads the header, if there is one; returns the metadata read on the way that belongs to the first block. */
export function readHeader(scan: Scan, reader: LineReader): Readonly<BlockMetadata> {
  if (reader.skipBlankLines() < 0) return NO_METADATA;
  const metadata = readMetadata(scan, reader, NO_METADATA, false);
  scan.findings.markHeader();
  const given = scan.attributes.get('doctitle');
  const explicit = given === '' ? undefined : given;
  if (!isDocumentTitleAhead(scan, reader, metadata)) {
    scan.findings.title = explicit;
    return metadata;
  }
  if (metadata.hasTitle) return metadata;
  readTitleAndRest(scan, reader, metadata, explicit);
  return NO_METADATA;
}

function isDocumentTitleAhead(scan: Scan, reader: LineReader, metadata: Readonly<BlockMetadata>): boolean {
  if (isDiscrete(metadata)) return false;
  const level = isTitleAhead(reader);
  return level > 0 && level + scan.attributes.levelOffset === 1;
}

function readTitleAndRest(scan: Scan, reader: LineReader, metadata: Readonly<BlockMetadata>, explicit: string | undefined): void {
  const { attributes, findings } = scan;
  const title = titleAhead(reader, false);
  const raw = reader.text.slice(title.titleStart, title.titleEnd);
  if (explicit === undefined) attributes.set('doctitle', attributes.resolve(escapeSpecialCharacters(raw)));
  if (title.style === 'setext') attributes.set('compat-mode', '');
  const given = attributes.get('doctitle');
  readHeaderLines(scan, reader);
  findings.markHeader();
  const changed = attributes.get('doctitle');
  const shown = changed !== undefined && changed !== '' && changed !== given ? changed : explicit ?? raw;
  findings.addHeading({
    level: 1, line: title.line, endLine: title.endLine, start: title.start, end: title.end,
    titleStart: title.titleStart, titleEnd: title.titleEnd, style: title.style, container: 'document', discrete: false, role: 'doctitle',
    numbered: false, explicitId: metadata.id ?? title.anchorId, referenceText: title.referenceText ?? metadata.referenceText,
    settings: attributes.titleSettings, title: shown === raw ? undefined : shown,
    references: shown.includes('{') ? attributes.preview(() => captureReferences(scan, shown)) : undefined,
  });
}

/** Entries, the author line, entries, the revision line, entries. */
function readHeaderLines(scan: Scan, reader: LineReader): void {
  readEntries(scan, reader);
  if (!hasLine(reader)) return;
  setAll(scan, authorAttributes(takeLine(reader)));
  readEntries(scan, reader);
  if (hasLine(reader)) {
    const revision = revisionAttributes(reader.text.slice(reader.start, reader.end));
    if (revision !== undefined) {
      reader.skip();
      setAll(scan, revision);
    }
  }
  readEntries(scan, reader);
}

function hasLine(reader: LineReader): boolean {
  return reader.peek() && reader.start !== reader.end;
}

function takeLine(reader: LineReader): string {
  const line = reader.text.slice(reader.start, reader.end);
  reader.skip();
  return line;
}

function setAll(scan: Scan, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!scan.attributes.has(name)) scan.attributes.set(name, scan.attributes.resolve(escapeSpecialCharacters(value)));
  }
}

/** Passes over attribute entries and comments, which may stand between any two lines of the header. */
function readEntries(scan: Scan, reader: LineReader): void {
  do {
    skipComments(scan, reader);
  } while (hasLine(reader) && reader.text.charCodeAt(reader.start) === 58 && readAttributeEntry(scan, reader));
}

function skipComments(scan: Scan, reader: LineReader): void {
  while (hasLine(reader) && reader.text.charCodeAt(reader.start) === 47) {
    const { text, start, end, line } = reader;
    if (isCommentLine(text, start, end)) {
      scan.findings.opaqueLines.push(line, line);
      reader.skip();
    } else if (end - start > 3 && reader.isUniform(47)) {
      skipCommentBlock(scan, reader);
    } else {
      return;
    }
  }
}
