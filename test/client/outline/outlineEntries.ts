/**
 * Outline entries for tests, from an indented list of titles: two blanks a level. Lines count from 0, one a title,
 * ten words each.
 *
 * Sample: `'A\n  B'` gives the entries A on line 0 and B on line 1 below it.
 */
import type { OutlineEntry } from '../../../server/protocol/outlineMessages.ts';

export function outlineEntries(list: string): OutlineEntry[] {
  const lines = list.split('\n');
  const levels = lines.map((line) => /^ */.exec(line)![0].length / 2 + 1);
  return lines.map((line, index) => {
    const level = levels[index]!;
    const after = levels.findIndex((other, place) => place > index && other <= level);
    const end = after < 0 ? lines.length : after;
    return {
      text: line.trim(), level, number: '', id: line.trim().toLowerCase(), discrete: false, container: 'document',
      parent: levels.slice(0, index).findLastIndex((other) => other < level),
      selection: { start: { line: index, character: 0 }, end: { line: index, character: line.length } },
      range: { start: { line: index, character: 0 }, end: { line: end - 1, character: 0 } },
      words: 10, wordsTotal: 10 * (end - index),
    };
  });
}
