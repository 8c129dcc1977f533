/**
 * The ignore rules already in force at a folder when a walk starts there: those of the git repository around it.
 * Only `.gitignore` files above the folder and `.git/info/exclude` are read here; the walk reads the folder's own.
 *
 * Sample: walking `file:///repo/docs`, with `*.tmp.md` in `/repo/.gitignore`, leaves out `docs/a.tmp.md`.
 */
import { URI, Utils } from 'vscode-uri';
import { createIgnoreRules, withGitignore } from './ignoreRules.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import type { WorkspacePort } from './workspacePort.ts';

/** Rules for walking `folderUri`. A folder that git itself ignores was asked for on purpose: outer rules are dropped. */
export async function readRepositoryRules(
  port: WorkspacePort, folderUri: string, excludes: readonly string[] = [],
): Promise<IgnoreRules> {
  const ancestors = await findAncestors(port, URI.parse(folderUri));
  const repository = ancestors[0] ?? folderUri;
  const base = ancestors.length === 0 ? '' : `${pathFrom(repository, folderUri)}/`;
  let rules = createIgnoreRules(excludes, base);
  rules = withGitignore(rules, '', await readText(port, repository, '.git', 'info', 'exclude'));
  for (const ancestor of ancestors) {
    const place = ancestor === repository ? '' : `${pathFrom(repository, ancestor)}/`;
    rules = withGitignore(rules, place, await readText(port, ancestor, '.gitignore'));
  }
  return base !== '' && rules.git.ignores(base) ? createIgnoreRules(excludes) : rules;
}

/** The folders above `folder` up to the repository's root, outermost first; none when it is the root or in no repository. */
async function findAncestors(port: WorkspacePort, folder: URI): Promise<readonly string[]> {
  const ancestors: string[] = [];
  for (let at = folder; ; at = Utils.dirname(at)) {
    if (at !== folder) ancestors.unshift(at.toString());
    const head = await port.read(Utils.joinPath(at, '.git', 'HEAD').toString());
    // A worktree or submodule has a file named `.git` instead of a folder.
    if (head.ok || (await port.read(Utils.joinPath(at, '.git').toString())).ok) return ancestors;
    if (Utils.dirname(at).path === at.path) return [];
  }
}

function pathFrom(outer: string, inner: string): string {
  return URI.parse(inner).path.slice(URI.parse(outer).path.length).replace(/^\/|\/$/g, '');
}

/** The text of a file of ignore patterns; empty when there is none. */
async function readText(port: WorkspacePort, folder: string, ...names: string[]): Promise<string> {
  const reading = await port.read(Utils.joinPath(URI.parse(folder), ...names).toString());
  return reading.ok ? new TextDecoder().decode(reading.value) : '';
}
