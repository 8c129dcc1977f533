/**
 * Reads options and paths of a command, and says everything that is wrong with them at once, with the nearest
 * option that exists. It knows the shape of options, not what they mean.
 *
 * Sample: `--dept 2 a.md` gives the error `unknown option --dept; did you mean --depth?`.
 */
import { parseArgs } from 'node:util';
import { nearestWords } from '../core/plan/syntax/nearestWords.ts';

/** The options of a command: switches, those with a whole number from 1, with any text, and with a word of a list. */
export type OptionTable = Readonly<Record<string, 'switch' | 'number' | 'text' | readonly string[]>>;

export interface CommandLine {
  readonly switches: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, string>;
  readonly paths: readonly string[];
  /** Sentences about wrong usage; when there are any, nothing should be done. */
  readonly errors: readonly string[];
}

/** Reads the arguments after the command's name. Never throws. A path that begins with `-` can follow `--`. */
export function readCommandLine(given: readonly string[], table: OptionTable): CommandLine {
  const options = Object.fromEntries(Object.entries(table).map(([name, kind]) =>
    [name, { type: kind === 'switch' ? 'boolean' as const : 'string' as const }]));
  const { tokens } = parseArgs({ args: [...given], options, strict: false, allowPositionals: true, tokens: true });
  const switches = new Set<string>();
  const numbers = new Map<string, number>();
  const words = new Map<string, string>();
  const paths: string[] = [];
  const errors: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind === 'positional' && token.value === '') errors.push('a path is empty');
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const kind = table[name];
    const isValue = value !== undefined && (token.inlineValue === true || !/^-./.test(value));
    if (kind === undefined) errors.push(unknownOption(rawName.startsWith('--') ? rawName : given[token.index]!, table));
    else if (kind === 'switch') {
      if (value !== undefined) errors.push(`${rawName} takes no value`);
      switches.add(name);
    } else if (!isValue) errors.push(`${rawName} takes ${kind === 'number' ? 'a whole number' : kind === 'text' ? 'a word' : oneOf(kind)} after it`);
    else if (kind === 'number') {
      if (/^[1-9]\d{0,8}$/.test(value)) numbers.set(name, Number(value));
      else errors.push(`${rawName} takes a whole number from 1, not "${value}"`);
    } else if (kind === 'text' || kind.includes(value)) words.set(name, value);
    else errors.push(`${rawName} takes ${oneOf(kind)}, not "${value}"${suggest(value, kind)}`);
  }
  // A word such as `-notes.md` is read as one option a letter, and is one mistake.
  return { switches, numbers, words, paths, errors: [...new Set(errors)] };
}

function unknownOption(written: string, table: OptionTable): string {
  return `unknown option ${written}${written.startsWith('--') ? suggest(written.slice(2), Object.keys(table), '--') : '; a path that begins with - goes after --'}`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}

/** `; did you mean X?` for the known word that `given` begins or is nearest to, empty when none is near. */
export function suggest(given: string, known: readonly string[], prefix = ''): string {
  const word = (given === '' ? undefined : known.find((each) => each.startsWith(given))) ?? nearestWords(given, known, 1)[0];
  return word === undefined ? '' : `; did you mean ${prefix}${word}?`;
}
