/**
 * Paths between notes, with `/` between names: where a relative one leads, and how one note names another.
 * It reads no files.
 *
 * Sample: from `a/b.md`, `../c.md` leads to `c.md`; seen from `a/b.md`, `a/d/e.md` is `d/e.md`.
 */

/** Where `path`, written in the note `from`, leads. */
export function resolvePath(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : slashes(from).split('/').slice(0, -1);
  for (const part of slashes(path).split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return (path.startsWith('/') || from.startsWith('/') ? '/' : '') + parts.filter((part) => part !== '').join('/');
}

/** How the note `from` names `to`. */
export function relativePath(from: string, to: string): string {
  const start = slashes(from).split('/').slice(0, -1).filter((part) => part !== '' && part !== '.');
  const target = slashes(to).split('/').filter((part) => part !== '' && part !== '.');
  let same = 0;
  while (same < start.length && same < target.length - 1 && start[same] === target[same]) same++;
  return [...start.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}

/** Paths as one writes them in links. */
export function slashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}
