/**
 * What Asciidoctor (`@asciidoctor/core` 2.2.9) says about the headings of a text, in the shape our tests compare.
 * Texts are its converted titles with tags taken out and character references resolved.
 */
import asciidoctor from '@asciidoctor/core';

export interface OracleHeading {
  /** Number of markers, so the document title is 1. */
  readonly level: number;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly id: string;
  readonly discrete: boolean;
  /** The section is to carry a number. */
  readonly numbered: boolean;
}

interface OracleNode {
  getContext(): string;
  getBlocks(): unknown[];
  getLevel(): number;
  level: number;
  /** True, 'chapter', false or Opal's nil. */
  numbered: unknown;
  getLineNumber(): number;
  getTitle(): string | undefined;
  getId(): string | undefined;
}

const processor = asciidoctor();
processor.LoggerManager.setLogger(processor.MemoryLogger.create());

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The headings of `text` in document order; front matter is skipped; includes are expanded only from `folder`. */
export function oracleHeadings(text: string, attributes: Readonly<Record<string, string>> = {}, folder?: string): OracleHeading[] {
  const place = folder === undefined ? { safe: 'secure' } : { safe: 'unsafe', base_dir: folder };
  const document = processor.load(text, { sourcemap: true, ...place, attributes: { 'skip-front-matter': '', ...attributes } });
  const found: OracleHeading[] = [];
  const header = document.hasHeader() ? document.getHeader() as unknown as OracleNode : undefined;
  if (header !== undefined && isNumber(header.getLineNumber())) {
    found.push({ level: 1, line: header.getLineNumber(), text: plain(header.getTitle()), id: document.getId() ?? '', discrete: false, numbered: false });
  }
  for (const block of document.getBlocks() as OracleNode[]) collect(block, found);
  return found;
}

function collect(node: OracleNode, into: OracleHeading[]): void {
  const context = node.getContext();
  if (context === 'table') return;
  if (context === 'section' || context === 'floating_title') {
    const level = (context === 'section' ? node.getLevel() : node.level) + 1;
    const numbered = node.numbered === true || node.numbered === 'chapter';
    into.push({ level, line: node.getLineNumber(), text: plain(node.getTitle()), id: node.getId() ?? '', discrete: context !== 'section', numbered });
  }
  if (context === 'dlist') {
    for (const [, item] of node.getBlocks() as [unknown, OracleNode][]) if (typeof item?.getContext === 'function') collect(item, into);
  } else {
    for (const block of node.getBlocks() as OracleNode[]) collect(block, into);
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function plain(title: string | undefined): string {
  return (title ?? '').replace(/<[^>]+>/g, '').replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole: string, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal!, 16));
  }).trim();
}
