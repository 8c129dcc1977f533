/**
 * What a heading's row tells when it is pointed at. Plain text on purpose: nothing a note says may become a link or a
 * picture here. It knows nothing of VS Code.
 *
 * Sample: `2.1 Installing`, `40 words here, 312 words with subsections`, `2 min read`, `Level 3 · line 41 · #installing`.
 */
import type { OutlineEntry } from '../../server/protocol/outlineMessages.ts';
import type { HeadingNode } from './headingTree.ts';
import { renderReadingTime, renderWords } from './sectionFigures.ts';

/** The tooltip of a row; undefined for one whose heading is gone. */
export function renderTooltip(node: HeadingNode, wordsPerMinute: number): string | undefined {
  if (!node.tree.has(node)) return undefined;
  if (node.kind === 'group') return `${node.tree.groupBounds(node).count} headings, shown in groups because there are so many`;
  const entry = node.tree.entries[node.index]!;
  const nested = entry.wordsTotal !== entry.words;
  const lines = [
    [entry.number, titleOf(entry)].filter(Boolean).join(' '),
    `${renderWords(entry.words)}${nested ? ` here, ${renderWords(entry.wordsTotal)} with subsections` : ''}`,
    entry.wordsTotal === 0 ? '' : renderReadingTime(entry.wordsTotal, wordsPerMinute),
    [`Level ${entry.level}`, `line ${entry.selection.start.line + 1}`, entry.id && `#${entry.id}`].filter(Boolean).join(' · '),
    remarkOn(entry),
  ];
  return lines.filter(Boolean).join('\n');
}

export function titleOf(entry: OutlineEntry): string {
  return entry.text === '' ? '(untitled)' : entry.text;
}

/** Headings that start no section, and so hold nothing: name of a codicon, and words. */
const MARKS = {
  discrete: { icon: 'text-size', words: 'A discrete heading' },
  quote: { icon: 'quote', words: 'Inside a quote' },
  list: { icon: 'list-unordered', words: 'Inside a list' },
  block: { icon: 'symbol-snippet', words: 'Inside a block' },
} as const;

/** The mark of a heading that starts no section; undefined for a section. */
export function markOf({ container, discrete }: OutlineEntry): { readonly icon: string; readonly words: string } | undefined {
  if (container !== 'document') return MARKS[container];
  return discrete ? MARKS.discrete : undefined;
}

function remarkOn(entry: OutlineEntry): string {
  const mark = markOf(entry);
  return mark === undefined ? '' : `${mark.words}: it starts no section`;
}
