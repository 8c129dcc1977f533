/**
 * How long a text takes to read: the one rule for the view and for the command line. Values only: it imports nothing.
 *
 * Sample: 239 words at 238 words a minute are `2 min`; 30,000 words at 200 are `2.5 h`.
 */

/**
 * Words read per minute, silently, English non-fiction: the mean of 190 studies in M. Brysbaert, "How many words do we
 * read per minute? A review and meta-analysis of reading rate", Journal of Memory and Language 109 (2019).
 */
const WORDS_PER_MINUTE = 238;

/** Not rounded. */
export function readingMinutes(words: number, wordsPerMinute: number = WORDS_PER_MINUTE): number {
  return words / Math.max(1, wordsPerMinute);
}

/** For people: whole minutes, begun ones counted, and hours from 100 minutes on. */
export function renderReadingTime(words: number, wordsPerMinute: number = WORDS_PER_MINUTE): string {
  const minutes = Math.ceil(readingMinutes(words, wordsPerMinute));
  return minutes < 100 ? `${minutes} min` : `${(minutes / 60).toLocaleString('en-US', { maximumFractionDigits: 1 })} h`;
}
