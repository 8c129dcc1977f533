/**
 * The one result of parsing a note, the same for Markdown and AsciiDoc: headings, checklist items, links, anchors,
 * front matter or header attributes, and the line ranges of blocks.
 *
 * All offsets are UTF-16 offsets into `text`; all lines count from 0. Lists are in document order.
 * Members may be computed when first read (titles need inline parsing, ids need the titles before them), so a caller
 * that only asks for headings never pays for links. It knows nothing of files, other notes, plans or editors.
 */
import type { LineIndex, Span } from '../text/lineIndex.ts';
import type { Problem } from './problem.ts';

export type Dialect = 'markdown' | 'asciidoc';

export interface DocumentModel {
  readonly dialect: Dialect;
  readonly text: string;
  readonly lines: LineIndex;
  /** The note's title: front matter `title`, the AsciiDoc document title, else the first heading of the lowest level. */
  readonly title: string | undefined;
  readonly headings: readonly Heading[];
  readonly checklist: readonly ChecklistItem[];
  readonly links: readonly Link[];
  /** Explicit anchors other than heading ids: `<a id>`, `[[x]]`, `[#x]`. */
  readonly anchors: readonly Anchor[];
  readonly frontMatter: FrontMatter | undefined;
  /** AsciiDoc attribute entries in document order (header and body); empty in Markdown. */
  readonly attributes: readonly AttributeEntry[];
  /** Multi-line blocks by kind, for folding, statistics and for telling prose from code. */
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  /** What others have worked out of it, by keys of theirs: see `keptWithModel`. */
  readonly kept: Map<object, unknown>;
}

/** Where a heading stands: in the document itself, or inside a block that holds other blocks. */
export type HeadingContainer = 'document' | 'quote' | 'list' | 'block';

export interface Heading {
  /** Number of markers: `#` and `=` are 1, so an AsciiDoc document title is 1; Setext by its underline. */
  readonly level: number;
  /** The title as a reader sees it: markup removed, entities and attributes resolved. Empty for an empty heading. */
  readonly text: string;
  /** The anchor the dialect's usual renderer gives: GitHub for Markdown, Asciidoctor for AsciiDoc. May be empty. */
  readonly id: string;
  /** First line of the title text (not of metadata lines above it). */
  readonly line: number;
  /** Last line of the construct: the underline of a Setext or two-line title, else the title's own line. */
  readonly endLine: number;
  /** From the first marker or title character to the end of the last line, line ending not included. */
  readonly span: Span;
  /** The raw title without markers; for a Setext heading of several lines it includes their line breaks. */
  readonly titleSpan: Span;
  readonly style: 'atx' | 'setext';
  readonly container: HeadingContainer;
  /** AsciiDoc `[discrete]`/`[float]`: a heading that is no section. */
  readonly discrete: boolean;
  /** AsciiDoc: the document title, or a special section (`appendix`, `preface` …); undefined for ordinary ones. */
  readonly role: string | undefined;
  /** True when the id is written in the note (`{#x}` where enabled, `[[x]]`, `[#x]`), false when derived from the title. */
  readonly hasExplicitId: boolean;
  /** AsciiDoc: `sectnums` is on here, so the section is numbered; always false in Markdown. */
  readonly numbered: boolean;
}

export type ItemState = 'open' | 'done' | 'doing' | 'cancelled';

/** A checklist item: GFM task list item, or AsciiDoc checklist item. */
export interface ChecklistItem {
  readonly state: ItemState;
  /** First line of the item (the one with the box). */
  readonly line: number;
  /** Last line of the item, nested items and blocks included. */
  readonly endLine: number;
  /** From the list marker to the end of the item's own last line, nested items included. */
  readonly span: Span;
  /** The list marker: `-`, `*`, `+`, `1.`, `**`. */
  readonly markerSpan: Span;
  /** The one character between the brackets. */
  readonly boxSpan: Span;
  /** The item's first paragraph, one span a line, box excluded, without indentation, trailing blanks or line endings. */
  readonly textLines: readonly Span[];
  /** Nesting among list items, 0 for a top-level list; plain items in between count. */
  readonly depth: number;
  /** Index in `checklist` of the nearest checklist item around this one, or -1. */
  readonly parent: number;
  /** Index in `headings` of the last heading before this item, or -1. */
  readonly heading: number;
}

export type LinkKind = 'link' | 'image' | 'definition' | 'autolink' | 'wiki' | 'xref' | 'include';

export interface Link {
  readonly kind: LinkKind;
  /** The target as a reader's program gets it: entities and escapes resolved, not percent-decoded. */
  readonly target: string;
  /** What a reader sees as the link's text; empty for includes and definitions. */
  readonly text: string;
  readonly span: Span;
  /** The raw target inside `span`; undefined where it stands elsewhere (reference links). */
  readonly targetSpan: Span | undefined;
}

export interface Anchor {
  readonly id: string;
  readonly span: Span;
}

export interface FrontMatter {
  readonly format: 'yaml' | 'toml';
  /** The whole block, delimiter lines included. */
  readonly span: Span;
  /** The text between the delimiter lines. */
  readonly contentSpan: Span;
}

export interface AttributeEntry {
  readonly name: string;
  /** The resolved value; undefined when the entry unsets the attribute. */
  readonly value: string | undefined;
  readonly line: number;
  readonly span: Span;
  /** True for entries of the document header. */
  readonly header: boolean;
}

export type BlockKind =
  | 'frontMatter' | 'code' | 'html' | 'comment' | 'table' | 'quote' | 'list' | 'item' | 'paragraph'
  | 'example' | 'sidebar' | 'open' | 'verse' | 'passthrough' | 'conditional' | 'math';

export interface Block {
  readonly kind: BlockKind;
  readonly startLine: number;
  /** Last line, closing delimiter included. */
  readonly endLine: number;
}
