/**
 * A table of contents as text: indented for people, or a nested list of links in Markdown or AsciiDoc.
 *
 * The text lists every heading. The lists of links leave out, as the renderers' own contents do, headings that open no
 * section (discrete, quoted, in list items) and, within the note itself, the AsciiDoc document title, which has no anchor.
 * It knows nothing of files, beyond a path to put in front of the anchors.
 *
 * Sample: `# A`, `## B` in Markdown give `- [A](#a)` and `  - [B](#b)`; in AsciiDoc `* <<_a,A>>` and `** <<_b,B>>`.
 */
import { visibleText } from '../text/visibleText.ts';
import { escapeAsciidoc, escapeMarkdown, encodeLinkTarget } from './escapeTitle.ts';
import { isDocumentTitle, opensSection } from '../model/headingKinds.ts';
import type { NestedHeading } from './outline.ts';

export type ContentsFormat = 'text' | 'markdown' | 'asciidoc';

export interface ContentsOptions {
  readonly format: ContentsFormat;
  /** Deepest heading level to list, as a number of markers: 2 lists `#` and `##`. Default: all. */
  readonly depth?: number;
  /** Write section numbers in front of the titles. Default: false. */
  readonly numbers?: boolean;
  /** Index of the entry whose subtree is wanted; itself included. Default: the whole note. */
  readonly section?: number;
  /** Path of the note (or of each heading's), seen from where the list will stand; empty for the same note. */
  readonly file?: string | ((index: number) => string);
  /** Words to put behind an entry in parentheses, e.g. `120 words`. */
  readonly remark?: (index: number) => string;
}

/** One line of a table of contents, of a note or of a whole book. */
export interface ContentsItem {
  /** 0 at the top. */
  readonly depth: number;
  readonly number: string;
  readonly text: string;
  /** Where it leads; undefined where there is nothing to go to. Empty `file`: the same note; empty `id`: its start. */
  readonly target: { readonly file: string; readonly id: string } | undefined;
  readonly remark: string;
}

/** What stands for a heading without text. */
const UNTITLED = '(untitled)';

/** Renders the contents of one note; lines end in `\n`. Empty when there is nothing to list. */
export function renderContents(entries: readonly NestedHeading[], options: ContentsOptions): string {
  return renderItems(contentsItems(entries, options), options.format);
}

/** The lines that `renderContents` would write, not yet in any format. */
export function contentsItems(entries: readonly NestedHeading[], options: ContentsOptions): readonly ContentsItem[] {
  const first = options.section ?? 0;
  const isText = options.format === 'text';
  const fileOf = (index: number): string => (typeof options.file === 'function' ? options.file(index) : options.file ?? '');
  const isListed = ({ heading }: NestedHeading, index: number): boolean => heading.level <= (options.depth ?? Infinity)
    && (isText || (opensSection(heading) && (!isDocumentTitle(heading) || fileOf(index) !== '')));
  /** Depth of the items below each entry: one more than its own when it is listed itself. */
  const below: number[] = [];
  const items: ContentsItem[] = [];
  for (let index = first; index < entries.length; index++) {
    const entry = entries[index]!;
    if (options.section !== undefined && index > first && entry.parent < first) break;
    const depth = below[entry.parent] ?? 0;
    below[index] = isListed(entry, index) ? depth + 1 : depth;
    if (!isListed(entry, index)) continue;
    items.push({
      depth,
      number: options.numbers === true ? entry.number : '',
      text: entry.heading.text,
      target: { file: fileOf(index), id: entry.heading.id },
      remark: options.remark?.(index) ?? '',
    });
  }
  return items;
}

/** Renders lines of contents, of a note or of a book. */
export function renderItems(items: readonly ContentsItem[], format: ContentsFormat): string {
  return items.map((item) => `${renderItem(item, format)}\n`).join('');
}

function renderItem(item: ContentsItem, format: ContentsFormat): string {
  const title = (item.number === '' ? '' : `${item.number} `) + titleOrUntitled(item.text);
  const remark = item.remark === '' ? '' : ` (${item.remark})`;
  switch (format) {
    case 'text': return '  '.repeat(item.depth) + visibleText(title) + remark;
    case 'markdown': return `${'  '.repeat(item.depth)}- ${markdownLink(title, item.target)}${remark}`;
    case 'asciidoc': return `${'*'.repeat(item.depth + 1)} ${asciidocLink(title, item.target)}${remark}`;
  }
}

/** What a list or link says of a heading. */
export function titleOrUntitled(text: string): string {
  return text === '' ? UNTITLED : text;
}

/** A link to a heading in Markdown; the bare title where there is nothing to go to. */
export function markdownLink(title: string, target: ContentsItem['target']): string {
  if (target === undefined || (target.file === '' && target.id === '')) return escapeMarkdown(title);
  const fragment = target.id === '' ? '' : `#${encodeLinkTarget(target.id)}`;
  return `[${escapeMarkdown(title)}](${encodeLinkTarget(target.file)}${fragment})`;
}

/** `<<id,title>>` in the same note, `xref:file#id[title]` into another one. */
export function asciidocLink(title: string, target: ContentsItem['target']): string {
  const text = escapeAsciidoc(title);
  if (target === undefined || (target.file === '' && target.id === '')) return text;
  return target.file === '' ? `<<${target.id},${text}>>` : `xref:${encodeLinkTarget(target.file)}#${target.id}[${text}]`;
}
