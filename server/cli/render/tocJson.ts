/**
 * `toc` as JSON, in the shapes of `cliShapes.ts`.
 */
import { join } from 'node:path';
import type { BookNode } from '../../core/outline/book.ts';
import type { TocBook, TocFile, TocHeading } from '../../protocol/cliShapes.ts';
import type { FolderBook } from '../bookOfFolder.ts';
import type { TocOptions } from '../tocOptions.ts';
import type { TocSource } from '../tocSource.ts';
import { readingNumbers } from '../tocSource.ts';

export function fileToJson({ note, entries, pathOf, words }: TocSource, options: TocOptions): TocFile {
  const headings = entries.map(({ heading, number }, index): TocHeading => ({
    level: heading.level,
    text: heading.text,
    line: heading.line + 1,
    id: heading.id,
    ...(pathOf(index) === note.path ? {} : { file: pathOf(index) }),
    ...(heading.discrete ? { discrete: true } : {}),
    ...(options.numbers && number !== '' ? { number } : {}),
    ...(words === undefined ? {} : readingNumbers(words.sections[index]!.total, options.wordsPerMinute)),
  }));
  return {
    path: note.path,
    dialect: note.dialect,
    title: note.model.title ?? null,
    headings: headings.filter(({ level }) => level <= (options.depth ?? Infinity)),
    ...(words === undefined ? {} : readingNumbers(words.total, options.wordsPerMinute)),
  };
}

export function bookToJson(folder: string, { book, noteAt }: FolderBook): TocBook {
  const pathOf = ({ kind, path }: BookNode): string | null => {
    if (path === undefined) return null;
    return kind === 'external' ? path : noteAt(path)?.path ?? join(folder, path);
  };
  return {
    path: folder,
    title: book.title ?? null,
    order: book.order,
    nodes: book.nodes.map((node) => ({
      kind: node.kind, title: node.title, number: node.number, path: pathOf(node), parent: node.parent,
      ...(node.isPart === true ? { included: true } : {}),
    })),
  };
}
