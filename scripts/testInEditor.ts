/**
 * Runs the in-editor suites under `@vscode/test-electron`: `node scripts/testInEditor.ts [--host node|web] [--desktop]`.
 * Without `--desktop` a launcher of ours stands in for the desktop program, so that nothing but npm packages and a
 * browser is needed; with it, VS Code is downloaded. The suites, their bundle and the runner are the same.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleSuites, copyBrowserExtension } from './editor/bundleSuites.ts';
import { Problem, runMain } from './problem.ts';
import { endToEndOutput, projectFolder, samplesFolder } from './projectFolders.ts';

const launcher = fileURLToPath(
  new URL(process.platform === 'win32' ? './editor/launcher.cmd' : './editor/launcher.ts', import.meta.url),
);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'node' },
      suites: { type: 'string', default: 'test/e2e/host/*.test.ts' },
      desktop: { type: 'boolean', default: false },
    },
  });
  const web = values.host === 'web';
  const extension = web ? await copyBrowserExtension() : projectFolder;
  const temporary = await mkdtemp(join(tmpdir(), 'throughline-workspace-'));
  const workspace = join(temporary, 'samples');
  try {
    await cp(samplesFolder, workspace, { recursive: true });
    return await runTests({
      extensionDevelopmentPath: extension,
      extensionTestsPath: await bundleSuites(values.suites, web ? extension : endToEndOutput),
      launchArgs: [workspace],
      vscodeExecutablePath: values.desktop ? await downloadDesktop() : launcher,
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function downloadDesktop(): Promise<string> {
  return downloadAndUnzipVSCode().catch((error: unknown) => {
    throw new Problem(`Cannot download VS Code (${String(error)}): check the network, or take \`npm run test:e2e\`, which needs none but npm's.`);
  });
}

await runMain(main);
