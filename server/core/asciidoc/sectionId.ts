/**
 * The id Asciidoctor makes from a title: prefix, title in lower case without markup and signs, blanks and hyphens as
 * separators. Follows the AsciiDoc documentation, "Autogenerate section IDs".
 *
 * Sample: `1.2.3 Version-x.y` gives `_1_2_3_version_x_y`; a second one `_1_2_3_version_x_y_2`.
 */
import type { TitleSettings } from './attributes.ts';
import { WORD } from './linePatterns.ts';

const INVALID = new RegExp(String.raw`<[^>]+>|&(?:[a-z][a-z]+\d{0,2}|#\d\d\d{0,4}|#x[\da-f][\da-f][\da-f]{0,3});|[^ ${WORD}\-.]+?`, 'gu');
const SIMPLE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * The id of a title, given as converted HTML. `isTaken` tells which ids exist already; `lastNumber` remembers, per id,
 * the number last appended, so that many equal titles cost no search each.
 */
export function sectionId(converted: string, settings: TitleSettings, isTaken: (id: string) => boolean, lastNumber: Map<string, number>): string {
  const base = baseId(converted, settings);
  if (!isTaken(base)) return base;
  const separator = separatorOf(settings);
  for (let number = lastNumber.get(base) ?? 2; ; number++) {
    const candidate = `${base}${separator}${number}`;
    if (isTaken(candidate)) continue;
    lastNumber.set(base, number);
    return candidate;
  }
}

function separatorOf(settings: TitleSettings): string {
  return settings.idSeparator?.slice(0, 1) ?? '_';
}

function baseId(converted: string, settings: TitleSettings): string {
  const separator = separatorOf(settings);
  const lower = converted.toLowerCase();
  if ((separator === '_' || separator === '-') && SIMPLE.test(lower) && settings.idPrefix === '_') return settings.idPrefix + lower.replaceAll(' ', separator);
  const valid = settings.idPrefix + lower.replace(INVALID, '');
  if (separator === '') return valid.replaceAll(' ', '');
  let id = squeeze(valid, separator);
  if (id.endsWith(separator)) id = id.slice(0, -1);
  return settings.idPrefix === '' && id.startsWith(separator) ? id.slice(1) : id;
}

/** Runs of blanks, dots, hyphens and separators as one separator. */
function squeeze(text: string, separator: string): string {
  let result = '';
  let squeezing = false;
  for (const sign of text) {
    const isSeparator = sign === ' ' || sign === '.' || sign === '-' || sign === separator;
    if (!isSeparator) result += sign;
    else if (!squeezing) result += separator;
    squeezing = isSeparator;
  }
  return result;
}
