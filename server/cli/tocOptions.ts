/**
 * What the reader of a table of contents has asked for. It knows nothing of words on a command line.
 */
import type { ContentsFormat } from '../core/outline/contents.ts';

/** Options of `throughline toc`, all read and checked. */
export interface TocOptions {
  readonly format: ContentsFormat | 'json';
  readonly depth: number | undefined;
  readonly numbers: boolean;
  readonly stats: boolean;
  readonly wordsPerMinute: number | undefined;
  readonly book: boolean;
}
