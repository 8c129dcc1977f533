/**
 * Outlines as text: what opens, what each sign and move does to the notes, and that every mistake is a message.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutlineOptions } from '../../../server/core/session/outline/outlineBase.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import { openOutline } from '../../../server/core/session/outline/outlineSession.ts';
import type { NoteText } from '../../../server/core/session/planSource.ts';

type Notes = Readonly<Record<string, string>>;

function textsOf(notes: Notes): readonly NoteText[] {
  return Object.entries(notes).map(([path, text]) => ({ path, text, dialect: path.endsWith('.adoc') ? 'asciidoc' : 'markdown' }));
}

/** The lines of sections and notes, without handles. */
function linesOf(notes: Notes, options?: OutlineOptions): readonly string[] {
  const { text } = openOutline(textsOf(notes), options);
  return text.slice(text.indexOf('\n') + 1, text.indexOf('-----')).trimEnd().split('\n').map((line) => line.replace(/^([^@]) \S+ /, '$1 '));
}

/** Replaces each line by its title; `edit` gives the lines of the new text, where `{Title}` stands for a line's handle. */
function edit(notes: Notes, lines: readonly string[], options: OutlineOptions = {}, now: Notes = notes): Notes | readonly string[] {
  const session = openOutline(textsOf(notes), options);
  const handles = new Map(session.text.split('\n').map((line) => [line.replace(/^[^@] \S+ +/, ''), line.split(' ').filter((word) => word !== '')[line.startsWith('!') ? 1 : 0]!]));
  const text = lines.map((line) => line.replace(/\{(.*?)\}/, (_, title: string) => handles.get(title)!)).join('\n');
  const { problems, changes } = session.evaluate(`${session.text.split('\n')[0]!}\n${text}`, textsOf(now));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ code, message }) => `${code}: ${message}`);
  return { ...now, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) };
}

const GUIDE = `# Guide

Before.

## Install

Text with a [link](#linux).

### Linux

apt

## Usage

See [install](#install).

## Old notes

gone soon
`;
const NOTES: Notes = { 'g.md': GUIDE };
const ALL = ['! {Guide} Guide', '  {Install} Install', '  {Linux}   Linux', '  {Usage} Usage', '  {Old notes} Old notes'];

test('opens with one line for each section', () => {
  assert.deepEqual(linesOf(NOTES), ['! Guide', '  Install', '    Linux', '  Usage', '  Old notes']);
  assert.deepEqual(linesOf({ 'a.md': '## B\n#### Jump\n# A\n', 'b.adoc': '= T\n\n== S\n' }), ['@ a.md', '    B', '        Jump', '  A', '@ b.adoc', '! T', '  S']);
  assert.deepEqual(linesOf(NOTES, { depth: 1 }), ['! Guide', '  Install', '  Usage', '  Old notes']);
  assert.deepEqual(linesOf({ 'a.md': 'A\nlong\n===\n\n> # quoted\n\n# C #\n' }), ['  A long', '  C']);
});

test('a text that says what the notes say changes nothing', () => assert.deepEqual(edit(NOTES, ALL), NOTES));

/** The guide with pieces in another order. */
const INSTALL = '## Install\n\nText with a [link](#linux).\n';
const LINUX = '### Linux\n\napt\n';
const USAGE = '## Usage\n\nSee [install](#install).\n';
const OLD = '## Old notes\n\ngone soon\n';
const guide = (...pieces: readonly string[]): Notes => ({ 'g.md': ['# Guide\n\nBefore.\n', ...pieces].join('\n') });

for (const [name, lines, expected] of [
  ['a section moves with its text', [ALL[0]!, ALL[3]!, ALL[1]!, ALL[2]!, ALL[4]!], guide(USAGE, INSTALL, LINUX, OLD)],
  ['the last section moves up', [ALL[0]!, ALL[4]!, ALL[1]!, ALL[2]!, ALL[3]!], guide(OLD, INSTALL, LINUX, USAGE)],
  ['a section goes up a level', [...ALL.slice(0, 2), '  {Linux} Linux', ...ALL.slice(3)], guide(INSTALL, LINUX.replace('###', '##'), USAGE, OLD)],
  ['a section goes down a level', [...ALL.slice(0, 3), '  {Usage}   Usage', ALL[4]!], guide(INSTALL, LINUX, USAGE.replace('##', '###'), OLD)],
  ['a title', [...ALL.slice(0, 2), '  {Linux}   Linux and *BSD*', ...ALL.slice(3)], guide(INSTALL.replace('#linux', '#linux-and-bsd'), LINUX.replace('Linux', 'Linux and *BSD*'), USAGE, OLD)],
  ['the title of the note', ['! {Guide} Handbook', ...ALL.slice(1)], { 'g.md': GUIDE.replace('# Guide', '# Handbook') }],
  ['a new section', [...ALL.slice(0, 3), '  new   macOS', ...ALL.slice(3)], guide(INSTALL, LINUX, '### macOS\n', USAGE, OLD)],
  ['a new section at the end', [...ALL, '  new Links'], { 'g.md': `${guide(INSTALL, LINUX, USAGE, OLD)['g.md']!}\n## Links\n` }],
  ['a section deleted', [...ALL.slice(0, 4), '- {Old notes} Old notes'], guide(INSTALL, LINUX, USAGE)],
  ['a heading removed and its text kept', [...ALL.slice(0, 4), '~ {Old notes} Old notes'], guide(INSTALL, LINUX, `${USAGE}\ngone soon\n`)],
  ['a copy', [...ALL, '* {Linux} Linux'], { 'g.md': `${guide(INSTALL, LINUX, USAGE, OLD)['g.md']!}\n## Linux\n\napt\n` }],
  ['comments, blank lines, marks close to handles, tabs', ['# mine', '', '!{Guide} Guide', '{Install} Install', ' {Linux} \tLinux', ...ALL.slice(3)], NOTES],
] as const) {
  test(name, () => assert.deepEqual(edit(NOTES, lines), expected));
}

for (const [name, lines, expected] of [
  ['a line that is gone', ALL.slice(0, 4), ['missing-line']],
  ['a line twice', [...ALL, ALL[3]!], ['duplicate-line']],
  ['a handle that is mistyped', [...ALL, '  zzz Other'], ['mistyped-handle']],
  ['an odd indentation', [...ALL.slice(0, 2), '  {Linux}  Linux', ...ALL.slice(3)], ['wrong-indent']],
  ['a level that is left out', [...ALL.slice(0, 3), '  {Usage}     Usage', ALL[4]!].toSpliced(2, 1, '  {Linux} Linux'), ['level-jump']],
  ['a jump at the top', [ALL[0]!, '  {Install}   Install', ...ALL.slice(2)], ['level-jump']],
  ['levels below the sixth', [...ALL.slice(0, 4), '  {Old notes}           Old notes'], ['level-jump']],
  ['a parent without its children', [ALL[0]!, ALL[2]!.replace('  Linux', '  Linux'), ALL[3]!, ALL[1]!, ALL[4]!], ['level-jump', 'child-left-behind']],
  ['children left with another parent', [ALL[0]!, ALL[3]!.replace('{Usage}', '{Usage}'), ALL[2]!, ALL[4]!, ALL[1]!], ['child-left-behind']],
  ['the title of the note elsewhere', [...ALL.slice(1), ALL[0]!], ['not-possible']],
  ['the title of the note removed', ['- {Guide} Guide', ...ALL.slice(1)], ['not-possible']],
  ['a new section without a title', [...ALL, '  new'], ['missing-value']],
  ['a title that is gone', [...ALL.slice(0, 4), '  {Old notes}'], ['missing-value']],
  ['a title that would be no title', [...ALL.slice(0, 4), '  {Old notes} Old #'], ['unproven']],
] as const) {
  test(`${name} is a problem`, () => {
    const result = edit(NOTES, lines);
    assert.ok(Array.isArray(result), JSON.stringify(result));
    assert.deepEqual([...new Set((result as readonly string[]).map((problem) => problem.split(':')[0]))].toSorted(), [...expected].toSorted(), result.join('\n'));
  });
}

test('a repair brings children to their parent, with what is below them', () => {
  const notes: Notes = { 'a.md': '# T\n\n## A\n\n### B\n\n#### C\n\n## D\n\n### E\n' };
  const session = openOutline(textsOf(notes));
  const [head, title, a, b, c, d, e] = session.text.split('\n') as [string, string, string, string, string, string, string];
  const text = [head, title, d, e, b, c, a, ''].join('\n');
  const { problems } = session.evaluate(text, textsOf(notes));
  const [fix] = problems.find(({ code }) => code === 'child-left-behind')!.fixes;
  assert.equal(applyEdits(text, fix!.edits), [head, title, d, e, a, b, c, ''].join('\n'));
});

test('no line gives up', () => {
  const session = openOutline(textsOf(NOTES));
  for (const text of ['', '# only this', session.text.split('\n')[0]!]) assert.equal(session.evaluate(text, textsOf(NOTES)).isEmpty, true);
});

test('jumps of levels that are in the note stay', () => {
  const notes: Notes = { 'a.md': '# T\n\n### Deep\n\n##### Deeper\n\n## B\n' };
  assert.deepEqual(edit(notes, ['! {T} T', '  {B} B', '  {Deep}   Deep', '  {Deeper}       Deeper']), { 'a.md': '# T\n\n## B\n\n### Deep\n\n##### Deeper\n' });
});

test('headings in two lines and with closing signs', () => {
  const notes: Notes = { 'a.md': 'Title\n=====\n\nOne\n---\n\ntext\n\n## Two ##\n\ntext\n\n### Three\n' };
  assert.deepEqual(edit(notes, ['! {Title} Title', '  {Two} Two', '  {One}   One', '  {Three}     Three']), {
    'a.md': 'Title\n=====\n\n## Two ##\n\ntext\n\n### One\n\ntext\n\n#### Three\n',
  });
  assert.deepEqual(edit(notes, ['! {Title} Title', '  {One} One', '  {Two}   Two', '  {Three} Drei']), {
    'a.md': 'Title\n=====\n\nOne\n---\n\ntext\n\n### Two ###\n\ntext\n\n## Drei\n',
  });
});

test('AsciiDoc: attributes, anchors and comments above a title go with it; two-line titles keep their form', () => {
  const notes: Notes = { 'a.adoc': '= T\n:toc:\n\nPreamble.\n\n// about one\n[[one]]\n[role="x"]\n== One\n\ntext <<two>>\n\nTwo\n~~~\n\nmore\n\n[appendix]\n== Three\n' };
  const lines = ['! {T} T', '  {Three} Three', '  {One} One', '  {Two} Zwei'];
  assert.deepEqual(linesOf(notes), ['! T', '  One', '    Two', '  Three']);
  assert.deepEqual(edit(notes, lines), { 'a.adoc': '= T\n:toc:\n\nPreamble.\n\n[appendix]\n== Three\n\n// about one\n[[one]]\n[role="x"]\n== One\n\ntext <<two>>\n\nZwei\n----\n\nmore\n' });
});

test('sections between notes: relative links, anchors and images follow, in notes that are not listed too', () => {
  const notes: Notes = {
    'a.md': '# A\n\nSee [setup](#setup) and [b](sub/b.md#b).\n\n## Setup\n\n![pic](img/p.png) [top](#a) [other](other.md)\n',
    'sub/b.md': '# B\n\n[s](../a.md#setup)\n',
  };
  const all: Notes = { ...notes, 'c.md': '[s](a.md#setup) [keep](a.md#nothing) [w](https://x.org/a.md#setup)\n' };
  const session = openOutline(textsOf(notes));
  const line = session.text.split('\n').find((each) => each.endsWith('Setup'))!;
  const text = session.text.replace(`${line}\n`, '').replace(/(! \S+ B\n)/, `$1${line.replace('Setup', 'Set up')}\n`);
  const { problems, changes } = session.evaluate(text, textsOf(all));
  assert.deepEqual(problems, []);
  assert.deepEqual(Object.fromEntries(changes.map(({ path, after }) => [path, after])), {
    'a.md': '# A\n\nSee [setup](sub/b.md#set-up) and [b](sub/b.md#b).\n',
    'sub/b.md': '# B\n\n[s](#set-up)\n\n## Set up\n\n![pic](../img/p.png) [top](../a.md#a) [other](../other.md)\n',
    'c.md': '[s](sub/b.md#set-up) [keep](a.md#nothing) [w](https://x.org/a.md#setup)\n',
  });
});

test('links to rendered pages are links to their notes', () => {
  const notes: Notes = { 'a.md': '# A\n\n## One\n', 'b.md': '# B\n\n[one](a.html#one) [page](a.html) [else](c.html#one)\n' };
  assert.deepEqual(edit(notes, ['@ a.md', '! {A} A', '@ b.md', '! {B} B', '  {One} Eins']), {
    'a.md': '# A\n', 'b.md': '# B\n\n[one](#eins) [page](a.html) [else](c.html#one)\n\n## Eins\n',
  });
  assert.deepEqual(edit(notes, ['@ a.md', '! {A} A', '  {One} Eins', '@ b.md', '! {B} B']), { 'a.md': '# A\n\n## Eins\n', 'b.md': notes['b.md']!.replace('a.html#one', 'a.html#eins') });
});

test('AsciiDoc cross references follow a new title, by id and by title', () => {
  const note = '= T\n\n<<_one>> <<One>> xref:_one[x] xref:a.adoc#_one[y] <<_two>>\n\n== One\n\n== Two\n';
  assert.deepEqual(edit({ 'a.adoc': note }, ['! {T} T', '  {One} Eins', '  {Two} Two']), {
    'a.adoc': '= T\n\n<<_eins>> <<Eins>> xref:_eins[x] xref:a.adoc#_eins[y] <<_two>>\n\n== Eins\n\n== Two\n',
  });
});

test('anchors may be kept or given up instead', () => {
  const lines = [ALL[0]!, '  {Install} Set up', ...ALL.slice(2)];
  assert.deepEqual(edit(NOTES, lines, { anchors: 'keep' }), { 'g.md': GUIDE.replace('## Install', '<a id="install"></a>\n\n## Set up') });
  assert.deepEqual(edit(NOTES, lines, { anchors: 'ignore' }), { 'g.md': GUIDE.replace('## Install', '## Set up') });
});

test('numbers of equal titles change with their order, and links follow', () => {
  const note = '# T\n\n[1](#a) [2](#a-1)\n\n## A\n\none\n\n## B\n\n## A\n\ntwo\n';
  const session = openOutline(textsOf({ 'a.md': note }));
  const lines = session.text.split('\n');
  const { changes } = session.evaluate([lines[0], lines[1], lines[4], lines[2], lines[3]].join('\n'), textsOf({ 'a.md': note }));
  assert.equal(changes[0]!.after, '# T\n\n[1](#a-1) [2](#a)\n\n## A\n\ntwo\n\n## A\n\none\n\n## B\n');
});

test('links to a deleted section are reported', () => {
  const session = openOutline(textsOf(NOTES));
  const { problems } = session.evaluate(session.text.replace(/^ ( \S+ +Linux)/m, '-$1'), textsOf(NOTES));
  assert.deepEqual(problems.map(({ code, severity, message }) => [code, severity, message]), [['broken-links', 'warning', 'A link leads to a section that is removed: #linux at g.md:7.']]);
});

test('what a condition reaches over stays where it is', () => {
  const note = '= T\n\n== One\n\nifndef::x[]\ntext\n\n== Two\n\nendif::[]\n\n== Three\n';
  const result = edit({ 'a.adoc': note }, ['! {T} T', '  {Two} Two', '  {One} One', '  {Three} Three']);
  assert.ok(Array.isArray(result) && result.every((problem) => problem.startsWith('locked')), JSON.stringify(result));
  assert.deepEqual(edit({ 'a.adoc': note }, ['! {T} T', '  {One} Eins', '  {Two} Two', '  {Three} Three']), { 'a.adoc': note.replace('One', 'Eins') });
});

test('a moved section that sets an attribute others use is told', () => {
  const notes = textsOf({ 'a.adoc': '= T\n\n== One\n\n:size: 3\n\n== Two\n\n{size}\n' });
  const session = openOutline(notes);
  const lines = session.text.split('\n');
  const { problems } = session.evaluate([lines[0], lines[1], lines[3], lines[2]].join('\n'), notes);
  assert.deepEqual(problems.map(({ code, severity }) => [code, severity]), [['moved-attribute', 'warning']]);
});

test('with a depth, deeper sections travel along and change their level too', () => {
  assert.deepEqual(edit(NOTES, ['! {Guide} Guide', '  {Usage} Usage', '  {Install}   Install', '  {Old notes} Old notes'], { depth: 1 }),
    guide(USAGE, INSTALL.replace('##', '###'), LINUX.replace('###', '####'), OLD));
});

test('texts changed elsewhere meanwhile stay; changed headings are a conflict', () => {
  const lines = [ALL[0]!, ALL[3]!, ALL[1]!, ALL[2]!, ALL[4]!];
  const theirs = { 'g.md': GUIDE.replace('apt', 'apt, or dnf').replace('Before.', 'Now.') };
  assert.deepEqual(edit(NOTES, lines, {}, theirs), { 'g.md': guide(USAGE, INSTALL, LINUX.replace('apt', 'apt, or dnf'), OLD)['g.md']!.replace('Before.', 'Now.') });
  const renamed = edit(NOTES, lines, {}, { 'g.md': GUIDE.replace('## Usage', '## Use') });
  assert.ok(Array.isArray(renamed));
  assert.match(renamed[0]!, /^changed-meanwhile: Headings were changed meanwhile.*g\.md: ## Use; g\.md: ## Usage/);
});

test('CRLF, a missing last line ending, front matter', () => {
  const note = '---\r\ntitle: T\r\n---\r\n# A\r\n\r\none\r\n\r\n# B\r\n\r\ntwo';
  assert.deepEqual(edit({ 'a.md': note }, ['  {B} B', '  {A} A']), { 'a.md': '---\r\ntitle: T\r\n---\r\n# B\r\n\r\ntwo\r\n\r\n# A\r\n\r\none' });
});
