/**
 * Laws of outlines over random notes in both dialects: unchanged changes nothing; what is accepted is what the next outline
 * shows; every line of text is there as often as before, but for headings whose level or title changed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { buildOutlineBase } from '../../../server/core/session/outline/outlineBase.ts';
import { openOutline } from '../../../server/core/session/outline/outlineSession.ts';
import { pick, randomFrom } from '../plan/randomNotes.ts';
import type { Random } from '../plan/randomNotes.ts';

const RUNS = 250;

const BLOCKS: Readonly<Record<Dialect, readonly string[]>> = {
  markdown: ['Some *text*.', '- a\n- b', '```\n# no heading\n```', '> # quoted', '| a |\n|---|\n| b |', '<!-- remark -->', '<a id="x"></a>', '[r]: https://x.org', '[link](#s1)', '    indented'],
  asciidoc: ['Some *text*.', '* a\n* b', '----\n== no heading\n----', '[NOTE]\n====\nnote\n====', '// remark', '[[x]]', ':name: value', '<<_s1>>', '[discrete]\n== Discrete', 'ifdef::y[]\nhidden\nendif::[]'],
};

function randomNote(random: Random, dialect: Dialect): string {
  const parts: string[] = [];
  if (random(3) === 0) parts.push(dialect === 'markdown' ? pick(random, ['---\ntitle: X\n---', 'Preamble.']) : '= Title\n:toc:\n\nPreamble.');
  for (let count = random(9), level = 1; count > 0; count--) {
    level = Math.max(dialect === 'asciidoc' ? 2 : 1, Math.min(6, level + random(4) - 2 + Number(random(2) === 0)));
    const title = `S${count} ${pick(random, ['one', '`two`', 'three [a](b)', 'vier & fünf', '🚀'])}`;
    const mark = (dialect === 'markdown' ? '#' : '=').repeat(level);
    const isTwoLines = dialect === 'markdown' && level <= 2 && random(4) === 0;
    parts.push(isTwoLines ? `${title}\n${(level === 1 ? '=' : '-').repeat(5)}` : random(5) === 0 ? `${mark} ${title} ${mark}` : `${mark} ${title}`);
    for (let blocks = random(4); blocks > 0; blocks--) parts.push(pick(random, BLOCKS[dialect]));
  }
  const gap = pick(random, ['\n\n', '\n\n', '\n\n\n']);
  return (parts.join(gap) + pick(random, ['', '\n', '\n\n'])).replaceAll('\n', pick(random, ['\n', '\n', '\r\n']));
}

function forNotes(law: (text: string, dialect: Dialect, random: Random, run: string) => void): void {
  for (const dialect of ['markdown', 'asciidoc'] as const) {
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = randomFrom(seed);
      const text = randomNote(random, dialect);
      law(text, dialect, random, `${dialect} ${seed}\n${text}`);
    }
  }
}

function contentOf(text: string): readonly string[] {
  return text.slice(text.indexOf('\n') + 1, text.search(/^-{24}/m)).split('\n').filter((line) => line !== '');
}

test('unchanged changes nothing', () => {
  forNotes((text, dialect, _, run) => {
    const note = { path: 'n', dialect, text };
    const session = openOutline([note]);
    const { problems, changes } = session.evaluate(session.text, [note]);
    assert.deepEqual([problems, changes], [[], []], run);
  });
});

test('what is accepted is what the next outline shows, and no line of text is lost', () => {
  let accepted = 0;
  forNotes((text, dialect, random, run) => {
    const note = { path: 'n', dialect, text };
    const session = openOutline([note]);
    const lines = contentOf(session.text).slice();
    if (lines.length < 2) return;
    for (let count = 1 + random(2); count > 0; count--) {
      const at = random(lines.length);
      const [line] = lines.splice(at, 1) as [string];
      const changed = pick(random, [line, line, line.replace(/(?<=^[ !] \S+ )/, '  '), line.replace(/(?<=^[ !] \S+ ) {2}/, '')]);
      lines.splice(pick(random, [at, random(lines.length + 1)]), 0, changed);
    }
    const wanted = ['# h', ...lines].join('\n');
    const { problems, changes } = session.evaluate(wanted, [note]);
    if (problems.some(({ severity }) => severity === 'error')) {
      assert.ok(!problems.some(({ code }) => code === 'unproven'), `${run}\n→\n${wanted}\n${problems.map(({ message }) => message).join('\n')}`);
      return;
    }
    accepted++;
    const after = changes[0]?.after ?? text;
    const { shallowest } = buildOutlineBase([note]).files[0]!;
    const asked = lines.map((line) => {
      const [, mark, indent, title] = /^(.) \S+ ( *)(.*)$/.exec(line)!;
      return `${mark === '!' ? 1 : shallowest + indent!.length / 2} ${title!}`;
    });
    assert.deepEqual(buildOutlineBase([{ ...note, text: after }]).sections.map(({ piece }) => `${piece.level} ${piece.title}`), asked, `${run}\n→\n${wanted}\n→\n${after}`);
    assert.deepEqual(bodyLines(after), bodyLines(text), `${run}\n→\n${wanted}\n→\n${after}`);
  });
  assert.ok(accepted > RUNS / 4, `${accepted} accepted`);
});

/** All lines but headings and blank ones, in any order; targets of links may follow what they name. */
function bodyLines(text: string): readonly string[] {
  return text.split(/\r\n|\n/).map((line) => line.replace(/<<.*>>|\(#.*\)/, 'link')).filter((line) => line.trim() !== '' && !/^(?:#+|=+) |^[=-]{5}$|^S\d/.test(line)).toSorted();
}
