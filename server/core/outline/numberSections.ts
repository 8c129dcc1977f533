/**
 * Section numbers as a reader would see them printed: `1`, `1.1`, appendices `A`, `A.1`, parts `I`.
 *
 * - A sole top heading is the note's title: it has no number and numbering starts below it. So is the AsciiDoc title.
 * - Special sections (preface, glossary …) and what lies under them have none; appendices are lettered;
 *   parts of a book are roman and its chapters run on across them, as in Asciidoctor.
 * - An AsciiDoc note that turns `sectnums` on anywhere is numbered exactly where it says; any other note throughout.
 *   (Asciidoctor letters appendices even without it, so they do not tell.)
 *
 * It writes nothing into the note and knows only headings and their parents.
 *
 * Sample: levels 1, 2, 3, 2 under one title give '', '1', '1.1', '2'.
 */
import type { Heading } from '../model/documentModel.ts';
import { isDocumentTitle, isPart, isSpecialSection, opensSection } from '../model/headingKinds.ts';

/** Counts the numbered subsections of one section, and knows what stands in front of their numbers. */
interface Counter {
  readonly prefix: string;
  count: number;
}

/**
 * The number of each heading, empty where it has none.
 * @param parents index of each heading's enclosing section, -1 at the top, always smaller than its own
 */
export function numberSections(headings: readonly Heading[], parents: readonly number[]): readonly string[] {
  const title = titleIndex(headings, parents);
  const numbersItself = headings.some(({ numbered, role }) => numbered && role !== 'appendix');
  const chapters: Counter = { prefix: '', count: 0 };
  const appendices: Counter = { prefix: '', count: 0 };
  let parts = 0;
  /** What counts the subsections of each heading; undefined where they have no numbers. */
  const below: (Counter | undefined)[] = [];

  return headings.map((heading, index) => {
    const around = parents[index] === -1 ? chapters : below[parents[index]!];
    const isSilent = numbersItself && !heading.numbered;
    if (index === title) {
      below.push(chapters);
      return '';
    }
    if (isPart(heading)) {
      below.push(chapters);
      return isSilent ? '' : toRoman(++parts);
    }
    if (around === undefined || isSilent || !opensSection(heading) || isUnnumbered(heading)) {
      below.push(undefined);
      return '';
    }
    const isAppendix = heading.role === 'appendix';
    const counter = isAppendix && around === chapters ? appendices : around;
    counter.count++;
    const number = around.prefix + (isAppendix ? toLetters(counter.count) : String(counter.count));
    below.push({ prefix: `${number}.`, count: 0 });
    return number;
  });
}

/** The heading that titles the whole note: the AsciiDoc document title, or the only section at the top; else -1. */
function titleIndex(headings: readonly Heading[], parents: readonly number[]): number {
  const isTop = (heading: Heading, index: number): boolean => parents[index] === -1 && opensSection(heading);
  const first = headings.findIndex(isTop);
  if (first === -1 || isDocumentTitle(headings[first]!)) return first;
  const isOnly = !headings.some((heading, index) => index > first && isTop(heading, index));
  return isOnly && headings[first]!.role === undefined ? first : -1;
}

/** Special sections have no number, save appendices, and those an AsciiDoc note numbers by `sectnums: all`. */
function isUnnumbered(heading: Heading): boolean {
  return isSpecialSection(heading) && heading.role !== 'appendix' && !heading.numbered;
}

const ROMAN: readonly (readonly [value: number, digits: string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'],
  [5, 'V'], [4, 'IV'], [1, 'I'],
];

function toRoman(count: number): string {
  let rest = count;
  let digits = '';
  for (const [value, digit] of ROMAN) {
    digits += digit.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return digits;
}

/** A, B … Z, AA, AB …: appendices past the 26th go on as spreadsheet columns do. */
function toLetters(count: number): string {
  let letters = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
