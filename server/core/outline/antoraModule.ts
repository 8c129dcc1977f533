/**
 * Paths in the fixed folders of an Antora module (https://docs.antora.org/antora/latest/standard-directories/), and what
 * a resource id means there. Ids of other components or versions mean nothing here.
 *
 * Sample: `partial$x.adoc` in `modules/ROOT/pages/a.adoc` is `modules/ROOT/partials/x.adoc`.
 */
import { folderOf, joinPath } from './bookEntry.ts';

/** The folder of each family of resources. */
const FAMILIES: Readonly<Record<string, string>> = {
  page: 'pages', partial: 'partials', example: 'examples', image: 'images', attachment: 'attachments',
};
const FOLDERS = Object.values(FAMILIES).join('|');

/**
 * The path of a resource id, `[version@][component:][module:][family$]path`, without a fragment, seen from the file `from`;
 * undefined when it lies in no module of this component or names no known family.
 * @param family of ids that name none
 * @param component name of the component itself
 */
export function resolveResource(id: string, from: string, family: string, component?: string): string | undefined {
  const parts = /^((?:[^:$@/]*:){0,2})(?:(\w+)\$)?([^@$]+)$/.exec(id);
  const folder = FAMILIES[parts?.[2] ?? family];
  if (parts === null || folder === undefined) return undefined;
  const names = parts[1]!.split(':').slice(0, -1);
  if (names.length === 2 && names[0] !== '' && names[0] !== component) return undefined;
  const own = moduleOf(from);
  const module = names.length === 0 ? own : joinPath(joinPath(own, '..'), names.at(-1) || 'ROOT');
  return joinPath(joinPath(module, folder), parts[3]!);
}

/**
 * The path an include in the file `from` means: seen from its folder, or by the id of a resource.
 * Undefined for ids that mean nothing here, and for addresses.
 */
export function resolveInclude(target: string, from: string): string | undefined {
  if (/^[^/]*\$/.test(target)) return resolveResource(target, from, 'page');
  return /^[a-z][a-z\d+.-]+:/i.test(target) ? undefined : joinPath(folderOf(from), target);
}

/** Whether a note in an Antora component is none of its pages: a navigation file, or a text for others to include. */
export function isNoPage(path: string): boolean {
  return /(?:^|\/)(?:partials|examples)\/|(?:^|\/)nav[^/]*\.adoc$/.test(path) && !/(?:^|\/)pages\//.test(path);
}

/** The folder of the module that a file belongs to; outside `modules`, the one around its family's folder. */
function moduleOf(path: string): string {
  const inside = /^(?:.*\/)?modules\/[^/]+(?=\/)/.exec(path);
  return inside === null ? folderOf(path).replace(new RegExp(`(?:^|/)(?:${FOLDERS})(?:/.*)?$`), '') : inside[0];
}
