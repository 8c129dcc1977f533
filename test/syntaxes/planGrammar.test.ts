/**
 * The grammars colour what the language server colours, and nothing else: so a plan looks the same before the server is
 * up and in themes without semantic colours. The server's tokens are the oracle, with the scopes the manifest gives them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dialect } from '../../server/core/model/documentModel.ts';
import { findPlanTokens } from '../../server/features/planTokens.ts';
import { pick, randomFrom, randomNote } from '../core/plan/randomNotes.ts';
import { analyseNotes } from '../features/planWorkspace.ts';
import { tokenise } from './tokenise.ts';

interface Manifest {
  readonly contributes: { readonly semanticTokenScopes: readonly { readonly language: string; readonly scopes: Readonly<Record<string, readonly string[]>> }[] };
}
const { semanticTokenScopes } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes;

/** `word scope` of everything the server colours but boxes, which only it knows the state of, and anchors, which have colours of their own. */
function coloursOfServer(text: string, dialect: Dialect): readonly string[] {
  const path = dialect === 'markdown' ? 'a.md' : 'a.adoc';
  const { analysis, uri, model } = analyseNotes({ [path]: text });
  const { scopes } = semanticTokenScopes.find(({ language }) => language === dialect)!;
  return findPlanTokens(analysis, uri(path), model(path), { start: 0, end: text.length })
    .filter(({ type, span }) => type !== 'taskState' && !/(?:\[\[|\[#|\{#|\^)$/.test(text.slice(Math.max(0, span.start - 2), span.start)))
    .map(({ span, type }) => `${span.start} ${text.slice(span.start, span.end)} ${scopes[type]![0]!}`);
}

/** The same of the grammars; a word that ends up in pieces of one scope counts once. */
function coloursOfGrammar(text: string, dialect: Dialect): readonly string[] {
  const found: { start: number; end: number; scope: string }[] = [];
  for (const { start, end, scopes } of tokenise(text, dialect)) {
    const scope = scopes.findLast((name) => name.endsWith('.throughline') && !/^(?:meta|punctuation)\./.test(name));
    if (scope !== undefined) found.push({ start, end, scope });
  }
  return found.map(({ start, end, scope }) => `${start} ${text.slice(start, end)} ${scope}`);
}

/** Comments of headings without a task below are no rows, so the server says nothing of them and they are not compared. */
function check(text: string, dialect: Dialect): void {
  const expected = coloursOfServer(text, dialect);
  const ends = [...text.matchAll(/(?:<!-- |\/\/ )(?=plan:)/g)].map(({ 0: opening, index }) => index + opening.length);
  const unread = ends.filter((start) => !expected.includes(`${start} plan keyword.other.plan.throughline`)).map((start) => [start, text.indexOf('\n', start)] as const);
  const isRead = (word: string): boolean => !unread.some(([start, end]) => start <= parseInt(word, 10) && parseInt(word, 10) < end);
  assert.deepEqual(coloursOfGrammar(text, dialect).filter(isRead), expected, text);
}

test('the reference plan', () => {
  check(readFileSync('test/data/plan/storage-service.md', 'utf8'), 'markdown');
  check(readFileSync('test/data/plan/storage-service.adoc', 'utf8'), 'asciidoc');
});

test('every place a tail can stand in Markdown', () => {
  check('> - [ ] quoted  est:3\n\n1. [ ] ordered  id:x est:0\n   - [x] nested  est:3 ^abc\n\n+ [/] plus\test:M\n', 'markdown');
  check('# P\n\n## A\n<!-- plan: id:a -->\n\n- [ ] A\n\n## B\n\n<!-- plan:\n  id:b after:a+2,x/y@50%\n  owner:ana -->\n- [ ] wrapped  est:2-3-8 \\\n  below\n', 'markdown');
  check('- [ ] O  #home 📅 2030-01-01 [est:: 3] [dependsOn:: a, b] 🆔 o ⛔ a,b #tag\n- [ ] C @est(3) @depends(a,b) due:tomorrow\n- [ ] T  id:t after: est:2 #12\n', 'markdown');
});

test('every place a tail can stand in AsciiDoc', () => {
  check('= P\n\n== A\n// plan: id:a sprint:2\n\n* [*] A  est:2\n** [ ] [[b]]B  at:8-9,12 left:0 +\nbelow\n- [x] C  est:XL\n', 'asciidoc');
});

test('prose, lists of others, code and comments stay as they are', () => {
  for (const text of ['see after:noon\n', '- [ ] Meet after 11:00 with:a Ana\n', '- est:3\n', '```\n- [ ] A  est:3\n```\n', '    - [ ] A  est:3\n', '<!--\n- [ ] A  est:3\n-->\n',
    '<!-- planned: id:x -->\n', '<!-- plan: to be written -->\n', '- [ ] see https://a.b/c:d\n', '- [ ] `est:3`\n', '---\nx: "- [ ] A  est:3"\n---\n', '- [ ] due:today #home\n']) {
    assert.deepEqual(coloursOfGrammar(text, 'markdown'), [], text);
  }
  for (const text of ['see after:noon\n', '* est:3\n', '[source,yaml]\n----\n* [ ] A  est:3\n----\n', '////\n* [ ] A  est:3\n// plan: id:a\n////\n', '// planned: id:x\n', '. [ ] A  est:3\n']) {
    assert.deepEqual(coloursOfGrammar(text, 'asciidoc'), [], text);
  }
});

/** The usual grammar of AsciiDoc knows no listing without a style, so here they get one. */
function withStyles(text: string): string {
  return text.replace(/^(----\r?\n\* )/gm, '[listing]\n$1');
}

test('random notes look the same', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const dialect = pick(random, ['markdown', 'asciidoc'] as const);
    check(withStyles(randomNote(random, dialect)), dialect);
  }
});
