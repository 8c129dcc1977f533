/**
 * `throughline plan` as users run it: the chart's lines and signs, its width, and the JSON of the reference plan.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { planOutput } from '../../server/protocol/cliShapes.ts';
import { readReferencePlan } from '../core/plan/referencePlan.ts';
import { folderOf, throughline } from './runThroughline.ts';

for (const path of ['samples/storage-service.md', 'samples/plans/storage-service.adoc']) {
  test(`the reference plan as JSON: ${path}`, async () => {
    const { out, err, status } = await throughline(['plan', '--json', path]);
    assert.deepEqual([err, status], ['', 0]);
    const { columns, points, majors, tasks, problems } = planOutput.parse(JSON.parse(out)).plans[0]!;
    const expected = readReferencePlan();
    assert.deepEqual({
      columns, points, problems,
      majors: majors.map((major) => ({ id: major.id, points: major.points, first: major.first, last: major.last })),
      tasks: tasks.map((task) => ({
        id: task.id, title: task.title, points: task.points, first: task.first, last: task.last, totalFloat: task.totalFloat, state: task.state,
      })),
    }, { ...expected, problems: [] });
    assert.deepEqual([tasks[0]!.file, tasks[0]!.major, tasks[0]!.slots, tasks[0]!.critical], [path, 'design', [[1, 3]], true]);
    assert.match(readFileSync(path, 'utf8').split('\n')[tasks[0]!.line - 1]!, /Review and understand/);
  });
}

const NOTE = `# Shed
- [x] Clear  id:clear est:2 spent:3
- [/] Floor  id:floor est:3 spent:1 after:clear
- [ ] Roof  id:roof after:clear
- [ ] Paint  id:paint est:2 after:floor,roof
- [ ] Party  est:0 after:paint
- [-] Moat  est:9
- [ ] Ring  id:ring est:1 after:ring
- [ ] Lost  est:1 after:roof,mote
`;

test('the chart shows state, points, columns, float, blocks, milestones and the frontier without colour', async () => {
  const { out, status } = await throughline(['plan', '--width', '60', folderOf({ 'a.md': NOTE })]);
  assert.equal(status, 0);
  const lines = out.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.includes('cols')) + 1).map((line) => line.replace(/ +/g, ' '));
  assert.deepEqual(rows.slice(0, 8), [
    '✓ Clear 2 1-3 0 ████▚▚············',
    '◐ Floor 3 4-6 0 ······██▓▓▓▓······',
    '▶ Roof 1 4 2 ·····▸╌╌··········',
    '○ Paint 2 7-8 0 ············░░░░··',
    '○ Party 0 ◆9 0 ················◆·',
    '– Moat 0 ··················',
    '↻ Ring 1 1 ╳╳················',
    '✗ Lost 1 5 3 ········░░········',
  ]);
  for (const meaning of ['✓ done', '◐ in progress', '▶ ready', '○ blocked', '▸ frontier', '◆ milestone', '╌ no estimate', '▚ beyond the estimate']) assert.ok(out.includes(meaning), meaning);
});

test('no line is longer than the width, also of a plan with more columns than cells', async () => {
  const folder = folderOf({ 'long.md': `- [ ] ${'データ '.repeat(30)} id:a est:500\n- [ ] \u001b[31mred  est:20 after:a\n` });
  for (const width of [60, 80, 200]) {
    const { out } = await throughline(['plan', '--width', String(width), folder]);
    assert.ok(out.split('\n').every((line) => [...line].reduce((sum, char) => sum + (/[\u30a0-\u30ff]/.test(char) ? 2 : 1), 0) <= width), String(width));
    assert.doesNotMatch(out, /\u001b/);
  }
});

test('one plan by name or by file; a name that is none', async () => {
  const folder = folderOf({ 'a.md': '# Alpha\n- [ ] A  est:1\n', 'b.md': '# Beta\n- [ ] B  est:1\n' });
  const names = async (wanted: string): Promise<readonly string[]> =>
    planOutput.parse(JSON.parse((await throughline(['plan', '--json', '--plan', wanted, folder])).out)).plans.map(({ name }) => name);
  assert.deepEqual([await names('Beta'), await names(`${folder}/a.md`)], [['Beta'], ['Alpha']]);
  const { err, status } = await throughline(['plan', '--plan', 'Bet', folder]);
  assert.equal(status, 2);
  assert.match(err, /no plan is called Bet.*did you mean Beta\?/);
});

test('the legend names no milestone where there is none', async () => {
  const { out } = await throughline(['plan', '--dialect', 'markdown', '-'], { input: '- [-] X  est:1\n' });
  assert.doesNotMatch(out, /milestone/);
});

test('wrong usage is told', async () => {
  const { err, status } = await throughline(['plan', '--width', '3', 'a.md']);
  assert.equal(status, 2);
  assert.match(err, /--width takes 60 to 1000/);
});
