/**
 * Reads the fixtures of `test/data/markdown`: files of cases, each a note and what must be found in it.
 *
 * A case begins with `@@ name (options)`, then the note, then `@@ expected` and one line for each thing found. To be
 * seen, some characters are written as signs: `⇥` tab, `␠` blank, `␍` carriage return, `\u{…}` any other.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { MarkdownOptions } from '../../../server/core/markdown/markdownOptions.ts';

export interface Fixture {
  readonly name: string;
  readonly options: MarkdownOptions;
  readonly note: string;
  /** The rest of the line that ends the note: `expected`, or an operation to come. */
  readonly step: string;
  readonly expected: readonly string[];
}

/** All fixtures of the files that match `pattern`, below `test/data/markdown`. */
export function readFixtures(pattern: string): Fixture[] {
  return globSync(`test/data/markdown/${pattern}`).sort().flatMap((path) => {
    const cases = readFileSync(path, 'utf8').matchAll(/^@@ (.+)\n([^]*?)^@@ (.+)\n([^]*?)(?=\n@@ |(?![^]))/gm);
    return Array.from(cases, ([, title, note, step, expected]) => ({
      name: `${basename(path, '.txt')}: ${title!}`,
      options: optionsOf(title!),
      note: decode(note!),
      step: step!,
      expected: expected!.split('\n').filter((line) => line !== '').map(decode),
    }));
  });
}

function optionsOf(title: string): MarkdownOptions {
  const names = /\(([\w, ]+)\)$/.exec(title)?.[1]?.split(', ') ?? [];
  return Object.fromEntries(names.map((name) => [name, true]));
}

function decode(line: string): string {
  return line.replaceAll('⇥', '\t').replaceAll('␠', ' ').replaceAll('␍', '\r')
    .replace(/\\u\{([0-9A-F]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
