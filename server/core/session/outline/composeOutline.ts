/**
 * Notes put together again from their sections in another order, with other levels and titles. Text is copied, never
 * written anew; between sections that were no neighbours there is a blank line.
 *
 * It gives the place of every section in the new texts, so that the result can be proven by cutting it again.
 * Sample: the sections A and B of a note in the order B, A.
 */
import { applyEdits } from '../../text/textEdit.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { Entry } from './arrangement.ts';
import { changeHeading, DEEPEST_LEVEL } from './changeHeading.ts';
import type { OutlineBase, OutlineSection } from './outlineBase.ts';

/** A section in a new text. Dissolved sections have no entry of their own. */
export interface PlacedSection {
  readonly entry: Entry;
  readonly start: number;
  /** The end of its text; blank lines follow. */
  readonly end: number;
}

export interface ComposedFile {
  readonly text: string;
  readonly placed: readonly PlacedSection[];
  /** Sections whose text stays without its heading. */
  readonly dissolved: readonly OutlineSection[];
}

/** A stretch of text with the blank lines behind it. `from` and `to` tell which base text it was, to know old neighbours. */
interface Segment {
  readonly content: string;
  readonly gap: string;
  readonly entry: Entry | undefined;
  readonly file: number;
  readonly from: number;
  readonly to: number;
}

/** @param linkEdits by file of the base, in offsets of its text */
export function composeFile(base: OutlineBase, file: number, entries: readonly Entry[], linkEdits: readonly (readonly TextEdit[])[]): ComposedFile {
  const { model, headEnd } = base.files[file]!;
  const ending = /\r\n?|\n/.exec(model.text)?.[0] ?? '\n';
  const head = splitGap(applyWithin(model.text, 0, headEnd, linkEdits[file]!));
  const segments: Segment[] = [
    ...(headEnd === 0 ? [] : [{ ...head, entry: undefined, file, from: 0, to: headEnd }]),
    ...entries.flatMap((entry) => segmentsOf(base, file, entry, linkEdits)),
  ];
  const last = segments.at(-1);
  const finalGap = last?.to === model.text.length && last.file === file ? last.gap : splitGap(model.text).gap;
  const placed: PlacedSection[] = [];
  let text = '';
  segments.forEach((segment, index) => {
    const { content, entry } = segment;
    if (entry !== undefined && entry.line.mark !== '~') placed.push({ entry, start: text.length, end: text.length + content.length });
    else if (entry !== undefined && placed.length > 0) placed[placed.length - 1] = { ...placed.at(-1)!, end: text.length + content.length };
    const isFrontMatter = entry === undefined && model.frontMatter !== undefined && content.length <= model.frontMatter.span.end;
    text += content + (index === segments.length - 1 ? finalGap : isFrontMatter ? segment.gap : gapBetween(segment, segments[index + 1]!, ending));
  });
  return { text, placed, dissolved: entries.flatMap(({ section, line }) => (section !== undefined && line.mark === '~' ? [section] : [])) };
}

/** The blank lines between two neighbours; new ones have at least one. */
function gapBetween(segment: Segment, next: Segment, ending: string): string {
  const wereNeighbours = segment.file === next.file && segment.to === next.from && segment.to !== -1;
  const hasBlankLine = (segment.gap.match(/\r\n?|\n/g)?.length ?? 0) >= 2;
  return segment.content === '' ? '' : wereNeighbours || hasBlankLine ? segment.gap : ending + ending;
}

function segmentsOf(base: OutlineBase, file: number, entry: Entry, linkEdits: readonly (readonly TextEdit[])[]): readonly Segment[] {
  const { section, line } = entry;
  if (line.mark === '-') return [];
  if (section === undefined) {
    const marker = (base.files[file]!.model.dialect === 'markdown' ? '#' : '=').repeat(entry.level);
    return [{ content: `${marker} ${entry.title}`, gap: '', entry, file, from: -1, to: -1 }];
  }
  const { model } = base.files[section.file]!;
  const { start, end } = section.piece;
  const edits = [...linkEdits[section.file]!, ...headingEdits(base, section, entry)];
  if (line.mark !== '~') return [{ ...splitGap(applyWithin(model.text, start, end, edits)), entry, file: section.file, from: start, to: end }];
  const heading = model.headings[section.piece.heading]!;
  const body = bodyStart(model.text, heading.span.end, end);
  const content = splitGap(applyWithin(model.text, body, end, linkEdits[section.file]!));
  return content.content === '' ? [] : [{ ...content, entry, file: section.file, from: -1, to: end }];
}

/** Level and title of the section's heading, and the level of those hidden below it. A discrete one stays where its level would be none. */
function headingEdits({ files }: OutlineBase, { file, piece }: OutlineSection, { level, title }: Entry): readonly TextEdit[] {
  const { model } = files[file]!;
  const levels = level - piece.level;
  const discrete = piece.discrete.filter((index) => {
    const moved = model.headings[index]!.level + levels;
    return moved >= 1 && moved <= DEEPEST_LEVEL;
  });
  return [
    ...changeHeading(model, piece.heading, levels, title === piece.title ? undefined : title),
    ...[...piece.hidden, ...discrete].flatMap((index) => changeHeading(model, index, levels, undefined)),
  ];
}

/** The edits that lie inside of a stretch, done to it; those of a heading win over those of links in its title. */
function applyWithin(text: string, start: number, end: number, edits: readonly TextEdit[]): string {
  const inside = edits.filter((edit) => edit.start >= start && edit.start < end && edit.end <= end);
  const kept = inside.filter((edit, index) => !inside.some((other, at) => at > index && other.start < edit.end && edit.start < other.end));
  return applyEdits(text.slice(start, end), kept.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })));
}

/** Content up to the end of the last line that is not blank, and the rest. */
function splitGap(text: string): { readonly content: string; readonly gap: string } {
  const trimmed = text.trimEnd().length;
  const rest = /^[^\r\n]*/.exec(text.slice(trimmed))![0].length;
  const end = trimmed === 0 ? 0 : trimmed + rest;
  return { content: text.slice(0, end), gap: text.slice(end) };
}

/** Behind the heading and the blank lines below it. */
function bodyStart(text: string, from: number, end: number): number {
  return from + /^(?:[ \t]*(?:\r\n?|\n))*/.exec(text.slice(from, end))![0].length;
}
