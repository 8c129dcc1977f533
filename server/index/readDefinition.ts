/**
 * Finds what defines the book of a folder and reads it: `SUMMARY.md` (or `src/SUMMARY.md`), else a `mkdocs.yml` with a
 * `nav`, else the navigation files that `antora.yml` lists, or those where Antora's documentation puts them.
 * It knows how files are named, and their grammars only as far as they name other files.
 *
 * Sample: among the notes `modules/ROOT/nav.adoc` and no `antora.yml`, the definition is that file.
 */
import { findPartials } from '../core/outline/antoraNav.ts';
import type { BookDefinition, DefinitionFile } from '../core/outline/bookDefinition.ts';
import { hasNav } from '../core/outline/mkdocsNav.ts';
import { parseComponent } from '../core/outline/antoraComponent.ts';

/** Reads a file by its path below the folder; undefined when it cannot be read. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Names of files that may define a book, beside notes. */
const DEFINITION_FILE = /\/(?:mkdocs|antora)\.ya?ml$/;

/** Whether a changed file may change the order of a book though it is no note. */
export function maybeDefines(uri: string): boolean {
  return DEFINITION_FILE.test(uri);
}

/** @param notes paths of the notes of the folder */
export async function readDefinition(notes: ReadonlySet<string>, readText: ReadText): Promise<BookDefinition | undefined> {
  const summary = ['SUMMARY.md', 'src/SUMMARY.md'].find((path) => notes.has(path));
  if (summary !== undefined) return withFiles('summary', await readFiles([summary], readText));
  const mkdocs = await readFirst(['mkdocs.yml', 'mkdocs.yaml'], readText);
  if (mkdocs !== undefined && hasNav(mkdocs.text)) return withFiles('mkdocs', [mkdocs]);
  return readAntora(notes, readText);
}

async function readAntora(notes: ReadonlySet<string>, readText: ReadText): Promise<BookDefinition | undefined> {
  const settings = await readFirst(['antora.yml'], readText);
  const { name, nav } = settings === undefined ? { name: undefined, nav: [] } : parseComponent(settings.text);
  const usual = ['modules/ROOT/nav.adoc', 'nav.adoc'].filter((path) => notes.has(path)).slice(0, 1);
  const files = await readFiles(nav.length > 0 ? nav : usual, readText);
  const definition = withFiles('antora', files);
  if (definition === undefined) return undefined;
  const partials = await readPartials(files, readText);
  return { ...definition, partials, ...(name === undefined ? {} : { component: name }) };
}

/** More files than this are included by mistake. */
const MAXIMUM_PARTIALS = 1000;

/** What `files` include, directly or through others. */
async function readPartials(files: readonly DefinitionFile[], readText: ReadText): Promise<readonly DefinitionFile[]> {
  const partials: DefinitionFile[] = [];
  const known = new Set(files.map(({ path }) => path));
  let found = files;
  while (found.length > 0 && partials.length < MAXIMUM_PARTIALS) {
    const named = new Set(found.flatMap(findPartials).filter((path) => !known.has(path)).slice(0, MAXIMUM_PARTIALS));
    for (const path of named) known.add(path);
    found = await readFiles([...named], readText);
    partials.push(...found);
  }
  return partials;
}

function withFiles(kind: BookDefinition['kind'], files: readonly DefinitionFile[]): BookDefinition | undefined {
  return files.length === 0 ? undefined : { kind, files };
}

async function readFirst(paths: readonly string[], readText: ReadText): Promise<DefinitionFile | undefined> {
  for (const path of paths) {
    const [file] = await readFiles([path], readText);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Those of `paths` that can be read. A definition is a text like any other: it does not get to name files elsewhere. */
async function readFiles(paths: readonly string[], readText: ReadText): Promise<readonly DefinitionFile[]> {
  const inside = paths.filter((path) => path !== '..' && !path.startsWith('../'));
  const texts = await Promise.all(inside.map(readText));
  return inside.flatMap((path, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ path, text }];
  });
}
