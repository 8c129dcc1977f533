/**
 * The attributes of a document while it is read: what is set at this line, by whom, and what `{name}` stands for.
 * Values set from outside (settings) win over entries of the text, as with Asciidoctor's command line, unless their name
 * ends in `@`. It knows nothing of lines or of the places where references stand.
 *
 * Sample: after `store('v', '1.0')`, `resolve('Release {v}')` is `'Release 1.0'`.
 */
import { WORD } from './linePatterns.ts';

/** `{name}`, `{counter:name:seed}`, `{set:name:value}`, any of them escaped in front or at the end. */
export const ATTRIBUTE_REFERENCE = new RegExp(String.raw`(\\)?\{([${WORD}][${WORD}\-]*|(set|counter2?):.+?)(\\)?\}`, 'gu');
const NOT_IN_NAMES = new RegExp(`[^${WORD}\\-]`, 'gu');

/** What Asciidoctor defines before it reads the first line (dates and paths left out: they are not in the note). */
const PREDEFINED: Readonly<Record<string, string>> = {
  'attribute-undefined': 'drop-line', 'attribute-missing': 'skip', 'appendix-caption': 'Appendix', 'appendix-refsig': 'Appendix',
  'caution-caption': 'Caution', 'chapter-refsig': 'Chapter', 'example-caption': 'Example', 'figure-caption': 'Figure',
  'important-caption': 'Important', 'last-update-label': 'Last updated', 'note-caption': 'Note', 'part-refsig': 'Part',
  prewrap: '', sectids: '', 'section-refsig': 'Section', 'table-caption': 'Table', 'tip-caption': 'Tip', 'toc-placement': 'auto',
  'toc-title': 'Table of Contents', 'untitled-label': 'Untitled', 'version-label': 'Version', 'warning-caption': 'Warning',
  notitle: '', stylesdir: '.', iconsdir: './images/icons', localdate: '', localyear: '', localtime: '', localdatetime: '',
  docdate: '', docyear: '', doctime: '', docdatetime: '', doctype: 'article', 'doctype-article': '', filetype: 'html',
  'filetype-html': '', outfilesuffix: '.html', basebackend: 'html', 'basebackend-html': '', 'basebackend-html-doctype-article': '',
  'backend-html5-doctype-article': '', 'backend-html5': '', backend: 'html5', htmlsyntax: 'html',
};

/** Set by the processor, so entries of the text cannot change them. */
const LOCKED: Readonly<Record<string, string>> = {
  embedded: '', asciidoctor: '', 'asciidoctor-version': '2.0.23', 'safe-mode-name': 'secure', 'safe-mode-secure': '',
  'safe-mode-level': '20', 'max-include-depth': '64', docdir: '', 'user-home': '.', 'max-attribute-value-size': '4096', linkcss: '',
};

/** Names that cannot be set from the text either, and are not set. */
const LOCKED_UNSET = ['allow-uri-read', 'copycss', 'source-highlighter', 'icons'];

/** References that stand for characters with a meaning in AsciiDoc. */
const INTRINSIC: Readonly<Record<string, string>> = {
  startsb: '[', endsb: ']', vbar: '|', caret: '^', asterisk: '*', tilde: '~', plus: '&#43;', backslash: '\\', backtick: '`',
  blank: '', empty: '', sp: ' ', 'two-colons': '::', 'two-semicolons': ';;', nbsp: '&#160;', deg: '&#176;', zwsp: '&#8203;',
  quot: '&#34;', apos: '&#39;', lsquo: '&#8216;', rsquo: '&#8217;', ldquo: '&#8220;', rdquo: '&#8221;', wj: '&#8288;',
  brvbar: '&#166;', pp: '&#43;&#43;', cpp: 'C&#43;&#43;', amp: '&', lt: '<', gt: '>',
};

/** The few attributes that decide how titles are converted and named, as they stand at one line. */
export interface TitleSettings {
  readonly idPrefix: string;
  readonly idSeparator: string | undefined;
  readonly sectionIds: boolean;
  readonly compatibility: boolean;
  readonly experimental: boolean;
  readonly hideUriScheme: boolean;
  readonly dropMissing: boolean;
  readonly stem: string | undefined;
}

export class Attributes {
  private readonly values = new Map<string, string>(Object.entries(PREDEFINED));
  private readonly locked = new Set<string>(LOCKED_UNSET);
  private readonly counters = new Map<string, string>();
  private settings: TitleSettings | undefined;
  private fixedType: string | undefined;

  /** `outside`: from settings; undefined unsets, a name or value ending in `@` lets the text change it. */
  constructor(outside: Readonly<Record<string, string | undefined>>) {
    for (const [name, value] of Object.entries(LOCKED)) this.lock(name, value, true);
    for (const [key, value] of Object.entries(outside)) {
      const soft = key.endsWith('@') || (value?.endsWith('@') ?? false);
      const plain = key.endsWith('@') ? key.slice(0, -1) : key;
      const unset = plain.startsWith('!') || plain.endsWith('!');
      const name = plain.replace(/^!|!$/g, '').toLowerCase();
      this.lock(alias(name), unset ? undefined : value?.replace(/@$/, ''), !soft);
    }
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  get(name: string): string | undefined {
    return this.values.get(name);
  }

  /** Sets what no entry stands for (the title, the author line), unless it is fixed from outside. */
  set(name: string, value: string): void {
    if (this.locked.has(name)) return;
    this.values.set(name, value);
    this.settings = undefined;
  }

  get levelOffset(): number {
    return Number.parseInt(this.values.get('leveloffset') ?? '0', 10) || 0;
  }

  /** The document type; entries below the header change it no more. */
  get documentType(): string {
    return this.fixedType ?? this.values.get('doctype') ?? 'article';
  }

  /** Ends the header. */
  fixDocumentType(): void {
    this.fixedType = this.documentType;
  }

  /** The settings in force; the same object until one of the attributes changes. */
  get titleSettings(): TitleSettings {
    this.settings ??= {
      idPrefix: this.get('idprefix') ?? '_', idSeparator: this.get('idseparator'), sectionIds: this.has('sectids'),
      compatibility: this.has('compat-mode'), experimental: this.has('experimental'), hideUriScheme: this.has('hide-uri-scheme'),
      dropMissing: this.get('attribute-missing') === 'drop' || this.get('attribute-missing') === 'drop-line', stem: this.get('stem'),
    };
    return this.settings;
  }

  /**
   * Carries out an attribute entry. `name` may begin or end with `!`, which unsets.
   * Returns the plain name and the value now in force, undefined when it was unset.
   */
  store(name: string, value: string): { name: string; value: string | undefined } {
    const unset = name.endsWith('!') || name.startsWith('!');
    const plain = alias((unset ? name.replace(name.endsWith('!') ? /!$/ : /^!/, '') : name).replace(NOT_IN_NAMES, '').toLowerCase());
    if (plain === 'showtitle') this.assign('notitle', unset ? '' : undefined);
    this.assign(plain, unset ? undefined : this.entryValue(plain, value));
    return { name: plain, value: this.values.get(plain) };
  }

  private assign(name: string, value: string | undefined): void {
    if (this.locked.has(name)) return;
    this.settings = undefined;
    if (name === 'doctype' && value !== undefined && this.fixedType === undefined) this.markType(value);
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
  }

  /** Sets the attribute that tells of the document type, such as `doctype-book`, in place of the one before. */
  private markType(type: string): void {
    this.values.delete(`doctype-${this.documentType}`);
    this.values.delete(`backend-html5-doctype-${this.documentType}`);
    this.values.delete(`basebackend-html-doctype-${this.documentType}`);
    for (const name of [`doctype-${type}`, `backend-html5-doctype-${type}`, `basebackend-html-doctype-${type}`]) this.values.set(name, '');
  }

  private entryValue(name: string, value: string): string {
    if (name === 'leveloffset' && /^[+-]/.test(value)) {
      const step = Number.parseInt(value.slice(1), 10) || 0;
      return String(this.levelOffset + (value.startsWith('+') ? step : -step));
    }
    const passthrough = /^pass:([a-z]+(?:,[a-z-]+)*)?\[([\s\S]*)\]$/.exec(value);
    if (passthrough === null) return this.resolve(escapeSpecialCharacters(value));
    const substitutions = (passthrough[1] ?? '').split(',');
    let content = passthrough[2]!;
    if (substitutions.some((one) => ['c', 'n', 'v', 'specialchars', 'specialcharacters', 'normal', 'verbatim'].includes(one))) {
      content = escapeSpecialCharacters(content);
    }
    return substitutions.some((one) => ['a', 'n', 'attributes', 'normal'].includes(one)) ? this.resolve(content) : content;
  }

  /** `text` with its references replaced; unknown ones stay, or vanish where `attribute-missing` says so. */
  resolve(text: string): string {
    return text.includes('{') ? substituteReferences(text, (reference) => this.valueOf(reference), this.titleSettings.dropMissing) : text;
  }

  /** Like `resolve`, but an unknown reference becomes nothing. */
  resolveOrDrop(text: string): string {
    return substituteReferences(text, (reference) => this.valueOf(reference) ?? '', false);
  }

  /** What the inside of a reference stands for; counters advance. Undefined when nothing is known by that name. */
  valueOf(reference: string): string | undefined {
    const directive = /^(set|counter2?):([^:]*):?([\s\S]*)$/.exec(reference);
    if (directive === null) {
      const name = reference.toLowerCase();
      return this.values.get(name) ?? INTRINSIC[name];
    }
    if (directive[1] === 'set') {
      this.store(directive[2]!, directive[3]!);
      return '';
    }
    const next = this.count(directive[2]!, directive[3]!);
    return directive[1] === 'counter' ? next : '';
  }

  private count(name: string, seed: string): string {
    const current = this.locked.has(name) ? this.counters.get(name) : this.values.get(name);
    const next = current !== undefined && current !== '' ? successor(current) : seed === '' ? '1' : seed;
    this.counters.set(name, next);
    if (!this.locked.has(name)) {
      this.values.set(name, next);
      this.settings = undefined;
    }
    return next;
  }

  private lock(name: string, value: string | undefined, hard: boolean): void {
    if (name === 'doctype' && value !== undefined) this.markType(value);
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
    if (hard) this.locked.add(name);
    else this.locked.delete(name);
  }
}

/** Replaces the references of `text` by what `valueOf` gives; `dropMissing` empties a text with an unknown one. */
export function substituteReferences(text: string, valueOf: (reference: string) => string | undefined, dropMissing: boolean): string {
  let dropped = false;
  const result = text.replace(ATTRIBUTE_REFERENCE, (whole: string, before: string | undefined, reference: string, _directive, after: string | undefined) => {
    if (before !== undefined || after !== undefined) return `{${reference}}`;
    const value = valueOf(reference);
    if (value === undefined && dropMissing) dropped = true;
    return value ?? whole;
  });
  return dropped ? '' : result;
}

/** `<`, `>` and `&` as character references. */
export function escapeSpecialCharacters(text: string): string {
  return /[<>&]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

function alias(name: string): string {
  return name === 'numbered' ? 'sectnums' : name === 'hardbreaks' ? 'hardbreaks-option' : name;
}

/** The next value of a counter: a number plus one, or the next letter. */
function successor(value: string): string {
  if (/^-?\d+$/.test(value)) return String(Number.parseInt(value, 10) + 1);
  const code = value.codePointAt(0) ?? 0;
  return String.fromCodePoint(code + 1);
}
