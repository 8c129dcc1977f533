/**
 * `npm run package`: builds for production and packs `throughline-<version>.vsix`, lists what is inside, and refuses a
 * file that users do not need or a package of 1 MB or more. `.vscodeignore` says what goes in.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { Problem, runMain } from './problem.ts';
import { projectFolder } from './projectFolders.ts';
import { runCommand } from './runCommand.ts';

const limitBytes = 1_000_000;

/** Told apart from `.vscodeignore` on purpose: a mistake there must not go unseen. The timeline's page has its own files. */
const expected =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(node|browser)Extension\.cjs|dist\/server\.cjs|dist\/browserServer\.js|dist\/timeline\.(js|css)|media\/[\w-]+\.(svg|png)|syntaxes\/[\w.-]+\.json)$/;

async function main(): Promise<number> {
  const { status } = await runCommand(process.execPath, ['esbuild.mjs', '--production'], { cwd: projectFolder, show: true });
  if (status !== 0) throw new Problem('The build failed; nothing was packed.');
  const files = await listFiles({ cwd: projectFolder, packageManager: PackageManager.None });
  const unexpected = files.filter((file) => !expected.test(file));
  if (unexpected.length > 0) throw new Problem(`Not for users, see .vscodeignore: ${unexpected.join(', ')}`);
  const packagePath = join(projectFolder, `throughline-${await version()}.vsix`);
  await createVSIX({
    cwd: projectFolder,
    packagePath,
    dependencies: false,
    // There is no public repository yet that links could point to.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = await stat(packagePath);
  if (size >= limitBytes) throw new Problem(`${packagePath} has ${size} bytes; ${limitBytes} are too many already.`);
  return 0;
}

async function version(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

await runMain(main);
