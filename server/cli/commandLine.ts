/**
 * Reads options and paths of a command, and says everything that is wrong with them at once, with the nearest
 * option that exists. It knows the shape of options, not what they mean.
 *
 * Sample: `--dept 2 a.md` gives the error `unknown option --dept; did you mean --depth?`.
 */
import { parseArgs } from 'node:util';

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
  const advice = written.startsWith('--')
    ? suggest(written, Object.keys(table).map((known) => `--${known}`))
    : '; a path that begins with - goes after --';
  return `unknown option ${written}${advice}`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}

/** `; did you mean X?` for the known word nearest to `given`, empty when none is near. */
export function suggest(given: string, known: readonly string[]): string {
  const nearest = known
    .map((word) => ({ word, distance: word.startsWith(given) ? 1 : editDistance(given, word) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const isNear = nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(nearest.word.replace(/^--/, '').length / 3));
  return isNear ? `; did you mean ${nearest.word}?` : '';
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(replaced, rows[i - 1]![j]! + 1, row[j - 1]! + 1, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
