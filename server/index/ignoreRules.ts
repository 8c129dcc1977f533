/**
 * Which paths of a folder tree count: the rules of `.gitignore` files, nested as git nests them, and the exclude
 * globs of settings. It reads no files; whoever walks the tree hands in the text of each `.gitignore` on the way.
 *
 * Paths are relative to the walked folder, separated by `/`; a folder's path ends with `/`, the walked one is `''`.
 * Sample: with `build/` in the `.gitignore` of `''`, `isIgnored(rules, 'docs/build/')` is true.
 */
import ignore from 'ignore';
import type { Ignore } from 'ignore';

export interface IgnoreRules {
  /** All `.gitignore` patterns so far, rewritten to the repository's root, so that the last match wins across files. */
  readonly git: Ignore;
  /** The walked folder's path in its repository: `''` or `a/b/`. */
  readonly base: string;
  readonly excludes: Ignore;
}

/** Folders that never hold notes of the user. */
const ALWAYS_EXCLUDED = ['.git', 'node_modules'];

/**
 * Rules before any `.gitignore` was read.
 * @param excludes Globs as in VS Code's `files.exclude`: relative to the walked folder, with `**`, `*`, `?`, `[…]`, `{a,b}`.
 * @param base The walked folder's path in its repository.
 */
export function createIgnoreRules(excludes: readonly string[] = [], base = ''): IgnoreRules {
  const patterns = excludes.flatMap(expandBraces).map((glob) => (/^(\*\*\/|\/)/.test(glob) ? glob : `/${glob}`));
  return { git: createMatcher(), base, excludes: createMatcher().add([...ALWAYS_EXCLUDED, ...patterns]) };
}

/** The same rules with those of a `.gitignore` added; `folder` is its place in the repository: `''` or `a/b/`. */
export function withGitignore(rules: IgnoreRules, folder: string, text: string): IgnoreRules {
  const patterns = text.split(/\r?\n/).map((line) => rebase(line, folder));
  return { ...rules, git: createMatcher().add(rules.git).add(patterns) };
}

/** Whether `path` is out, by git's rules or by the settings. */
export function isIgnored(rules: IgnoreRules, path: string): boolean {
  return rules.excludes.ignores(path) || rules.git.ignores(rules.base + path);
}

function createMatcher(): Ignore {
  return ignore({ ignorecase: false, allowRelativePaths: true });
}

/** A pattern of `folder/.gitignore` as one of the root's: `x` in `a/` means `x` anywhere below `/a/`, `x/y` means `/a/x/y`. */
function rebase(line: string, folder: string): string {
  if (folder === '' || line.trim() === '' || line.startsWith('#')) return line;
  const [, negation = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? [];
  const isAnchored = /\/./.test(pattern);
  const literalFolder = folder.replace(/[\\*?[\]!# ]/g, '\\$&');
  return `${negation}/${literalFolder}${isAnchored ? '' : '**/'}${pattern.replace(/^\//, '')}`;
}

/** `a.{b,c}` to `a.b` and `a.c`, innermost braces first; an unmatched brace stays as it is. */
function expandBraces(glob: string): string[] {
  const group = /\{([^{}]*)\}/.exec(glob);
  if (group === null) return [glob];
  const [whole, alternatives = ''] = group;
  return alternatives.split(',').flatMap((alternative) =>
    expandBraces(glob.slice(0, group.index) + alternative + glob.slice(group.index + whole.length)));
}
