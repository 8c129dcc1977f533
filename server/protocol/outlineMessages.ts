/**
 * The messages between client and server about outlines and books. Values only: it imports nothing but zod.
 *
 * Lines and characters count from 0, in UTF-16 units, as in the Language Server Protocol; URIs are strings.
 */
import * as z from 'zod/mini';

const position = z.object({ line: z.int(), character: z.int() });
const range = z.object({ start: position, end: position });

/** One heading of a note, with the facts an outline view shows. Parents precede their children. */
const outlineEntry = z.object({
  text: z.string(),
  level: z.int(),
  /** Index of the parent entry, or -1 at the top. */
  parent: z.int(),
  /** Section number such as `2.1` or `A.1`; empty where it has none. */
  number: z.string(),
  id: z.string(),
  /** The title's own range, to reveal and select. */
  selection: range,
  /** From the title to the end of the section, subsections included. */
  range,
  /** Words of the section's own text, and with all its subsections. */
  words: z.int(),
  wordsTotal: z.int(),
  discrete: z.boolean(),
  container: z.enum(['document', 'quote', 'list', 'block']),
});
export type OutlineEntry = z.infer<typeof outlineEntry>;

/** `throughline/outline`: the outline of one note, open or on disk. Null when there is no such note. */
export const outlineRequest = {
  method: 'throughline/outline',
  params: z.object({ uri: z.string() }),
  result: z.nullable(z.object({
    dialect: z.enum(['markdown', 'asciidoc']),
    title: z.nullable(z.string()),
    words: z.int(),
    /** Version of the open document, null when read from disk. */
    version: z.nullable(z.int()),
    entries: z.array(outlineEntry),
  })),
} as const;
export type OutlineResult = z.infer<typeof outlineRequest.result>;

/** One node of a book's contents: a note, a folder, a part title, a separator, or an entry without a file. */
const bookNode = z.object({
  kind: z.enum(['note', 'folder', 'part', 'separator', 'draft', 'missing', 'external']),
  title: z.string(),
  /** Chapter number such as `2.1`; empty where it has none. */
  number: z.string(),
  /** The note's URI (for `missing`, the one that was meant); null for parts, separators, folders without a page, drafts, and what no editor can open. */
  uri: z.nullable(z.string()),
  dialect: z.nullable(z.enum(['markdown', 'asciidoc'])),
  /** Index of the parent node in the list, or -1 at the top. Parents precede their children. */
  parent: z.int(),
  /** True when the note has headings below its title, so that the view can offer to open it. */
  hasHeadings: z.boolean(),
});
export type BookNode = z.infer<typeof bookNode>;

/** `throughline/book`: every note below a folder as one contents tree in reading order. */
export const bookRequest = {
  method: 'throughline/book',
  params: z.object({ folder: z.string() }),
  result: z.object({
    title: z.string(),
    /** What gave the order: a `SUMMARY.md`, `mkdocs.yml`, Antora's navigation, or the files' names. */
    order: z.enum(['summary', 'mkdocs', 'antora', 'files']),
    nodes: z.array(bookNode),
    /** True while the first scan of the workspace has not ended, so that notes may still be missing. */
    scanning: z.boolean(),
    /** What is wrong with the book's definition, as sentences with a place. */
    problems: z.array(z.object({ message: z.string(), uri: z.string(), line: z.int() })),
  }),
} as const;
export type BookResult = z.infer<typeof bookRequest.result>;

/** `throughline/contents`: a table of contents as text, of a whole note or of one of its sections. */
export const contentsRequest = {
  method: 'throughline/contents',
  params: z.object({
    uri: z.string(),
    format: z.enum(['text', 'markdown', 'asciidoc']),
    /** Index of the outline entry whose subtree is wanted; null for all. */
    entry: z.nullable(z.int()),
  }),
  result: z.nullable(z.string()),
} as const;

/** `throughline/headingLink`: a link to a heading, in the dialect of its note. Null when there is no such heading. */
export const headingLinkRequest = {
  method: 'throughline/headingLink',
  params: z.object({
    uri: z.string(),
    /** Index of the heading's outline entry. */
    entry: z.int(),
  }),
  result: z.nullable(z.string()),
} as const;

/** `throughline/didChangeIndex`, server to client: notes below a folder changed, or the first scan made progress. */
export const indexChanged = {
  method: 'throughline/didChangeIndex',
  params: z.object({
    /** URIs of the changed notes; empty when it may be any of them. */
    uris: z.array(z.string()),
    /** True while the first scan of the workspace is still running. */
    scanning: z.boolean(),
  }),
} as const;
