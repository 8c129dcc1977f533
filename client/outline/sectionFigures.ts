/**
 * Words and reading time as people read them. It knows nothing of how words are counted.
 *
 * Sample: `renderWords(1204)` is `1,204 words`; `renderReadingTime(700, 200)` is `4 min read`.
 */
import { renderReadingTime as renderTime } from '../../server/protocol/readingTime.ts';

export type Detail = 'words' | 'readingTime' | 'none';

export function renderWords(words: number): string {
  return words === 1 ? '1 word' : `${words.toLocaleString('en-US')} words`;
}

/** The time as everywhere, with what it means. */
export function renderReadingTime(words: number, wordsPerMinute: number): string {
  return words === 0 ? 'nothing to read' : `${renderTime(words, wordsPerMinute)} read`;
}

/** The figure a row shows; empty when none is wanted or there is nothing to count. */
export function renderDetail(words: number, detail: Detail, wordsPerMinute: number): string {
  if (detail === 'none' || words === 0) return '';
  return detail === 'words' ? renderWords(words) : renderReadingTime(words, wordsPerMinute);
}
