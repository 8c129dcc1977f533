/**
 * Words and reading time as people read them. It knows nothing of how words are counted.
 *
 * Sample: `renderWords(1204)` is `1,204 words`; `renderReadingTime(700, 200)` is `4 min read`.
 */
export type Detail = 'words' | 'readingTime' | 'none';

export function renderWords(words: number): string {
  return words === 1 ? '1 word' : `${words.toLocaleString('en-US')} words`;
}

/** @param wordsPerMinute reading speed; whole minutes, rounded up, hours from 100 minutes on. */
export function renderReadingTime(words: number, wordsPerMinute: number): string {
  if (words === 0) return 'nothing to read';
  const minutes = Math.ceil(words / Math.max(1, wordsPerMinute));
  return minutes < 100 ? `${minutes} min read` : `${(minutes / 60).toLocaleString('en-US', { maximumFractionDigits: 1 })} h read`;
}

/** The figure a row shows; empty when none is wanted or there is nothing to count. */
export function renderDetail(words: number, detail: Detail, wordsPerMinute: number): string {
  if (detail === 'none' || words === 0) return '';
  return detail === 'words' ? renderWords(words) : renderReadingTime(words, wordsPerMinute);
}
