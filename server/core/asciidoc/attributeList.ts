/**
 * The inside of `[...]`: positional and named attributes, quoted values, and the shorthand `style#id.role%option`.
 * Follows the AsciiDoc documentation, "Positional and named attributes". It knows nothing of what they belong to.
 *
 * Sample: `quote#x.big,Author,id="y z"` has positional `['quote#x.big', 'Author']` and named `id` = `y z`.
 */
import { WORD } from './linePatterns.ts';

export interface AttributeList {
  /** Positional values by place, counted from 0; named ones leave a hole, an empty place is undefined but `in` the list. */
  readonly positional: readonly (string | undefined)[];
  readonly named: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();
const BLANKS = /[ \t]*/y;
const NAME = new RegExp(`[${WORD}][${WORD}\\-.]*`, 'uy');
const TO_COMMA = /.*?(?=[ \t]*(?:,|$))/sy;
const COMMA = /[ \t]*(?:,|$)/y;
const QUOTED: Readonly<Record<string, RegExp>> = { '"': /.*?[^\\](?=")/sy, "'": /.*?[^\\](?=')/sy };

/** Parses the text between the brackets. Total: anything is some list. */
export function parseAttributeList(source: string): AttributeList {
  if (!/[="'\s]/.test(source)) return { positional: source.split(',').map((value) => value || undefined), named: NONE };
  const positional: (string | undefined)[] = [];
  const named = new Map<string, string>();
  const scanner = { source, at: 0 };
  for (let index = 0; ; index++) {
    const one = parseOne(scanner);
    if (one === undefined) break;
    if (one.value === undefined) positional[index] = one.name;
    else if (one.name !== undefined) named.set(one.name, one.value);
    if (scanner.at >= source.length && !one.more) break;
    const before = scanner.at;
    take(scanner, COMMA);
    if (scanner.at === before && scanner.at >= source.length) break;
  }
  return { positional, named };
}

interface Scanner {
  readonly source: string;
  at: number;
}

interface One {
  readonly name: string | undefined;
  readonly value: string | undefined;
  /** A comma stood right at the end, so an empty place follows. */
  readonly more: boolean;
}

function parseOne(scanner: Scanner): One | undefined {
  take(scanner, BLANKS);
  const { source } = scanner;
  const quote = source[scanner.at];
  if (quote === '"' || quote === "'") {
    scanner.at++;
    return { name: quoted(scanner, quote), value: undefined, more: false };
  }
  const name = take(scanner, NAME);
  const blanks = name === '' ? '' : take(scanner, BLANKS);
  if (scanner.at >= source.length) {
    return name === '' && !source.trimEnd().endsWith(',') ? undefined : { name: name || undefined, value: undefined, more: false };
  }
  const unit = source[scanner.at]!;
  if (unit === ',') return { name: name || undefined, value: undefined, more: true };
  scanner.at++;
  if (name === '' || unit !== '=') return { name: name + blanks + unit + take(scanner, TO_COMMA), value: undefined, more: false };
  take(scanner, BLANKS);
  return { name, value: valueAt(scanner), more: false };
}

function valueAt(scanner: Scanner): string {
  const unit = scanner.source[scanner.at];
  if (unit === undefined || unit === ',') return '';
  scanner.at++;
  return unit === '"' || unit === "'" ? quoted(scanner, unit) : unit + take(scanner, TO_COMMA);
}

/** The rest of a quoted value, the scanner standing after the opening quote; without a closing one it runs to the comma. */
function quoted(scanner: Scanner, quote: string): string {
  if (scanner.source[scanner.at] === quote) {
    scanner.at++;
    return '';
  }
  const value = take(scanner, QUOTED[quote]!);
  if (value === '') return quote + take(scanner, TO_COMMA);
  scanner.at++;
  return value.replaceAll(`\\${quote}`, quote);
}

/** What `pattern` matches right here, passed over; empty when it does not match. */
function take(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.at;
  const match = pattern.exec(scanner.source);
  if (match === null) return '';
  scanner.at += match[0].length;
  return match[0];
}

/** The parts of the first positional attribute. */
export interface Shorthand {
  readonly style: string | undefined;
  readonly id: string | undefined;
  readonly isShorthand: boolean;
}

/** Splits `style#id.role%option`; a value with a space is one style. */
export function parseShorthand(value: string): Shorthand {
  if (value.includes(' ') || !/[.#%]/.test(value)) return { style: value, id: undefined, isShorthand: false };
  const parts = value.split(/(?=[.#%])/);
  let style: string | undefined;
  let id: string | undefined;
  for (const part of parts) {
    if (part.startsWith('#')) id = part.length > 1 ? part.slice(1) : id;
    else if (!part.startsWith('.') && !part.startsWith('%')) style = part;
  }
  return { style, id, isShorthand: true };
}
