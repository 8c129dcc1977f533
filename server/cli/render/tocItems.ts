/**
 * `toc` as lines of contents, ready to be written as text, Markdown or AsciiDoc: of one note, of several one after the
 * other, and of a book as one tree.
 */
import type { BookNode } from '../../core/outline/book.ts';
import { contentsItems } from '../../core/outline/contents.ts';
import type { ContentsFormat, ContentsItem } from '../../core/outline/contents.ts';
import { outlineDepths } from '../../core/outline/outline.ts';
import { dialectOf } from '../../core/parseNote.ts';
import type { FolderBook } from '../bookOfFolder.ts';
import type { TocOptions } from '../tocOptions.ts';
import type { TocSource } from '../tocSource.ts';
import { readingRemark } from '../tocSource.ts';

export type ItemOptions = TocOptions & { readonly format: ContentsFormat };

/** One note alone: its headings. */
export function noteItems(source: TocSource, options: ItemOptions, withPaths = false): readonly ContentsItem[] {
  const file = (index: number): string => (withPaths || source.pathOf(index) !== source.note.path ? source.pathOf(index) : '');
  return contentsItems(source.entries, {
    format: options.format, numbers: options.numbers, file, remark: (index) => remarkOf(source, index, options),
    ...(options.depth === undefined ? {} : { depth: options.depth }),
  });
}

/** One of several notes: in text below a line with its path, in lists of links with targets in its file. */
export function noteAmongOthers(source: TocSource, options: ItemOptions): readonly ContentsItem[] {
  const { path, model } = source.note;
  const items = noteItems(source, options, true);
  if (options.format === 'text') return [pathItem(source, options), ...items.map((item) => ({ ...item, depth: item.depth + 1 }))];
  if (items.length > 0) return items;
  return [{ ...pathItem(source, options), text: model.title ?? path, target: { file: path, id: '' } }];
}

function pathItem(source: TocSource, options: ItemOptions): ContentsItem {
  return { depth: 0, number: '', text: source.note.path, target: undefined, remark: remarkOf(source, undefined, options) };
}

/** Words and minutes of a section, or of the whole note; empty without `--stats`. */
function remarkOf({ words }: TocSource, index: number | undefined, options: TocOptions): string {
  if (words === undefined) return '';
  return readingRemark(index === undefined ? words.total : words.sections[index]!.total, options.wordsPerMinute);
}

/**
 * A book as one tree: its chapters, and in each the headings below its title, with the chapter's number in front.
 * Headings beside chapters of their own level have no numbers: there the chapters have them.
 * @param sourceOf the note of a node, undefined when it has none
 */
export function bookItems(
  { book }: FolderBook, sourceOf: (path: string) => TocSource | undefined, options: ItemOptions,
): readonly ContentsItem[] {
  const depths = outlineDepths(book.nodes);
  const isParent: boolean[] = [];
  for (const { parent, isPart } of book.nodes) if (parent !== -1 && isPart !== true) isParent[parent] = true;
  const items = book.nodes.flatMap((node, index): readonly ContentsItem[] => {
    if (node.kind === 'separator' || node.isPart === true) return []; // A part's headings come with those of its master.
    const depth = depths[index]!;
    const source = node.path === undefined ? undefined : sourceOf(node.path);
    const target = source === undefined ? undefined : { file: source.note.path, id: '' };
    const number = options.numbers ? node.number : '';
    const remark = source === undefined ? remarkWithout(node) : remarkOf(source, undefined, options);
    const chapter: ContentsItem = { depth, number, text: node.title, target, remark };
    if (source === undefined) return [chapter];
    const numbered = (own: string): string => (own === '' || isParent[index] === true ? '' : joinNumbers(number, own));
    return [chapter, ...headingsBelowTitle(source, options).map((item) => ({
      ...item,
      depth: depth + 1 + item.depth,
      number: numbered(item.number),
    }))];
  });
  return items.filter(({ depth }) => depth < (options.depth ?? Infinity));
}

function joinNumbers(chapter: string, section: string): string {
  return chapter === '' ? section : `${chapter}.${section}`;
}

/** What to say of a chapter that has no note. */
function remarkWithout({ kind, path = '' }: BookNode): string {
  if (kind === 'draft') return 'to come';
  if (kind !== 'missing') return '';
  return dialectOf(path) === undefined || path.startsWith('../') ? 'no note' : 'missing';
}

/** A chapter's headings; when one of them holds all others it is the chapter itself and is not repeated. */
function headingsBelowTitle(source: TocSource, options: ItemOptions): readonly ContentsItem[] {
  const items = noteItems(source, { ...options, depth: undefined }, true);
  const isTitled = items.filter(({ depth }) => depth === 0).length === 1;
  return isTitled ? items.slice(1).map((item) => ({ ...item, depth: item.depth - 1 })) : items;
}
