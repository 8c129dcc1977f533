/**
 * Runs mocha suites inside an extension host, Node's or the web worker's, and logs one line per test and a summary.
 * It knows nothing of files: the bundle hands it the suites as functions, and mocha as a global.
 *
 * Logs `│ ✔ Outline: follows the cursor (120 ms)` … and last `│ 12 passed, 0 failed`; the bar tells these lines
 * from all the editor logs beside them.
 */
/// <reference types="mocha" />
/**
 * @param suites each evaluates one suite file, which calls `describe`.
 * @throws Error when a test failed, which makes the editor exit with status 1.
 */
export async function runSuites(suites: readonly (() => unknown)[]): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: LineReporter as unknown as Mocha.ReporterConstructor });
  // Makes `describe` and `it` global.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const suite of suites) suite();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Mocha makes its reporter with `new`; a function that only listens will do. */
function LineReporter(runner: Mocha.Runner): void {
  let passed = 0;
  let failed = 0;
  runner.on('pass', (test) => {
    passed += 1;
    report(`✔ ${test.titlePath().join(': ')} (${test.duration ?? 0} ms)`);
  });
  runner.on('fail', (test, error: Error) => {
    failed += 1;
    report(`✖ ${test.titlePath().join(': ')}\n${error.stack ?? error.message}`);
  });
  runner.once('end', () => report(`${passed} passed, ${failed} failed`));
}

function report(text: string): void {
  for (const line of text.split('\n')) console.log(`│ ${line}`);
}
