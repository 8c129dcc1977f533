/**
 * Reads the cases of `test/data/asciidoc/*.cases` (their README tells the format). It knows nothing of parsers.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Case {
  /** File and label, as shown in test reports. */
  readonly name: string;
  readonly file: string;
  /** The files of the case, the master first; a case of one text has one file named `note.adoc`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Why Asciidoctor is not to be asked; undefined when it is. */
  readonly deviation: string | undefined;
  /** The lines expected. */
  readonly expected: readonly string[];
}

const FOLDER = join(import.meta.dirname, '../../data/asciidoc');

/** All cases of all files, in order. */
export function readCases(): readonly Case[] {
  return globSync('*.cases', { cwd: FOLDER }).sort().flatMap((name) => casesOf(name, readFileSync(join(FOLDER, name), 'utf8')));
}

function casesOf(fileName: string, content: string): readonly Case[] {
  const file = basename(fileName, '.cases');
  return content.split(/^%% /m).slice(1).map((source) => {
    const [label = '', ...rest] = source.split('\n');
    const reasons = rest.filter((line) => line.startsWith('%! '));
    const [input = '', expected = ''] = rest.filter((line) => !/^%[!?] /.test(line)).join('\n').split(/^%=\n/m);
    return {
      name: `${file}: ${label}`, file, files: filesOf(input), deviation: reasons[0]?.slice(3),
      expected: expected.split('\n').filter((line) => line.trim() !== ''),
    };
  });
}

function filesOf(input: string): Case['files'] {
  const text = input.replaceAll('⇥', '\t').replaceAll('␠', ' ');
  if (!text.startsWith('%file ')) return [{ path: 'note.adoc', text }];
  return text.split(/^%file /m).slice(1).map((part) => {
    const end = part.indexOf('\n');
    return { path: part.slice(0, end).trim(), text: part.slice(end + 1) };
  });
}
