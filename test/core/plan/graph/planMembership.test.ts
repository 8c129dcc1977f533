/**
 * Which items of a note are in its plan, how they nest, and what the majors above them say.
 * Notes are readable text; the expected rows are indented by major, `+` marks majors.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dialect } from '../../../../server/core/model/documentModel.ts';
import { describeFields, describeProblems, readNote } from '../planNotes.ts';

/** Rows as `+ Major (id=x)` and `Leaf`, two blanks a level, then the problems. */
function rowsOf(text: string, dialect: Dialect = 'markdown'): readonly string[] {
  const { plan } = readNote(text, dialect);
  const depths: number[] = [];
  const rows = plan.rows.map(({ kind, parent, entry, state, sprint, owner, steps }) => {
    const depth = parent === -1 ? 0 : depths[parent]! + 1;
    depths.push(depth);
    const facts = [
      describeFields(entry), state === 'open' ? '' : state, sprint === undefined ? '' : `in ${sprint}`, owner.length > 0 ? `by ${owner.join(',')}` : '',
      steps.length > 0 ? `${steps.length} steps` : '',
    ].filter((fact) => fact !== '').join('; ');
    return `${'  '.repeat(depth)}${kind === 'major' ? '+ ' : ''}${entry.title}${facts === '' ? '' : ` (${facts})`}`;
  });
  return [...rows, ...describeProblems(text, plan.problems)];
}

function check(name: string, text: string, expected: readonly string[], dialect: Dialect = 'markdown'): void {
  test(`membership: ${name}`, () => {
    assert.deepEqual(rowsOf(text, dialect), expected);
    assert.deepEqual(rowsOf(text.replaceAll('\n', '\r\n'), dialect), expected, 'with CRLF');
  });
}

check('a shopping list is no plan', '# Home\n- [ ] milk\n- [x] bread ^b1\n', []);

check('one key takes in its own section, not the next', `# T
## A
- [ ] one  est:2
- [ ] two
### A1
- [ ] milk
## B
- [ ] bread
`, ['+ T', '  + A', '    one (est=2)', '    two']);

check('a comment takes in all below its heading', `# T

## A
<!-- toc -->

<!-- plan: id:a after:b sprint:2 -->
- [ ] one
### A1
- [ ] two  sprint:3
## B
- [ ] bread
`, ['+ T', '  + A (id=a after=b sprint=2; in 2)', '    one (in 2)', '    + A1 (in 2)', '      two (sprint=3; in 3)']);

check('the parts of a book stand below its title, and a comment there takes them in', `= Book
// plan:
:doctype: book

= One

== Walls

* [ ] a

= Two

* [ ] b
`, ['+ Book', '  + One', '    + Walls', '      a', '  + Two', '    b'], 'asciidoc');

check('the same in AsciiDoc, as Asciidoctor skips comments', `= T
:toc:

[#a]
== A
// a remark
////
a longer one
////
// plan: after:b sprint:2
* [ ] one

=== A1
* [ ] two  sprint:3

== B
* [ ] bread
`, ['+ T', '  + A (id=a after=b sprint=2; in 2)', '    one (in 2)', '    + A1 (in 2)', '      two (sprint=3; in 3)'], 'asciidoc');

check('a comment further down is none', '# T\n## A\nText.\n<!-- plan: id:a -->\n- [ ] milk\n', []);

check('prose in a comment that begins with plan: is somebody else\'s', '# T\n## A\n<!-- plan: talk to Bob -->\n- [ ] milk\n', []);

check('front matter opts in', '---\nplan: true\n---\n# T\n- [ ] milk\n', ['+ T', '  milk']);
check('an empty mapping opts in', '---\nplan: {}\n---\n- [ ] milk\n', ['milk']);
check('other plan: values are ignored', '---\nplan: premium\n---\n# T\n- [ ] milk\n', []);
check('plan: false is ignored', '---\nplan: false\n---\n# T\n- [ ] milk\n', []);
check('an AsciiDoc attribute opts in', '= T\n:plan:\n\n* [ ] milk\n', ['+ T', '  milk'], 'asciidoc');
check('another attribute does not', '= T\n:planet: Mars\n\n* [ ] milk\n', [], 'asciidoc');

check('items in code and comments are no tasks', `# T
\`\`\`
- [ ] code  est:1
\`\`\`
<!--
- [ ] comment  est:1
-->
    - [ ] indented  est:1
`, []);

check('items in AsciiDoc listings and comments are no tasks', `= T

----
* [ ] code  est:1
----

////
* [ ] comment  est:1
////

 * [ ] not literal  est:2
`, ['+ T', '  not literal (est=2)'], 'asciidoc');

check('nested items make a major', `- [ ] Big  id:big owner:ana
  - [ ] one  est:1
  - plain
    - [ ] two
  - [ ] Part
    1. [x] deep  owner:ben
`, ['+ Big (id=big owner=ana; by ana)', '  one (est=1; by ana)', '  two (by ana)', '  + Part (by ana)', '    deep (owner=ben; done; by ben)']);

check('an estimate over boxes without keys is a leaf with steps', `- [ ] Big  est:3
  - [x] one
  - [ ] two
    - [ ] three
- [ ] Next
`, ['Big (est=3; 3 steps)', 'Next']);

check('an estimate over boxes with keys is ignored and reported', `- [ ] Big  est:3 spent:1 left:1 at:3,4 sprint:1
  - [x] one  est:1
`, ['+ Big (est=3 at=3-4 sprint=1 spent=1 left=1; in 1)', '  one (est=1; done; in 1)',
  'major-has-work at "est:3"', 'major-has-work at "spent:1"', 'major-has-work at "left:1"', 'major-has-work at "at:3,4"']);

check('a start column of a major is its own', '# T\n## A\n<!-- plan: at:3 est:2 -->\n- [ ] one\n## B\n- [ ] two  est:1\n',
  ['+ T', '  + A (est=2 at=3)', '    one', '  + B', '    two (est=1)', 'major-has-work at "est:2"']);

check('a cancelled major cancels its leaves', '- [-] Big\n  - [ ] one  est:1\n  - [x] two\n', ['+ Big (cancelled)', '  one (est=1; cancelled)', '  two (cancelled)']);

check('a ticked major over open leaves marks nothing done', '- [x] Big\n  - [ ] one  est:1\n  - [x] two\n',
  ['+ Big (done)', '  one (est=1)', '  two (done)', 'done-over-open at "Big"']);

check('headings without tasks are no rows, quoted ones no sections', `# T
## Notes
## A
> ### Quoted
- [ ] one  est:1
`, ['+ T', '  + A', '    one (est=1)']);

check('ids of headings and items', `# T
## Data {#db}
- [ ] one ^first
- [ ] two  id:second ^other
## More
<!-- plan: id:more -->
- [ ] three
`, ['+ T', '  + Data (id=db)', '    one (id=first)', '    two (id=second)', '  + More (id=more)', '    three']);

check('ids of AsciiDoc headings; an anchor in front of a list is none', `= T
:plan:

[[db]]
== Data

[#list]
* [ ] one
* [ ] [[two]]Second

[#x.role]
== More
* [ ] three
`, ['+ T', '  + Data (id=db)', '    one', '    Second (id=two)', '  + More (id=x)', '    three'], 'asciidoc');

check('a tail on a heading is read where somebody wrote it', '# T\n## Data  id:db after:x\n- [ ] one\n- [ ] two  est:1\n',
  ['+ T', '  + Data (id=db after=x)', '    one', '    two (est=1)']);

check('words in a comment that are no tokens are problems', '# T\n## A\n<!-- plan: id:a soon -->\n- [ ] one\n', ['+ T', '  + A (id=a)', '    one', 'invalid-value at "soon"']);

test('the single top heading that holds everything is the title', () => {
  const titled = (text: string): boolean => readNote(text).plan.hasTitleRow;
  assert.equal(titled('# T\n## A\n- [ ] a  est:1\n'), true);
  assert.equal(titled('## Only\n- [ ] a  est:1\n'), true);
  assert.equal(titled('# T\n- [ ] a  est:1\n# U\n'), false);
  assert.equal(titled('- [ ] a  est:1\n# T\n- [ ] b  est:1\n'), false);
});

test('the reference plan: 3 majors, 31 tasks, no problems', () => {
  const { plan } = readNote(readFileSync('test/data/plan/storage-service.md', 'utf8'));
  assert.equal(plan.hasTitleRow, true);
  const [, ...rows] = plan.rows;
  assert.equal(rows.filter(({ kind }) => kind === 'major').length, 3);
  assert.equal(rows.filter(({ kind }) => kind === 'leaf').length, 31);
  assert.deepEqual(plan.problems, []);
  assert.equal(plan.settings.name?.value, 'storage-service');
  assert.equal(plan.settings.capacity?.value, 20);
});
