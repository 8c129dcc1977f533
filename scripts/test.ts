/**
 * `npm test`: builds, type-checks, lints and runs every test, those in the real VS Code included, and ends with the
 * line `N passed, N failed`, above it the names of what failed. `npm test -- unit` or `npm test -- web package` runs
 * only what is named so; `e2e` stands for all that runs in the editor.
 */
import { findBrowser } from './editor/findBrowser.ts';
import { installServer } from './editor/installServer.ts';
import { Problem, runMain } from './problem.ts';
import { projectFolder } from './projectFolders.ts';
import { runCommand } from './runCommand.ts';
import { addCounts, readCounts, summary, type Counts } from './testing/counts.ts';
import { runNodeTests } from './testing/runNodeTests.ts';

interface Step {
  readonly name: string;
  /** Runs VS Code, which is made ready before. */
  readonly inEditor?: true;
  /** Makes something ready for the steps after it, which are pointless when it fails. It counts only then. */
  readonly prepares?: true;
  readonly run: () => Promise<Counts>;
}

const nothing: Counts = { passed: 0, failures: [] };

const steps: readonly Step[] = [
  { name: 'build', prepares: true, run: build },
  { name: 'check', run: checkStatically },
  { name: 'unit', run: () => runNodeTests({ include: 'test/**/*.test.ts', exclude: 'test/e2e/**' }) },
  { name: 'editor', inEditor: true, prepares: true, run: prepareEditor },
  { name: 'node', inEditor: true, run: () => runHostSuites('node') },
  { name: 'web', inEditor: true, run: () => runHostSuites('web') },
  { name: 'ui', inEditor: true, run: () => runUiSuites('test/e2e/ui/*.test.ts') },
  { name: 'package', inEditor: true, run: () => runUiSuites('test/e2e/package/*.test.ts') },
];

async function main(): Promise<number> {
  const counts: Counts[] = [];
  for (const step of chooseSteps(process.argv.slice(2))) {
    const result = await runTimed(step);
    counts.push(result);
    if (step.prepares && result.failures.length > 0) break;
  }
  const sum = addCounts(counts);
  console.log(`\n${summary(sum)}`);
  return sum.failures.length === 0 ? 0 : 1;
}

/** @returns the steps so named, all of them without a name, and what has to be ready for them. */
function chooseSteps(names: readonly string[]): readonly Step[] {
  const known = [...steps.map((step) => step.name), 'e2e'];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Problem(`There is no test step ${unknown}: choose from ${known.join(', ')}.`);
  if (names.length === 0) return steps;
  const isNamed = (step: Step): boolean => names.includes(step.name) || (step.inEditor === true && names.includes('e2e'));
  const needsEditor = steps.some((step) => step.inEditor && isNamed(step));
  return steps.filter((step) => isNamed(step) || (step.prepares && (needsEditor || !step.inEditor)));
}

/** Says what begins, and what came of it in how long. */
async function runTimed(step: Step): Promise<Counts> {
  console.log(`\n── ${step.name}`);
  const start = performance.now();
  const counts = await step.run().catch((error: unknown) => {
    console.error(error instanceof Problem ? error.message : error);
    return { passed: 0, failures: [step.name] };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${counts === nothing ? 'done' : `${counts.passed} passed and ${counts.failures.length} failed`} in ${seconds} s`);
  return counts;
}

async function build(): Promise<Counts> {
  const { status } = await runCommand(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, show: true });
  if (status !== 0) throw new Problem('The build failed; nothing was tested.');
  return nothing;
}

async function prepareEditor(): Promise<Counts> {
  await installServer();
  console.log(`Browser: ${await findBrowser()}`);
  return nothing;
}

/** The type check of the core alone proves that it needs neither Node nor a page; that of the timeline's page, that it needs no Node. */
async function checkStatically(): Promise<Counts> {
  const check = async (name: string, commands: readonly (readonly string[])[]): Promise<Counts> => {
    const results = await Promise.all(commands.map(([command = '', ...args]) => runCommand(command, args, { cwd: projectFolder })));
    const wrong = results.filter((result) => result.status !== 0);
    for (const result of wrong) console.log(result.output);
    console.log(`${wrong.length === 0 ? '✔' : '✖'} ${name}`);
    return wrong.length === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [name] };
  };
  return addCounts(await Promise.all([
    check('type-check', [['tsc', '--noEmit'], ['tsc', '--noEmit', '-p', 'server/core/tsconfig.json'], ['tsc', '--noEmit', '-p', 'client/webview/tsconfig.json']]),
    check('lint', [['eslint', '.']]),
  ]));
}

async function runHostSuites(host: 'node' | 'web'): Promise<Counts> {
  const args = ['scripts/testInEditor.ts', '--host', host];
  const { status, output } = await runCommand(process.execPath, args, { cwd: projectFolder, show: true });
  return readCounts(output, status);
}

function runUiSuites(include: string): Promise<Counts> {
  return runNodeTests({ include, verbose: true, oneByOne: true });
}

await runMain(main);
