/**
 * Books for tests: notes from short words, and the tree as text.
 */
import type { Book, BookNote } from '../../../server/core/outline/book.ts';

/** Notes from paths, each optionally titled: `a.md=Title`. */
export function notes(...given: readonly string[]): readonly BookNote[] {
  return given.map((word) => {
    const [path = '', title] = word.split('=');
    return { path, title, dialect: path.endsWith('.adoc') ? 'asciidoc' : 'markdown', hasHeadings: true };
  });
}

/** The tree as text: two spaces a level, number, title, and in brackets what is no plain note. */
export function draw({ nodes }: Book): string {
  const depths: number[] = [];
  return nodes.map(({ kind, title, number, parent }, index) => {
    depths[index] = parent === -1 ? 0 : depths[parent]! + 1;
    return `${'  '.repeat(depths[index])}${number === '' ? '' : `${number} `}${title}${kind === 'note' ? '' : ` [${kind}]`}\n`;
  }).join('');
}
