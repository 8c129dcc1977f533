/**
 * The files that define a book, and which grammar reads them. It reads no files: texts are brought.
 *
 * In this order of preference: mdBook's `SUMMARY.md`, the `nav` of `mkdocs.yml`, Antora's navigation files.
 */
import { parseAntoraNav } from './antoraNav.ts';
import type { BookEntries } from './bookEntry.ts';
import { parseMkdocsNav } from './mkdocsNav.ts';
import { parseSummary } from './summary.ts';

/** A file with its path below the book's folder. */
export interface DefinitionFile {
  readonly path: string;
  readonly text: string;
}

export interface BookDefinition {
  readonly kind: 'summary' | 'mkdocs' | 'antora';
  /** `SUMMARY.md`; `mkdocs.yml`; for Antora the navigation files in order. None of them is a chapter. */
  readonly files: readonly DefinitionFile[];
  /** Antora: what the navigation files include. */
  readonly partials?: readonly DefinitionFile[];
  /** Antora: the component's own name, where `antora.yml` gives it. */
  readonly component?: string;
}

/** What people call the definition: the part with the notes it does not name is `Not in the …`. */
export const DEFINITION_NAMES = { summary: 'summary', mkdocs: 'navigation', antora: 'navigation' } as const;

/** Reads `definition`. Never throws. */
export function parseDefinition({ kind, files, partials, component }: BookDefinition): BookEntries {
  switch (kind) {
    case 'summary': return files[0] === undefined ? { entries: [], problems: [] } : parseSummary(files[0]);
    case 'mkdocs': return files[0] === undefined ? { entries: [], problems: [] } : parseMkdocsNav(files[0]);
    case 'antora': return parseAntoraNav(files, partials, component);
  }
}
