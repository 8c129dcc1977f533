/**
 * What every definition of a book comes down to: entries in reading order, each leading to a note, an address, or
 * nothing. It knows neither the grammars of definitions nor which notes exist.
 *
 * Sample: `- [One](a.md)` in `SUMMARY.md` is `{ kind: 'link', title: 'One', target: { path: 'a.md' }, number: '1', … }`.
 */

/** Where a link leads: a path below the book's folder (its `..` kept where it leaves the folder), or an address elsewhere. */
export type BookTarget =
  | { readonly path: string }
  /** Undefined where it names something that no editor can open, such as a page of another Antora component. */
  | { readonly address: string | undefined };

export interface BookEntry {
  readonly kind: 'link' | 'draft' | 'part' | 'separator';
  /** Empty where the definition leaves it to the note. */
  readonly title: string;
  /** Only of links. */
  readonly target?: BookTarget;
  /** Chapter number such as `2.1`; empty where there is none. */
  readonly number: string;
  /** Index of the entry around this one, or -1. Always smaller than the entry's own index. */
  readonly parent: number;
  /** The file the entry stands in, and its line there from 0. */
  readonly source: string;
  readonly line: number;
}

export interface BookProblem {
  readonly message: string;
  /** Path of the file to change. */
  readonly path: string;
  /** Line in it, from 0. */
  readonly line: number;
}

/** A definition as read: parents precede their children. */
export interface BookEntries {
  readonly entries: readonly BookEntry[];
  readonly problems: readonly BookProblem[];
}

/** An address with a scheme of its own (not a drive letter), or one that takes the scheme of the page it stands on. */
export function isAddress(target: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(target);
}

/** The path that `target` means, seen from the folder `from` (`''` is the book's own). `..` beyond the book stays. */
export function joinPath(from: string, target: string): string {
  const names = from === '' ? [] : from.split('/');
  for (const name of target.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else names.push(name);
  }
  return names.join('/');
}

/** The folder a path stands in, `''` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
