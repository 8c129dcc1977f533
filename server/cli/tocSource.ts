/**
 * A note with its outline and, when asked for, its words: what every form of `toc` output is made from.
 * It knows nothing of formats.
 */
import { buildOutline } from '../core/outline/outline.ts';
import type { NestedHeading } from '../core/outline/outline.ts';
import { sectionWords } from '../core/outline/sectionWords.ts';
import type { NoteWords } from '../core/outline/sectionWords.ts';
import { readingMinutes, renderReadingTime } from '../protocol/readingTime.ts';
import type { TocOptions } from './tocOptions.ts';
import type { LoadedNote } from './loadNotes.ts';

export interface TocSource {
  readonly note: LoadedNote;
  readonly entries: readonly NestedHeading[];
  /** The file each heading stands in: the note's own path, or that of what it includes. */
  readonly pathOf: (index: number) => string;
  /** Only with `--stats`. */
  readonly words: NoteWords | undefined;
}

export function tocSource(note: LoadedNote, { stats }: TocOptions): TocSource {
  const entries = buildOutline(note.model);
  return { note, entries, pathOf: () => note.path, words: stats ? sectionWords(note.model, entries) : undefined };
}

/** `1,234 words, 5 min` for people. */
export function readingRemark(words: number, wordsPerMinute: number | undefined): string {
  return `${words.toLocaleString('en-US')} ${words === 1 ? 'word' : 'words'}, ${renderReadingTime(words, wordsPerMinute)}`;
}

/** The same for programs, minutes to hundredths. */
export function readingNumbers(words: number, wordsPerMinute: number | undefined): { words: number; minutes: number } {
  return { words, minutes: Math.round(readingMinutes(words, wordsPerMinute) * 100) / 100 };
}
