/**
 * The link reference definitions of a document, as markdown-it's inline rules look them up: by normalised label, the
 * first of equal ones wins (CommonMark 4.7).
 */
import { type Env } from 'markdown-it';
import { buildInlineParser } from './inlineText.ts';
import type { BlockScan } from './scan/blockRecords.ts';

const { normalizeReference, unescapeAll } = buildInlineParser().utils;

/** The environment in which inline content of the scanned text is to be parsed. */
export function readReferences(scan: BlockScan): Env {
  if (scan.definitions.length === 0) return {};
  const references: NonNullable<Env['references']> = Object.create(null);
  for (const { label, rawTarget } of scan.definitions) {
    references[normalizeReference(label)] ??= { href: resolveTarget(rawTarget), title: '' };
  }
  return { references };
}

/** A target with its escapes and entities resolved. */
export function resolveTarget(rawTarget: string): string {
  return unescapeAll(rawTarget);
}
