/**
 * Who the reader is in `owner:`: a setting, else the name git knows them by in this folder. The browser has no git that
 * tells, so there the setting is needed.
 */
import { extensions, workspace } from 'vscode';
import type { Uri } from 'vscode';

/** The part of the built-in git extension that is used here. */
interface GitExports {
  getAPI(version: 1): { readonly repositories: readonly { readonly rootUri: Uri; getConfig(key: string): Promise<string> }[] };
}

/** The reader's name; empty when nobody says it. */
export async function findPerson(): Promise<string> {
  const named = workspace.getConfiguration('throughline.plan').get('owner', '').trim();
  return named === '' ? findGitName() : named;
}

async function findGitName(): Promise<string> {
  const git = extensions.getExtension<GitExports>('vscode.git');
  if (git === undefined) return '';
  try {
    const exports = await git.activate();
    const [repository] = exports.getAPI(1).repositories;
    return (await repository?.getConfig('user.name'))?.trim() ?? '';
  } catch {
    return ''; // Git is switched off, or knows no name: the same as no git.
  }
}
