/**
 * Random notes of plans that know each other, and small random changes of them, for the laws of what is kept after an edit:
 * letters, lines, line breaks, indentation, tails, boxes, settings. The same seed gives the same.
 *
 * Sample: `editPlanNote(random, 'markdown', '- [ ] A\n')` may be `- [ ] A after:t0\n`.
 */
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { pick, randomNote } from './randomNotes.ts';
import type { Random } from './randomNotes.ts';

const SETTINGS: Readonly<Record<Dialect, readonly string[]>> = {
  markdown: ['', '', '---\nplan: {name: x}\n---\n', '---\nplan: {name: x, sizes: {M: 7}}\n---\n', '---\nplan: {alias: b}\n---\n', '---\nplan: true\n---\n'],
  asciidoc: ['= T\n\n', '= T\n\n', '= T\n:plan-name: x\n\n', '= T\n:plan-name: x\n:plan-sizes: M=9\n\n', '= T\n:plan-alias: b\n\n', '= T\n:plan:\n\n'],
};
const TAILS = ['est:3', 'est:M', 'after:t0', 'before:t1', 'after:a/t1', 'after:b/t0', 'after:x/t0', 'overlap:b/t9', 'id:t0', 'id:t7', 'sprint:2', 'at:4', 'spent:2'];

/** A note with settings of some plan. */
export function randomPlanNote(random: Random, dialect: Dialect): string {
  const body = randomNote(random, dialect).replace(/^---\n[^]*?---\n/, '').replace(/^= Note\n(?::plan:\n)?/, '');
  return pick(random, SETTINGS[dialect]) + body;
}

/** The text with one small change. */
export function editPlanNote(random: Random, dialect: Dialect, text: string): string {
  const lines = text.split('\n');
  const at = random(lines.length);
  const line = lines[at]!;
  const column = random(line.length + 1);
  const [before, behind] = [line.slice(0, column), line.slice(column)];
  switch (random(10)) {
    case 0: return lines.with(at, `${before}x${behind}`).join('\n');
    case 1: return lines.with(at, before + behind.slice(1)).join('\n');
    case 2: return lines.with(at, `${line} ${pick(random, TAILS)}`).join('\n');
    case 3: return lines.toSpliced(at, 1).join('\n');
    case 4: return lines.toSpliced(at, 0, `${dialect === 'markdown' ? '-' : '*'} [ ] New  ${pick(random, TAILS)}`).join('\n');
    case 5: return lines.with(at, line.replace(/\[.\]/, `[${pick(random, [' ', 'x', '/', '-'])}]`)).join('\n');
    case 6: return lines.with(at, `${before}\n${behind}`).join('\n');
    case 7: return lines.with(at, `${before}\n${behind.slice(1)}`).join('\n');
    case 8: return lines.with(at, `  ${line}`).join('\n');
    default: return randomPlanNote(random, dialect);
  }
}
