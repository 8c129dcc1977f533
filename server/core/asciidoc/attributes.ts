/**
 * The attributes of a document while it is read: what is set at this line, by whom, and what `{name}` stands for.
 * Values set from outside (settings) win over entries of the text, as with Asciidoctor's command line, unless their name
 * ends in `@`. It knows nothing of lines or of the places where references stand.
 *
 * Sample: after `store('v', '1.0')`, `resolve('Release {v}')` is `'Release 1.0'`.
 */
import { WORD } from './linePatterns.ts';

/** `{name}`, `{counter:name:seed}`, `{set:name:value}`, any of them escaped in front or at the end. */
const ATTRIBUTE_REFERENCE = new RegExp(String.raw`(\\)?\{([${WORD}][${WORD}\-]*|(set|counter2?):.{1,500}?)(\\)?\}`, 'gu');
const PLAIN_NAME = /^[a-z\d_-]+$/;
const NOT_IN_NAMES = new RegExp(`[^${WORD}\\-]`, 'gu');

/** What Asciidoctor defines before it reads the first line (dates and paths left out: they are not in the note). */
const PREDEFINED: ReadonlyMap<string, string> = new Map(Object.entries({
  'attribute-undefined': 'drop-line', 'attribute-missing': 'skip', 'appendix-caption': 'Appendix', 'appendix-refsig': 'Appendix',
  'caution-caption': 'Caution', 'chapter-refsig': 'Chapter', 'example-caption': 'Example', 'figure-caption': 'Figure',
  'important-caption': 'Important', 'last-update-label': 'Last updated', 'note-caption': 'Note', 'part-refsig': 'Part',
  prewrap: '', sectids: '', 'section-refsig': 'Section', 'table-caption': 'Table', 'tip-caption': 'Tip', 'toc-placement': 'auto',
  'toc-title': 'Table of Contents', 'untitled-label': 'Untitled', 'version-label': 'Version', 'warning-caption': 'Warning',
  notitle: '', stylesdir: '.', iconsdir: './images/icons', localdate: '', localyear: '', localtime: '', localdatetime: '',
  docdate: '', docyear: '', doctime: '', docdatetime: '', doctype: 'article', 'doctype-article': '', filetype: 'html',
  'filetype-html': '', outfilesuffix: '.html', basebackend: 'html', 'basebackend-html': '', 'basebackend-html-doctype-article': '',
  'backend-html5-doctype-article': '', 'backend-html5': '', backend: 'html5', htmlsyntax: 'html',
  embedded: '', asciidoctor: '', 'asciidoctor-version': '2.0.23', 'safe-mode-name': 'secure', 'safe-mode-secure': '',
  'safe-mode-level': '20', 'max-include-depth': '64', docdir: '', 'user-home': '.', 'max-attribute-value-size': '4096', linkcss: '',
}));

/** Names that entries of the text cannot change. */
const LOCKED: ReadonlySet<string> = new Set([
  'embedded', 'asciidoctor', 'asciidoctor-version', 'safe-mode-name', 'safe-mode-secure', 'safe-mode-level', 'max-include-depth', 'docdir',
  'user-home', 'max-attribute-value-size', 'linkcss', 'allow-uri-read', 'copycss', 'source-highlighter', 'icons',
]);

/** References that stand for characters with a meaning in AsciiDoc. */
const INTRINSIC: Readonly<Record<string, string>> = {
  startsb: '[', endsb: ']', vbar: '|', caret: '^', asterisk: '*', tilde: '~', plus: '&#43;', backslash: '\\', backtick: '`',
  blank: '', empty: '', sp: ' ', 'two-colons': '::', 'two-semicolons': ';;', nbsp: '&#160;', deg: '&#176;', zwsp: '&#8203;',
  quot: '&#34;', apos: '&#39;', lsquo: '&#8216;', rsquo: '&#8217;', ldquo: '&#8220;', rdquo: '&#8221;', wj: '&#8288;',
  brvbar: '&#166;', pp: '&#43;&#43;', cpp: 'C&#43;&#43;', amp: '&', lt: '<', gt: '>',
};

/** The few attributes that decide how titles are converted, named, nested and numbered, as they stand at one line. */
export interface TitleSettings {
  readonly idPrefix: string;
  readonly idSeparator: string | undefined;
  readonly sectionIds: boolean;
  readonly compatibility: boolean;
  readonly experimental: boolean;
  readonly hideUriScheme: boolean;
  readonly dropMissing: boolean;
  readonly stem: string | undefined;
  readonly levelOffset: number;
  /** Value of `sectnums`; undefined where sections have no numbers. */
  readonly sectionNumbers: string | undefined;
  readonly partNumbers: boolean;
}

/** The attributes that settings are made of. */
const SETTINGS: ReadonlySet<string> = new Set([
  'idprefix', 'idseparator', 'sectids', 'compat-mode', 'experimental', 'hide-uri-scheme', 'attribute-missing', 'stem', 'leveloffset', 'sectnums', 'partnums',
]);

export class Attributes {
  /** What differs from `PREDEFINED`; undefined where an attribute was unset. */
  private readonly values = new Map<string, string | undefined>();
  private readonly fixed = new Set<string>();
  private readonly counters = new Map<string, string>();
  private settings: TitleSettings | undefined;
  private fixedType: string | undefined;

  /** `outside`: from settings; undefined unsets, a name or value ending in `@` lets the text change it. */
  constructor(outside: Readonly<Record<string, string | undefined>>) {
    for (const [key, value] of Object.entries(outside)) {
      const soft = key.endsWith('@') || (value?.endsWith('@') ?? false);
      const plain = key.endsWith('@') ? key.slice(0, -1) : key;
      const unset = plain.startsWith('!') || plain.endsWith('!');
      const name = plain.replace(/^!|!$/g, '').toLowerCase();
      this.lock(alias(name), unset ? undefined : value?.replace(/@$/, ''), !soft);
    }
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get(name: string): string | undefined {
    return this.values.get(name) ?? (this.values.has(name) ? undefined : PREDEFINED.get(name));
  }

  /** Sets what no entry stands for (the title, the author line), unless it is fixed from outside. */
  set(name: string, value: string): void {
    if (this.isLocked(name)) return;
    this.change(name, value);
  }

  private change(name: string, value: string | undefined): void {
    this.values.set(name, value);
    if (SETTINGS.has(name)) this.settings = undefined;
  }

  get levelOffset(): number {
    return this.titleSettings.levelOffset;
  }

  /** The document type; entries below the header change it no more. */
  get documentType(): string {
    return this.fixedType ?? this.get('doctype') ?? 'article';
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
      dropMissing: this.dropsMissing, stem: this.get('stem'), levelOffset: Number.parseInt(this.get('leveloffset') ?? '0', 10) || 0,
      sectionNumbers: this.get('sectnums'), partNumbers: this.has('partnums'),
    };
    return this.settings;
  }

  private get dropsMissing(): boolean {
    const missing = this.get('attribute-missing');
    return missing === 'drop' || missing === 'drop-line';
  }

  /**
   * Carries out an attribute entry. `name` may begin or end with `!`, which unsets.
   * Returns the plain name and the value now in force, undefined when it was unset.
   */
  store(name: string, value: string): { name: string; value: string | undefined } {
    const unset = name.endsWith('!') || name.startsWith('!');
    const plain = alias(PLAIN_NAME.test(name) ? name : name.replace(NOT_IN_NAMES, '').toLowerCase());
    if (plain === 'showtitle') this.assign('notitle', unset ? '' : undefined);
    this.assign(plain, unset ? undefined : this.entryValue(plain, value).slice(0, MAXIMUM_VALUE_LENGTH));
    return { name: plain, value: this.get(plain) };
  }

  private assign(name: string, value: string | undefined): void {
    if (this.isLocked(name)) return;
    if (name === 'doctype' && value !== undefined && this.fixedType === undefined) this.markType(value);
    this.change(name, value);
  }

  /** Sets the attribute that tells of the document type, such as `doctype-book`, in place of the one before. */
  private markType(type: string): void {
    for (const prefix of ['doctype', 'backend-html5-doctype', 'basebackend-html-doctype']) {
      this.values.set(`${prefix}-${this.documentType}`, undefined);
      this.values.set(`${prefix}-${type}`, '');
    }
  }

  private entryValue(name: string, value: string): string {
    if (name === 'leveloffset' && /^[+-]/.test(value)) {
      const step = Number.parseInt(value.slice(1), 10) || 0;
      return String(this.levelOffset + (value.startsWith('+') ? step : -step));
    }
    const passthrough = value.startsWith('pass:') ? /^pass:([a-z]+(?:,[a-z-]+)*)?\[([\s\S]*)\]$/.exec(value) : null;
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
    return text.includes('{') ? substituteReferences(text, (reference) => this.valueOf(reference), this.dropsMissing) : text;
  }

  /** Like `resolve`, but an unknown reference becomes nothing. */
  resolveOrDrop(text: string): string {
    return substituteReferences(text, (reference) => this.valueOf(reference) ?? '', false);
  }

  /** What the inside of a reference stands for; counters advance. Undefined when nothing is known by that name. */
  valueOf(reference: string): string | undefined {
    const directive = reference.includes(':') ? /^(set|counter2?):([^:]*):?([\s\S]*)$/.exec(reference) : null;
    if (directive === null) {
      const name = reference.toLowerCase();
      return this.get(name) ?? INTRINSIC[name];
    }
    if (directive[1] === 'set') {
      this.store(directive[2]!, directive[3]!);
      return '';
    }
    const next = this.count(directive[2]!, directive[3]!);
    return directive[1] === 'counter' ? next : '';
  }

  /** What `read` gives, with all it changes (counters, `{set:}`) taken back afterwards. */
  preview<T>(read: () => T): T {
    const values = new Map(this.values);
    const counters = new Map(this.counters);
    const result = read();
    this.values.clear();
    this.counters.clear();
    for (const [name, value] of values) this.values.set(name, value);
    for (const [name, value] of counters) this.counters.set(name, value);
    this.settings = undefined;
    return result;
  }

  private isLocked(name: string): boolean {
    return LOCKED.has(name) || this.fixed.has(name);
  }

  private count(name: string, seed: string): string {
    const current = this.isLocked(name) ? this.counters.get(name) : this.get(name);
    const next = current !== undefined && current !== '' ? successor(current) : seed === '' ? '1' : seed;
    this.counters.set(name, next);
    if (!this.isLocked(name)) this.change(name, next);
    return next;
  }

  private lock(name: string, value: string | undefined, hard: boolean): void {
    if (name === 'doctype' && value !== undefined) this.markType(value);
    this.values.set(name, value);
    if (hard) this.fixed.add(name);
  }
}

/** No value grows beyond this, as in Asciidoctor's secure mode (which counts bytes). */
const MAXIMUM_VALUE_LENGTH = 4096;
/** References in one text are replaced until the values together are this long; the rest stay as they are. */
const MAXIMUM_SUBSTITUTED_LENGTH = 4096;

/** Replaces the references of `text` by what `valueOf` gives; `dropMissing` empties a text with an unknown one. */
export function substituteReferences(text: string, valueOf: (reference: string) => string | undefined, dropMissing: boolean): string {
  let dropped = false;
  let length = 0;
  const result = text.replace(ATTRIBUTE_REFERENCE, (whole: string, before: string | undefined, reference: string, _directive, after: string | undefined) => {
    if (before !== undefined || after !== undefined) return `{${reference}}`;
    if (length >= MAXIMUM_SUBSTITUTED_LENGTH) return whole;
    const value = valueOf(reference);
    if (value === undefined && dropMissing) dropped = true;
    length += value?.length ?? 0;
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
