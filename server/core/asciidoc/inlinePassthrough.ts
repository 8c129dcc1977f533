/**
 * Text kept from substitution: `+x+`, `++x++`, `+++x+++`, `$$x$$`, `pass:q[x]` and formulas. It is taken out before
 * anything else and put back at the end. Follows the AsciiDoc documentation, "Passthroughs".
 */
import { WORD } from './linePatterns.ts';
import { NORMAL } from './inlineContext.ts';
import type { InlineContext, Substitution } from './inlineContext.ts';

export interface Passthrough {
  readonly text: string;
  readonly substitutions: readonly Substitution[];
  readonly open: string;
  readonly close: string;
}

const BASIC: readonly Substitution[] = ['specialcharacters'];
const START = '\u0096';
const END = '\u0097';
const SLOT = new RegExp(`${START}(\\d+)${END}`, 'g');
const PASS_MACRO = /(?:(?:(\\?)\[([^\]]+)\])?(\\{0,2})(\+\+\+?|\$\$)([\s\S]*?)\4|(\\?)pass:([a-z]+(?:,[a-z-]+)*)?\[(|[\s\S]*?[^\\])\])/gm;
const PASS_MARK = new RegExp(String.raw`((?:^|[^${WORD};:\\])(?=(\[)|\+)|\\(?=\[)|(?=\\\+))(?:\2(x-|[^\]]+ x-)\]|(?:\[([^\]]+)\])?(?=(\\)?\+))(\5?(\+|`
  + '`' + String.raw`)(\S|\S[\s\S]*?\S)\7)(?![${WORD}])`, 'gmu');
const PASS_MARK_COMPATIBILITY = new RegExp(
  String.raw`(^|[^\x60${WORD}])(?:($)()|\[([^\]]+)\](?=(\\)?))?(\5?(\x60)([^\x60\s]|[^\x60\s][\s\S]*?\S)\7)(?![\x60${WORD}])`, 'gmu');
const STEM = /\\?(stem|(?:latex|ascii)math):([a-z]+(?:,[a-z-]+)*)?\[([\s\S]*?[^\\])\]/gm;
const BY_LETTER: Readonly<Record<string, readonly Substitution[]>> = {
  a: ['attributes'], attributes: ['attributes'], c: BASIC, specialcharacters: BASIC, specialchars: BASIC, v: BASIC, verbatim: BASIC,
  m: ['macros'], macros: ['macros'], n: NORMAL, normal: NORMAL, p: ['post_replacements'], post_replacements: ['post_replacements'],
  q: ['quotes'], quotes: ['quotes'], r: ['replacements'], replacements: ['replacements'],
};

/** Takes the passthroughs out of `text` into `into` and leaves numbered slots. */
export function extractPassthroughs(text: string, into: Passthrough[], context: InlineContext): string {
  const { compatibility } = context.settings;
  let result = text;
  if (result.includes('++') || result.includes('$$') || result.includes('ss:')) result = extractMacros(result, into, compatibility);
  if (compatibility ? result.includes('`') : result.includes('+') || result.includes('-]')) result = extractMarks(result, into, compatibility);
  if (result.includes('stem:') || result.includes('math:')) result = extractFormulas(result, into, context);
  return result;
}

/** Applies substitutions to a text. */
type Apply = (text: string, substitutions: readonly Substitution[]) => string;

/** Puts the passthroughs back, with the substitutions each asked for. */
export function restorePassthroughs(text: string, passthroughs: readonly Passthrough[], apply: Apply): string {
  if (!text.includes(START)) return text;
  return text.replace(SLOT, (_slot, index: string) => {
    const one = passthroughs[Number(index)];
    if (one === undefined) return '??pass??';
    const inner = one.substitutions.length > 0 ? apply(one.text, one.substitutions) : one.text;
    return restorePassthroughs(one.open + inner + one.close, passthroughs.slice(0, Number(index)), apply);
  });
}

function slot(into: Passthrough[], text: string, substitutions: readonly Substitution[], tag = ''): string {
  into.push({ text, substitutions, open: tag === '' ? '' : `<${tag}>`, close: tag === '' ? '' : `</${tag}>` });
  return `${START}${into.length - 1}${END}`;
}

function extractMacros(text: string, into: Passthrough[], compatibility: boolean): string {
  return text.replace(PASS_MACRO, (whole: string, roleEscape: string | undefined, role: string | undefined, escapes: string | undefined,
    mark: string | undefined, content: string | undefined, macroEscape: string | undefined, names: string | undefined, macroContent: string | undefined) => {
    if (mark === undefined) {
      return macroEscape === '\\' ? whole.slice(1) : slot(into, unescape(macroContent!), namedSubstitutions(names));
    }
    if (compatibility && mark === '++') {
      const front = role === undefined ? '' : `${roleEscape}[${role}]`;
      return `${front}${escapes}++${extractMacros(content!, into, compatibility)}++`;
    }
    const fewer = escapes!.slice(1);
    if (escapes !== '') return `${role === undefined ? '' : `${roleEscape}[${role}]`}${fewer}${mark}${content}${mark}`;
    if (role !== undefined && roleEscape === '\\') return `[${role}]${slot(into, content!, mark === '+++' ? [] : BASIC)}`;
    if (role !== undefined && mark === '++' && isOldBehavior(role)) return slot(into, content!, NORMAL, 'code');
    return slot(into, content!, mark === '+++' ? [] : BASIC, role === undefined ? '' : 'span');
  });
}

function isOldBehavior(role: string): boolean {
  return role === 'x-' || role.endsWith(' x-');
}

function extractMarks(text: string, into: Passthrough[], compatibility: boolean): string {
  const pattern = compatibility ? PASS_MARK_COMPATIBILITY : PASS_MARK;
  return text.replace(pattern, (_whole: string, before: string, _bracket, oldRole: string | undefined, plainRole: string | undefined,
    escape: string | undefined, quoted: string, mark: string, content: string) => {
    const role = plainRole ?? oldRole;
    const forced = !compatibility && role !== undefined && isOldBehavior(role);
    if (role !== undefined && role !== '') {
      if (escape !== undefined) return `${before}[${role}]${quoted.slice(1)}`;
      if (before === '\\') {
        if (forced && mark === '`') return `${before}[${role}]${quoted}`;
        return compatibility ? `[${role}]${slot(into, content, BASIC, 'code')}` : `[${role}]${quoted}`;
      }
    } else if (escape !== undefined) {
      return before + quoted.slice(1);
    } else if (compatibility && before === '\\') {
      return quoted;
    }
    if (compatibility) return before + slot(into, content, BASIC, 'code');
    if (forced) return before + slot(into, content, mark === '`' ? BASIC : NORMAL, 'code');
    return before + slot(into, content, BASIC, role === undefined ? '' : 'span');
  });
}

function extractFormulas(text: string, into: Passthrough[], context: InlineContext): string {
  return text.replace(STEM, (whole: string, name: string, names: string | undefined, source: string) => {
    if (whole.startsWith('\\')) return whole.slice(1);
    const latex = name === 'latexmath' || (name === 'stem' && /^(?:latexmath|latex|tex)$/.test(context.settings.stem ?? ''));
    let content = unescape(source);
    if (latex && content.length > 1 && content.startsWith('$') && content.endsWith('$')) content = content.slice(1, -1);
    const substitutions = names === undefined ? BASIC : namedSubstitutions(names);
    into.push({ text: content, substitutions, open: latex ? '\\(' : '\\$', close: latex ? '\\)' : '\\$' });
    return `${START}${into.length - 1}${END}`;
  });
}

function namedSubstitutions(names: string | undefined): readonly Substitution[] {
  return names === undefined ? [] : [...new Set(names.split(',').flatMap((name) => BY_LETTER[name] ?? []))];
}

function unescape(text: string): string {
  return text.includes(']') ? text.replaceAll('\\]', ']') : text;
}
