/**
 * What a note says about its plan: YAML front matter `plan:` or AsciiDoc `:plan…:` header attributes, validated.
 *
 * `plan: true` or a mapping opts the note in; any other `plan:` value belongs to somebody else and is ignored.
 * A setting that cannot be read is reported at its line and left out. It knows one note and no tasks.
 *
 * Sample: `:plan-capacity: 20` gives `optsIn: true` and a capacity of 20.
 */
import { isMap, isScalar, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { DocumentModel } from '../../model/documentModel.ts';
import { keptWithModel } from '../../model/keptValue.ts';
import type { Span } from '../../text/lineIndex.ts';
import { MAXIMUM_BLOCKS } from '../planItem.ts';
import { nearestWords } from './nearestWords.ts';
import { noteProblem } from '../planProblem.ts';
import type { NoteProblem } from '../planProblem.ts';
import { parseEstimate, parseNumber } from './planValues.ts';
import type { Reading } from './planValues.ts';

export interface Setting<T> {
  readonly value: T;
  /** The whole entry, for problems about it. */
  readonly span: Span;
}

export interface PlanSettings {
  readonly optsIn: boolean;
  /** Joins the note with others of the same name. */
  readonly name: Setting<string> | undefined;
  /** Points a sprint holds. */
  readonly capacity: Setting<number> | undefined;
  /** Blocks by size name, as written here; undefined where the note keeps the default scale. */
  readonly sizes: Setting<ReadonlyMap<string, number>> | undefined;
  /** The prefix of references from other notes. */
  readonly alias: Setting<string> | undefined;
  readonly problems: readonly NoteProblem[];
}

const SETTING_NAMES = ['name', 'capacity', 'sizes', 'alias'] as const;
type SettingName = (typeof SETTING_NAMES)[number];

const NO_SETTINGS: PlanSettings = { optsIn: false, name: undefined, capacity: undefined, sizes: undefined, alias: undefined, problems: [] };

/** One setting as written: its text, or for sizes in YAML the pairs of its mapping. */
interface RawSetting {
  readonly name: string;
  readonly text: string | undefined;
  readonly pairs: readonly (readonly [size: string, blocks: string])[] | undefined;
  readonly span: Span;
  /** The name alone; undefined where it is written in quotes. */
  readonly nameSpan: Span | undefined;
}

const settingsOf = keptWithModel<PlanSettings>();

/**
 * Reads the plan settings of `model`; never throws, broken YAML is a problem only inside the `plan:` mapping.
 * @param previous an earlier version of the note: makes it faster, changes nothing
 */
export function readPlanSettings(model: DocumentModel, previous?: DocumentModel): PlanSettings {
  const known = previous !== undefined && hasSameFrontMatter(model, previous) ? settingsOf.get(previous) : undefined;
  const settings = known ?? readSettings(model);
  settingsOf.set(model, settings);
  return settings;
}

function hasSameFrontMatter(one: DocumentModel, other: DocumentModel): boolean {
  const end = one.frontMatter?.span.end;
  return one.dialect === 'markdown' && other.dialect === 'markdown' && end === other.frontMatter?.span.end && one.text.slice(0, end ?? 0) === other.text.slice(0, end ?? 0);
}

function readSettings(model: DocumentModel): PlanSettings {
  const raw = model.dialect === 'markdown' ? fromFrontMatter(model) : fromAttributes(model);
  if (raw === undefined) return NO_SETTINGS;
  const problems: NoteProblem[] = [];
  const read = <T>(name: SettingName, parse: (setting: RawSetting) => Reading<T>): Setting<T> | undefined => {
    const setting = raw.findLast((candidate) => candidate.name === name);
    if (setting === undefined) return undefined;
    const reading = parse(setting);
    if (reading.fault === undefined) return { value: reading.value, span: setting.span };
    problems.push(noteProblem('invalid-value', setting.span, `The plan's ${name} cannot be read: ${reading.fault}.`));
    return undefined;
  };
  const settings = {
    name: read('name', ({ text }) => (text === undefined || text === '' ? { fault: 'write a text' } : { value: text })),
    capacity: read('capacity', ({ text }) => parseNumber(text ?? '-', 1)),
    sizes: read('sizes', parseSizes),
    alias: read('alias', ({ text }) => parseAlias(text ?? '')),
  };
  for (const setting of raw) if (!isSettingName(setting.name)) problems.push(unknownSetting(setting));
  return { optsIn: true, ...settings, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

function isSettingName(name: string): name is SettingName {
  return (SETTING_NAMES as readonly string[]).includes(name);
}

function unknownSetting({ name, span, nameSpan }: RawSetting): NoteProblem {
  const [nearest] = nearestWords(name, SETTING_NAMES, 1);
  const advice = nearest === undefined ? `write one of ${SETTING_NAMES.join(', ')}` : `did you mean "${nearest}"?`;
  const fixes = nearest === undefined || nameSpan === undefined ? [] : [{ title: `Change to "${nearest}"`, edits: [{ ...nameSpan, newText: nearest }] }];
  return noteProblem('unknown-setting', span, `A plan has no setting "${name}": ${advice}`, fixes);
}

function parseAlias(text: string): Reading<string> {
  if (/^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u.test(text) && !/--|\.\./.test(text)) return { value: text };
  return { fault: 'an alias is one word of letters, digits, "-", "_" and "."' };
}

function parseSizes({ text, pairs }: RawSetting): Reading<ReadonlyMap<string, number>> {
  const entries = pairs ?? text?.split(',').filter((part) => part.trim() !== '').map((part): readonly [string, string] => {
    const [size, ...blocks] = part.split('=');
    return [size!.trim(), blocks.join('=').trim()];
  }) ?? [];
  const sizes = new Map<string, number>();
  for (const [size, blocks] of entries) {
    const name = parseEstimate(size);
    const number = parseNumber(blocks, 0);
    if (name.value?.kind !== 'size') return { fault: `"${size}" is no size: a size begins with a letter and holds letters and digits` };
    if (number.fault !== undefined) return { fault: `${size} needs a whole number of blocks from 0 to ${MAXIMUM_BLOCKS}` };
    sizes.set(size, number.value);
  }
  return sizes.size > 0 ? { value: sizes } : { fault: 'write sizes with their blocks, such as S: 2 in YAML or S=2 in AsciiDoc' };
}

/** The `:plan…:` attributes of the header; undefined when there is none. */
function fromAttributes(model: DocumentModel): readonly RawSetting[] | undefined {
  const entries = model.attributes.filter(({ name, header, value }) => header && value !== undefined && /^plan(?:-|$)/.test(name));
  if (entries.length === 0) return undefined;
  return entries.filter(({ name }) => name !== 'plan')
    .map(({ name, value, span }) => {
      const start = span.start + ':plan-'.length;
      return { name: name.slice('plan-'.length), text: value!.trim(), pairs: undefined, span, nameSpan: { start, end: span.start + 1 + name.length } };
    });
}

/** The `plan:` mapping of YAML front matter; `[]` for `plan: true`, undefined for anything else. */
function fromFrontMatter(model: DocumentModel): readonly RawSetting[] | undefined {
  if (model.frontMatter?.format !== 'yaml') return undefined;
  const { start, end } = model.frontMatter.contentSpan;
  const source = model.text.slice(start, end);
  if (!source.includes('plan')) return undefined;
  const contents = parseYaml(source);
  const plan = isMap(contents) ? valueOf(contents, 'plan') : undefined;
  if (isScalar(plan) && plan.value === true) return [];
  return isMap(plan) ? plan.items.map((pair) => rawSetting(pair, source, start)) : undefined;
}

/** The document as nodes with their places; thousands of nested brackets overflow the library's stack and count as nothing. */
function parseYaml(source: string): unknown {
  try {
    return parseDocument(source, { strict: false, uniqueKeys: false, logLevel: 'silent' }).contents;
  } catch {
    return undefined;
  }
}

function valueOf(map: YAMLMap, key: string): unknown {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
}

function rawSetting({ key, value }: YAMLMap['items'][number], source: string, offset: number): RawSetting {
  const keyRange = rangeOf(key) ?? [0, 0];
  const valueRange = rangeOf(value) ?? keyRange;
  return {
    name: isScalar(key) ? String(key.value) : source.slice(...keyRange),
    text: textOf(value),
    pairs: isMap(value) ? value.items.map((pair) => [textOf(pair.key) ?? '', textOf(pair.value) ?? ''] as const) : undefined,
    span: { start: offset + keyRange[0], end: offset + Math.max(keyRange[1], valueRange[1]) },
    nameSpan: isScalar(key) && source.slice(...keyRange) === key.value ? { start: offset + keyRange[0], end: offset + keyRange[1] } : undefined,
  };
}

/** A text or a number as written; undefined for mappings, lists, booleans and nothing. */
function textOf(node: unknown): string | undefined {
  return isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? node.source ?? String(node.value) : undefined;
}

function rangeOf(node: unknown): [number, number] | undefined {
  const range = isScalar(node) || isMap(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : undefined;
}
