/**
 * Finds every note below a folder, as git and the settings see it: without `.git`, `node_modules`, what `.gitignore`
 * files say (those between the repository's root and the folder included) and the globs of settings.
 *
 * Each real folder is listed once, so links to folders can neither loop nor show a note twice; where the port cannot
 * tell real places, links to folders are not followed. It reads no notes.
 * Sample: a folder with `a.md`, `b/c.adoc` and `b/x.txt` gives the paths `a.md` and `b/c.adoc`.
 */
import { URI, Utils } from 'vscode-uri';
import type { Dialect } from '../core/model/documentModel.ts';
import { dialectOf } from '../core/parseNote.ts';
import { isIgnored, withGitignore } from './ignoreRules.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import { readRepositoryRules } from './repositoryRules.ts';
import type { FolderEntry, WorkspacePort } from './workspacePort.ts';

export interface FoundNote {
  readonly uri: string;
  /** Relative to the walked folder, separated by `/`. */
  readonly path: string;
  readonly dialect: Dialect;
}

export interface NoteWalk {
  /** In the order of their paths' UTF-16 units. */
  readonly notes: readonly FoundNote[];
  /** Folders that could not be listed; the rest of the walk went on. */
  readonly problems: readonly { readonly uri: string; readonly reason: string }[];
}

export interface WalkOptions {
  /** Globs as in VS Code's `files.exclude`, relative to the folder. */
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A folder still to be listed. */
interface Visit {
  readonly uri: string;
  /** `''` for the walked folder, else `a/b/`. */
  readonly path: string;
  /** Its real place: that of its parent plus its name, or what its link leads to. */
  readonly real: string;
  readonly rules: IgnoreRules;
}

/** What one folder holds. */
interface Visited {
  readonly notes: readonly FoundNote[];
  readonly folders: readonly Visit[];
  readonly links: readonly Visit[];
  readonly problems: NoteWalk['problems'];
}

/** How many folders are listed at a time. */
const CONCURRENCY = 16;

/** The real place of a link that cannot be followed. */
const NOWHERE = '';

/**
 * Walks `folderUri`.
 * @throws the signal's reason when `options.signal` is aborted; nothing else.
 */
export async function walkNotes(port: WorkspacePort, folderUri: string, options: WalkOptions = {}): Promise<NoteWalk> {
  const root = URI.parse(folderUri).toString();
  const rules = await readRepositoryRules(port, root, options.exclude);
  const queue: Visit[] = [{ uri: root, path: '', real: await findRealPlace(port, root), rules }];
  const links: Visit[] = [];
  const notes: FoundNote[] = [];
  const problems: NoteWalk['problems'][number][] = [];
  const seen = new Set<string>([NOWHERE]);
  while (queue.length + links.length > 0) {
    options.signal?.throwIfAborted();
    // Links wait until every folder was reached by its own path.
    if (queue.length === 0) queue.push(...await Promise.all(links.splice(0).sort(byPath).map((link) => follow(port, link))));
    const fresh = queue.splice(0, CONCURRENCY).filter(({ real }) => !seen.has(real) && seen.add(real));
    for (const visited of await Promise.all(fresh.map((folder) => visit(port, folder)))) {
      notes.push(...visited.notes);
      queue.push(...visited.folders);
      links.push(...visited.links);
      problems.push(...visited.problems);
    }
  }
  return { notes: notes.sort(byPath), problems };
}

async function visit(port: WorkspacePort, folder: Visit): Promise<Visited> {
  const listing = await port.list(folder.uri);
  if (!listing.ok) return { notes: [], folders: [], links: [], problems: [{ uri: folder.uri, reason: listing.reason }] };
  const rules = await withOwnGitignore(port, folder, listing.value);
  const notes: FoundNote[] = [];
  const folders: Visit[] = [];
  const links: Visit[] = [];
  for (const { name, kind, isLink } of listing.value) {
    const path = folder.path + name;
    const dialect = kind === 'file' ? dialectOf(name) : undefined;
    if (dialect !== undefined && !isIgnored(rules, path)) {
      notes.push({ uri: childUri(folder.uri, name), path, dialect });
    } else if (kind === 'folder' && !isIgnored(rules, `${path}/`)) {
      const found = { uri: childUri(folder.uri, name), path: `${path}/`, real: childUri(folder.real, name), rules };
      (isLink ? links : folders).push(found);
    }
  }
  return { notes, folders, links, problems: [] };
}

/** More rules than this are a mistake. */
const MAX_GITIGNORE_BYTES = 1_000_000;

async function withOwnGitignore(
  port: WorkspacePort, folder: Visit, entries: readonly FolderEntry[],
): Promise<IgnoreRules> {
  if (!entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) return folder.rules;
  const reading = await port.read(childUri(folder.uri, '.gitignore'), MAX_GITIGNORE_BYTES);
  if (!reading.ok) return folder.rules;
  return withGitignore(folder.rules, folder.rules.base + folder.path, new TextDecoder().decode(reading.value));
}

/** The real place of the walked folder; its own URI where the port cannot tell or the folder cannot be reached. */
async function findRealPlace(port: WorkspacePort, uri: string): Promise<string> {
  const reading = await port.realPath?.(uri);
  return reading?.ok ? reading.value : uri;
}

/** A link with the place it really leads to. */
async function follow(port: WorkspacePort, link: Visit): Promise<Visit> {
  const reading = await port.realPath?.(link.uri);
  return { ...link, real: reading?.ok ? reading.value : NOWHERE };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function childUri(folder: string, name: string): string {
  return Utils.joinPath(URI.parse(folder), name).toString();
}
