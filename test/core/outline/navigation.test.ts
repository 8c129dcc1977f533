/**
 * Books defined by the navigation of MkDocs and of Antora, in the forms their documentation shows.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseComponent } from '../../../server/core/outline/antoraComponent.ts';
import { resolveInclude, resolveResource } from '../../../server/core/outline/antoraModule.ts';
import { buildBook } from '../../../server/core/outline/book.ts';
import type { Book, BookNote } from '../../../server/core/outline/book.ts';
import type { DefinitionFile } from '../../../server/core/outline/bookDefinition.ts';
import { testInTime } from '../inTime.ts';
import { draw, notes } from './drawnBook.ts';

function mkdocs(text: string, given: readonly BookNote[]): Book {
  return buildBook(given, { kind: 'mkdocs', files: [{ path: 'mkdocs.yml', text }] });
}

function antora(files: Readonly<Record<string, string>>, given: readonly BookNote[], partials: Readonly<Record<string, string>> = {}): Book {
  const list = (texts: Readonly<Record<string, string>>): DefinitionFile[] => Object.entries(texts).map(([path, text]) => ({ path, text }));
  return buildBook(given, { kind: 'antora', files: list(files), partials: list(partials), component: 'ops' });
}

test('B3 MkDocs: titles of the navigation, else of the notes; sections, addresses; missing notes, and notes not named', () => {
  const book = mkdocs(`site_name: Site
plugins: [search]
markdown_extensions:
  - x: !!python/name:some.thing
nav:
  - index.md
  - User Guide:
      - Writing: 'user-guide/writing.md'
      - Deep:
          - user-guide/deep.md
  - About: gone.md
  - Elsewhere: https://example.org/
`, notes('docs/index.md=Welcome', 'docs/user-guide/writing.md=W', 'docs/user-guide/deep.md=Deepest', 'docs/orphan.md=Orphan'));
  assert.equal(draw(book), `Welcome
User Guide [part]
  Writing
  Deep [part]
    Deepest
About [missing]
Elsewhere [external]
Not in the navigation [part]
  Orphan
`);
  assert.equal(book.order, 'mkdocs');
  assert.deepEqual(book.problems, [{ message: 'There is no note docs/gone.md.', path: 'mkdocs.yml', line: 10 }]);
});

test('MkDocs: docs_dir, entries without a file, and what is no valid YAML', () => {
  const book = mkdocs('docs_dir: text/\nnav:\n  - A: a.md\n  - Later:\n  - *alias\n', notes('text/a.md', 'docs/a.md=Not this'));
  assert.match(draw(book), /^A\nLater \[draft\]\n/);
  assert.ok(book.problems.some(({ line, message }) => line === 3 && message === '"Later" names no file: write its path, or a list for a section.'));
  const broken = mkdocs('nav:\n  - a.md\n  - [b.md\nx: {\n', notes('docs/a.md=A'));
  assert.ok(broken.problems.some(({ message }) => message.startsWith('This is no valid YAML: ')));
  assert.match(draw(broken), /^A\n/);
});

testInTime('MkDocs: a text nested without end, and aliases of aliases, give a book and no more', () => {
  const deep = mkdocs(`nav: ${'['.repeat(50_000)}`, notes('a.md'));
  assert.match(draw(deep), /Not in the navigation \[part\]\n {2}a\n$/);
  assert.ok(deep.problems.length > 0);
  const bomb = `a: &a [x, x, x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${'*abcdefghi '.slice(0, 1)}${'abcdefghi'[at]!}]\n`).join('')}nav: [*j, *j]\n`;
  assert.ok(mkdocs(bomb, []).nodes.length <= 2);
});

test('B4 Antora: pages of this and other modules, titles from the pages, plain texts, list titles, an included partial', () => {
  const book = antora({
    'modules/ROOT/nav.adoc': `.xref:index.adoc[Start *here*]
// a comment
* xref:install.adoc[]
** xref:run:first.adoc#top[]
* Plain text
** xref:ops:run:second.adoc[Second, role=x]
** https://example.org[Site^]
include::partial$more.adoc[tag=shown]

[]
* xref:other:ROOT:page.adoc[Elsewhere]
* xref:gone.adoc[]
* xref:install.adoc#again[Again]
`,
    'modules/run/nav.adoc': '* xref:third.adoc[]\n',
  }, notes(
    'modules/ROOT/pages/index.adoc=Index', 'modules/ROOT/pages/install.adoc=Installing', 'modules/run/pages/first.adoc=First run',
    'modules/run/pages/second.adoc=2', 'modules/run/pages/third.adoc=Third', 'modules/ROOT/pages/extra.adoc=Extra', 'README.md=Read me',
    'modules/ROOT/nav.adoc=Nav', 'modules/run/nav.adoc=Nav', 'modules/side/nav-old.adoc=Nav', 'modules/side/partials/x.adoc=Partial',
  ), { 'modules/ROOT/partials/more.adoc': '* xref:no.adoc[]\n// tag::shown[]\n* xref:extra.adoc[]\n// end::shown[]\n' });
  assert.equal(draw(book), `Start here
  Installing
    First run
  Plain text [part]
    Second
    Site [external]
  Extra
Elsewhere [external]
gone [missing]
Again
Third
Not in the navigation [part]
  Read me
`);
  assert.deepEqual(book.problems, [{ message: 'There is no note modules/ROOT/pages/gone.adoc.', path: 'modules/ROOT/nav.adoc', line: 11 }]);
});

test('Antora: a partial that is not there or includes itself; a module opened by itself', () => {
  const book = antora({ 'nav.adoc': 'include::partial$a.adoc[]\n* xref:p.adoc[]\n* xref:side:q.adoc[]\n' }, notes('pages/p.adoc=P'), {
    'partials/a.adoc': 'include::partial$a.adoc[]\ninclude::b.adoc[]\n* Once\n',
  });
  assert.equal(draw(book), 'Once [part]\nP\nq [missing]\n');
  assert.deepEqual(book.problems.map(({ message, path }) => [path, message]), [
    ['partials/a.adoc', 'The file partials/b.adoc is not there.'],
    ['nav.adoc', '../side/pages/q.adoc lies outside the book: a chapter is a note below its folder.'],
  ]);
});

test('antora.yml: name and navigation files', () => {
  assert.deepEqual(parseComponent('name: ops\nversion: ~\nnav:\n- modules/ROOT/nav.adoc\n- ./modules/b/nav.adoc\n'), {
    name: 'ops', nav: ['modules/ROOT/nav.adoc', 'modules/b/nav.adoc'],
  });
  assert.deepEqual(parseComponent('- ]'), { name: undefined, nav: [] });
});

test('resource ids: families, modules, the own component; others mean nothing here', () => {
  const from = 'docs/modules/ROOT/pages/sub/a.adoc';
  assert.deepEqual(['partial$x.adoc', 'run:example$e.rb', 'ops:run:page$p.adoc', 'ops::partial$x.adoc', 'other:run:partial$x.adoc', '1.0@partial$x.adoc', 'odd$x']
    .map((id) => resolveResource(id, from, 'page', 'ops')), [
    'docs/modules/ROOT/partials/x.adoc', 'docs/modules/run/examples/e.rb', 'docs/modules/run/pages/p.adoc', 'docs/modules/ROOT/partials/x.adoc',
    undefined, undefined, undefined,
  ]);
  assert.deepEqual(['b.adoc', '../c.adoc', 'partial$x.adoc', 'https://a/b.adoc'].map((target) => resolveInclude(target, from)),
    ['docs/modules/ROOT/pages/sub/b.adoc', 'docs/modules/ROOT/pages/c.adoc', 'docs/modules/ROOT/partials/x.adoc', undefined]);
});
