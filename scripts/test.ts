/**
 * `npm test`: builds, type-checks, lints and runs every test, those in the real VS Code included, and ends with the
 * line `N passed, N failed`. `npm test -- unit` or `npm test -- web package` runs only what is named so; `e2e` stands
 * for all that runs in the editor.
 */
import { findBrowser } from './editor/findBrowser.ts';
import { installServer } from './editor/installServer.ts';
import { Problem, runMain } from './problem.ts';
import { projectFolder } from './projectFolders.ts';
import { runCommand } from './runCommand.ts';
import { addCounts, readCounts, summaryLine, type Counts } from './testing/counts.ts';
import { runNodeTests } from './testing/runNodeTests.ts';

interface Step {
  readonly name: string;
  readonly inEditor: boolean;
  readonly run: () => Promise<Counts>;
}

const steps: readonly Step[] = [
  { name: 'check', inEditor: false, run: checkStatically },
  { name: 'unit', inEditor: false, run: () => runNodeTests({ include: 'test/**/*.test.ts', exclude: 'test/e2e/**' }) },
  { name: 'node', inEditor: true, run: () => runHostSuites('node') },
  { name: 'web', inEditor: true, run: () => runHostSuites('web') },
  { name: 'ui', inEditor: true, run: () => runUiSuites('test/e2e/ui/*.test.ts') },
  { name: 'package', inEditor: true, run: () => runUiSuites('test/e2e/package/*.test.ts') },
];

async function main(): Promise<number> {
  const chosen = chooseSteps(process.argv.slice(2));
  await timed('build', build);
  if (chosen.some((step) => step.inEditor)) await timed('editor', prepareEditor);
  const counts: Counts[] = [];
  for (const step of chosen) counts.push(await timed(step.name, step.run));
  const sum = addCounts(counts);
  console.log(summaryLine(sum));
  return sum.failed === 0 ? 0 : 1;
}

function chooseSteps(names: readonly string[]): readonly Step[] {
  const known = [...steps.map((step) => step.name), 'e2e'];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Problem(`There is no test step ${unknown}: choose from ${known.join(', ')}.`);
  if (names.length === 0) return steps;
  return steps.filter((step) => names.includes(step.name) || (step.inEditor && names.includes('e2e')));
}

/** Says what begins and, with its counts if it has some, what ended and how long it took. */
async function timed<Result extends Counts | undefined>(name: string, run: () => Promise<Result>): Promise<Result> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const result = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${result === undefined ? 'done' : summaryLine(result).replace(',', ' and')} in ${seconds} s`);
  return result;
}

async function build(): Promise<undefined> {
  const { status } = await runCommand('node', ['esbuild.mjs'], { cwd: projectFolder, show: true });
  if (status !== 0) throw new Problem('The build failed; nothing was tested.');
}

async function prepareEditor(): Promise<undefined> {
  await installServer();
  console.log(`Browser: ${await findBrowser()}`);
}

/** The type check of the core alone proves that it needs neither Node nor a page. */
async function checkStatically(): Promise<Counts> {
  const check = async (name: string, commands: readonly (readonly string[])[]): Promise<Counts> => {
    const results = await Promise.all(commands.map(([command = '', ...args]) => runCommand(command, args, { cwd: projectFolder })));
    const wrong = results.filter((result) => result.status !== 0);
    for (const result of wrong) console.log(result.output);
    console.log(`${wrong.length === 0 ? '✔' : '✖'} ${name}`);
    return wrong.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
  return addCounts(await Promise.all([
    check('type-check', [['tsc', '--noEmit'], ['tsc', '--noEmit', '-p', 'server/core/tsconfig.json']]),
    check('lint', [['eslint', '.']]),
  ]));
}

async function runHostSuites(host: 'node' | 'web'): Promise<Counts> {
  const args = ['scripts/testInEditor.ts', '--host', host];
  const { status, output } = await runCommand('node', args, { cwd: projectFolder, show: true });
  return readCounts(output, status);
}

function runUiSuites(include: string): Promise<Counts> {
  return runNodeTests({ include, verbose: true, oneByOne: true });
}

await runMain(main);
