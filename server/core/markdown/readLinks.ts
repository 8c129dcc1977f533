/**
 * The links and explicit anchors of a scanned text with their exact places. markdown-it reads the inline content; a
 * listener around its rules notes where each link, image and tag begins and ends.
 *
 * Sample: in `see [a](b.md "t")` the link spans 4–17, its target 8–12 and its text is `a`.
 */
import { type Env, type Token } from 'markdown-it';
import type { Anchor, Link } from '../model/documentModel.ts';
import { textOfTokens } from './inlineText.ts';
import { findAnchors } from './htmlAnchors.ts';
import { type Found, listenToLinks } from './linkListener.ts';
import { type PassageSource, readPassageSource } from './passageSource.ts';
import { resolveTarget } from './readReferences.ts';
import { BLOCK_KINDS, BlockRow, type BlockScan, type Definition, PassageRow } from './scan/blockRecords.ts';
import { endOfScannedLine } from './scan/passageRows.ts';

/** Passages longer than this are not searched for links, since inline parsing may take quadratic time. */
const LONGEST_PARSED = 20_000;
const MAY_HOLD_LINKS = /[[<]/;

export interface LinksAndAnchors {
  readonly links: readonly Link[];
  readonly anchors: readonly Anchor[];
}

/** Reads all links and anchors in document order. */
export function readLinks(scan: BlockScan, references: Env): LinksAndAnchors {
  const links: Link[] = scan.definitions.map((definition) => definitionLink(definition));
  const anchors: Anchor[] = htmlBlockAnchors(scan);
  for (let row = 0; row < scan.passages.length; row += PassageRow.width) {
    const passage = readPassageSource(scan, row);
    if (passage.source.length > LONGEST_PARSED || !MAY_HOLD_LINKS.test(passage.source)) continue;
    const cells = scan.passages[row + PassageRow.isTableRow] === 1 ? splitCells(passage) : [passage];
    for (const cell of cells) readPassage(cell, references, links, anchors);
  }
  return { links: inOrder(links), anchors: inOrder(anchors) };
}

function inOrder<T extends Link | Anchor>(found: T[]): T[] {
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function definitionLink({ rawTarget, start, end, targetStart, targetEnd }: Definition): Link {
  return {
    kind: 'definition', target: resolveTarget(rawTarget), text: '',
    span: { start, end }, targetSpan: { start: targetStart, end: targetEnd },
  };
}

function htmlBlockAnchors(scan: BlockScan): Anchor[] {
  const anchors: Anchor[] = [];
  for (let row = 0; row < scan.blocks.length; row += BlockRow.width) {
    if (BLOCK_KINDS[scan.blocks[row + BlockRow.kind]!] !== 'html') continue;
    const start = scan.lineStarts[scan.blocks[row + BlockRow.startLine]!]!;
    const end = endOfScannedLine(scan, scan.blocks[row + BlockRow.endLine]!);
    for (const anchor of findAnchors(scan.text.slice(start, end), (at) => start + at)) anchors.push(anchor);
  }
  return anchors;
}

/** The cells of a table row; a bar after a backslash separates nothing. */
function splitCells({ source, offsetOf }: PassageSource): PassageSource[] {
  const cells: PassageSource[] = [];
  let start = 0;
  for (const bar of source.matchAll(/(?<!\\)\||$/g)) {
    const cellStart = start;
    cells.push({ source: source.slice(cellStart, bar.index), offsetOf: (at) => offsetOf(cellStart + at) });
    start = bar.index + 1;
  }
  return cells;
}

function readPassage({ source, offsetOf }: PassageSource, references: Env, links: Link[], anchors: Anchor[]): void {
  const { tokens, found } = listenToLinks(source.replaceAll('\0', '\uFFFD'), references);
  const spanOf = (start: number, end: number) => ({ start: offsetOf(start), end: offsetOf(end - 1) + 1 });
  const readings = readTargets(tokens).values();
  for (const each of found) {
    if (each.kind === 'tag') {
      anchors.push(...findAnchors(source.slice(each.start, each.end), (at) => offsetOf(each.start + at)));
      continue;
    }
    const { target, text } = readings.next().value!;
    links.push({ kind: each.kind, target, text, span: spanOf(each.start, each.end), targetSpan: targetSpan(each, offsetOf) });
  }
}

function targetSpan({ targetStart, targetEnd }: Found, offsetOf: (at: number) => number): Link['targetSpan'] {
  if (targetStart === -1) return undefined;
  const start = offsetOf(targetStart);
  return { start, end: start + targetEnd - targetStart };
}

interface Reading {
  readonly target: string;
  text: string;
}

/** Targets and texts of links and images in the order in which they open. */
function readTargets(tokens: readonly Token[]): Reading[] {
  const readings: Reading[] = [];
  const open: Reading[] = [];
  for (const token of tokens) {
    const text = textOfTokens([token]).replaceAll('\n', ' ');
    for (const reading of open) reading.text += text;
    if (token.type === 'image') readings.push({ target: String(token.attrGet('src')), text });
    if (token.type === 'link_close') open.pop();
    if (token.type === 'link_open') open.push(readings[readings.push({ target: String(token.attrGet('href')), text: '' }) - 1]!);
  }
  return readings;
}
