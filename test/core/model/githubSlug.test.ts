/**
 * Our slugger against the github-slugger package, on titles that repeat, collide and hold every kind of character.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import GithubSlugger from 'github-slugger';
import { buildGithubSlugger } from '../../../server/core/model/githubSlug.ts';

const TITLES = [
  '', ' ', 'foo', 'Foo', 'FOO', 'foo-1', 'foo-1-1', 'foo 1', 'foo_1', 'İstanbul', 'Straße', '日本語 タイトル', '😀 Emoji', 'a\nb', 'a\tb', 'C++ & C#',
  'constructor', '__proto__', 'hasOwnProperty', 'x'.repeat(500), '\uD800', 'e\u0301', '１２', '²', 'a\u00A0b', '1. One', '-', '--',
];

test('the anchors of any sequence of titles are those of github-slugger', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const ours = buildGithubSlugger();
    const theirs = new GithubSlugger();
    for (let at = 0, state = seed; at < 40; at++) {
      state = (state * 48_271) % 2_147_483_647;
      const title = TITLES[state % TITLES.length]!;
      assert.equal(ours.slug(title), theirs.slug(title), `${seed}: ${JSON.stringify(title)}`);
    }
  }
});

test('an anchor written in the note is taken', () => {
  const slugger = buildGithubSlugger();
  slugger.take('foo');
  assert.deepEqual([slugger.slug('Foo'), slugger.slug('Foo')], ['foo-1', 'foo-2']);
});
