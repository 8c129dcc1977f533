/**
 * Tails of tasks: what is read from one line, where the title ends, and what is a problem, as a table of lines.
 * It does not test which items belong to a plan.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../../server/core/model/documentModel.ts';
import { parseNote } from '../../../../server/core/parseNote.ts';
import { readItem } from '../../../../server/core/plan/syntax/planEntry.ts';
import { describeEntry, describeProblems } from '../planNotes.ts';

/** The first item of a note, described; problems follow in brackets. */
function read(text: string, dialect: Dialect): string {
  const model = parseNote(text, dialect);
  const entry = readItem(model, model.checklist[0]!);
  return [describeEntry(entry), ...describeProblems(text, entry.problems).map((problem) => `[${problem}]`)].join(' ');
}

function check(lines: readonly (readonly [line: string, expected: string])[], dialect: Dialect = 'markdown'): void {
  const box = dialect === 'markdown' ? '- [ ] ' : '* [ ] ';
  for (const [line, expected] of lines) assert.equal(read(box + line, dialect), expected, line);
}

test('the samples of the specification', () => check([
  ['Create schema for PostgreSQL database  id:schema est:2 spent:3 sprint:1 owner:ben',
    'Create schema for PostgreSQL database | id=schema est=2 sprint=1 owner=ben spent=3'],
  ['Create manifests and deploy to staging  id:manifests est:S overlap:schema', 'Create manifests and deploy to staging | id=manifests est=S overlap=schema'],
  ['Add test data (unblocks the service)  id:seed est:1 after:schema,manifests', 'Add test data (unblocks the service) | id=seed est=1 after=schema,manifests'],
  ['Mocks and tests for ETL ingest  est:2-5 overlap:etl+3 at:8-9,12', 'Mocks and tests for ETL ingest | est=2-5 overlap=etl+3 at=8-9,12'],
  ['Implement list and view RPCs  id:list est:5 overlap:cli sync:seed', 'Implement list and view RPCs | id=list est=5 overlap=cli sync=seed'],
]));

test('prose is never eaten', () => check([
  ['Meet after 11:00 with Ana', 'Meet after 11:00 with Ana |'],
  ['Meet after 11:00am', 'Meet after 11:00am |'],
  ['Say what est:3 means', 'Say what est:3 means |'],
  ['What comes after:', 'What comes after: |'],
  ['Use `npm run build:prod`', 'Use `npm run build:prod` |'],
  ['Use `a est:3`', 'Use `a est:3` |'],
  ['Use `a est:3` est:5', 'Use `a est:3` | est=5'],
  ['Read the paper (see at:home) est:3', 'Read the paper (see at:home) | est=3'],
  ['Read [the guide](https://x.org/a:b) est:3', 'Read [the guide](https://x.org/a:b) | est=3'],
  ['Read https://x.org/a est:3', 'Read https://x.org/a | est=3'],
  ['Write to mailto:ana@x.org est:3', 'Write to mailto:ana@x.org | est=3'],
  ['Port std::vector est:3', 'Port std::vector | est=3'],
  ['Fix #12 est:3', 'Fix #12 | est=3'],
  ['Look at main.ts:12 est:3', 'Look at main.ts:12 | est=3'],
  ['Note: this est:3', 'Note: this | est=3'],
  ['Tags only #home due:2030-01-01', 'Tags only #home due:2030-01-01 |'],
  ['Sort out the ⛔ est:3', 'Sort out the ⛔ | est=3'],
  ['Sort all ⛔', 'Sort all ⛔ |'],
  ['Ship it :tada: est:3', 'Ship it :tada: | est=3'],
  ['<!-- est:3 -->  hidden', '<!-- est:3 -->  hidden |'],
  ['Link [a](b "est:3")', 'Link [a](b "est:3") |'],
]));

test('other tools\' tokens are passed over', () => check([
  ['Pay bills est:3 #home due:2030-01-01 priority:high', 'Pay bills | est=3'],
  ['Pay bills #home est:3', 'Pay bills | est=3'],
  ['Pay bills est:3 #12', 'Pay bills | est=3'],
  ['Pay bills est:3 📅 2030-01-01 🔼', 'Pay bills | est=3'],
  ['Pay bills est:3 🔁 every week when done 📅 2030-01-01', 'Pay bills | est=3'],
  ['Pay bills est:3 [due:: 2030-01-01]', 'Pay bills | est=3'],
  ['Pay bills est:3 ^block-1', 'Pay bills | id=block-1 est=3'],
  ['Pay bills ^block-1', 'Pay bills | id=block-1'],
  ['Pay bills ^37066d', 'Pay bills |'],
]));

test('Dataview and Obsidian say id and after', () => check([
  ['A [est::3] [id:: a]', 'A | id=a est=3'],
  ['A [dependsOn:: a, b]', 'A | after=a,b'],
  ['A est:2 🆔 x ⛔ y,z', 'A | id=x est=2 after=y,z'],
  ['A 🆔 4fk2a9 ⛔ 1abc , d 📅 2030-01-01', 'A | id=4fk2a9 after=1abc,d'],
  ['A ⛔️ y', 'A | after=y'],
  ['A after:b+2 ⛔ y', 'A | after=b+2,y'],
  ['A id:a 🆔 b', 'A | id=b [repeated-key at "id:a"]'],
]));

test('every value', () => check([
  ['A est:0', 'A | est=0'],
  ['A est:2-3-8', 'A | est=2-3-8'],
  ['A after:a+2,b@1,c@50%', 'A | after=a+2,b@1,c@50%'],
  ['A with:a sync:b@2', 'A | with=a sync=b@2'],
  ['A after:storage-service/seed', 'A | after=storage-service/seed'],
  ['A at:8', 'A | at=8'],
  ['A at:8+', 'A | at=8+'],
  ['A at:12,8-9', 'A | at=8-9,12'],
  ['A at:8,9', 'A | at=8-9'],
  ['A owner:ben,ana left:0', 'A | owner=ben,ana left=0'],
  ['A owner:Ольга', 'A | owner=Ольга'],
]));

test('invalid values are reported where they stand, and the rest is read', () => check([
  ['A est:-3 id:a', 'A | id=a [invalid-value at "-3"]'],
  ['A est:2.5', 'A | [invalid-value at "2.5"]'],
  ['A est:5-2', 'A | [invalid-value at "5-2"]'],
  ['A est:99999999999999999999', 'A | [invalid-value at "99999999999999999999"]'],
  ['A id:a--b', 'A | [invalid-value at "a--b"]'],
  ['A id:a__b', 'A | [invalid-value at "a__b"]'],
  ['A id:a_', 'A | [invalid-value at "a_"]'],
  ['A id:1a', 'A | [invalid-value at "1a"]'],
  ['A id:ä', 'A | [invalid-value at "ä"]'],
  ['A owner:@ben', 'A | [invalid-value at "@ben"]'],
  ['A after:{a},b', 'A | after=b [invalid-value at "{a}"]'],
  ['A after:a->b', 'A | after=a- [invalid-value at "a->b"]'],
  ['A after:a,,b', 'A | after=a,b [invalid-value at "a,,b"]'],
  ['A overlap:a@2', 'A | overlap=a [invalid-value at "a@2"]'],
  ['A with:a+1', 'A | with=a [invalid-value at "a+1"]'],
  ['A sync:a@0', 'A | sync=a [invalid-value at "a@0"]'],
  ['A after:a@150%', 'A | after=a [invalid-value at "a@150%"]'],
  ['A after:a+-2', 'A | after=a [invalid-value at "a+-2"]'],
  ['A at:0', 'A | [invalid-value at "0"]'],
  ['A at:9-8', 'A | [invalid-value at "9-8"]'],
  ['A at:8,8', 'A | [invalid-value at "8,8"]'],
  ['A sprint:0 spent:x', 'A | [invalid-value at "0"] [invalid-value at "x"]'],
  ['A est:1 after:', 'A | est=1 [invalid-value at "after:"]'],
]));

test('a key written twice: the last counts', () => check([
  ['A est:1 est:2', 'A | est=2 [repeated-key at "est:1"]'],
  ['A after:a after:b', 'A | after=b [repeated-key at "after:a"]'],
]));

test('import aliases are read and reported', () => check([
  ['A before:b', 'A | before=b [import-alias at "before:b"]'],
  ['A dependsOn:b', 'A | after=b [import-alias at "dependsOn:b"]'],
  ['A blockedBy:b', 'A | after=b [import-alias at "blockedBy:b"]'],
  ['A @est(3) @depends(a, b)', 'A | est=3 after=a,b [import-alias at "@est(3)"] [import-alias at "@depends(a, b)"]'],
]));

test('titles: continuation lines, hard breaks, anchors', () => {
  check([
    ['First  est:3\n  second line', 'First second line | est=3'],
    ['First  est:3\\\n  second', 'First second | est=3'],
    ['First  est:3  \n  second', 'First second | est=3'],
    ['First  est:3\n  second ^abc', 'First second | id=abc est=3'],
    ['First\n  second est:3', 'First second est:3 |'],
    ['\u05e9\u05dc\u05d5\u05dd  est:3 \u200fid:a', '\u05e9\u05dc\u05d5\u05dd | id=a est=3'],
    ['Tab\test:3\tid:a', 'Tab | id=a est=3'],
  ]);
  check([
    ['First  est:3 +\nsecond', 'First second | est=3'],
    ['[[a]]Title  est:3', 'Title | id=a est=3'],
    ['[[a,Label]]Title', 'Title | id=a'],
    ['See xref:spec.adoc[spec] est:3', 'See xref:spec.adoc[spec] | est=3'],
    ['A [id::a] est:2', 'A | id=a est=2'],
  ], 'asciidoc');
});

test('a word on its way to a token keeps the tail that stands before it', () => {
  const whole = 'Add data  id:seed est:1 after:schema,manifests';
  const expected = 'Add data | id=seed est=1';
  for (let end = whole.indexOf(' after'); end <= whole.length; end++) {
    const described = read(`- [ ] ${whole.slice(0, end)}`, 'markdown');
    assert.ok(described.startsWith(expected), `${whole.slice(0, end)}: ${described}`);
  }
});

test('messages say where and what to do', () => {
  const model = parseNote('- [ ] A est:x- after:', 'markdown');
  const { problems } = readItem(model, model.checklist[0]!);
  assert.deepEqual(problems.map(({ message }) => message), [
    '"x-" cannot be read as est: write blocks (3), a size (M), a range (2-5), three points (2-3-8) or 0 for a milestone.',
    'after has no value: the name of a task is missing.',
  ]);
});
