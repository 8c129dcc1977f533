/**
 * What stands below the first line of a task, as a text of its own: without the indentation of the list in Markdown,
 * without the `+` lines of AsciiDoc. Written back, lines that did not change keep their bytes.
 * It knows one item, not what its lines say.
 *
 * Sample: `- [ ] A` over a blank line, `  Text` and `  - more` has the body `Text\n- more`.
 */
import type { ChecklistItem, DocumentModel } from '../model/documentModel.ts';
import { lineEndingOf, lineSpan, prefixOf } from '../plan/edits/itemText.ts';
import type { TextEdit } from '../text/textEdit.ts';

interface BodyLine {
  readonly line: number;
  readonly shown: string;
}

/** The body of checklist item `index`, lines joined by `\n`, no blank lines around it; empty where there is none. */
export function readBody(model: DocumentModel, index: number): string {
  return bodyLines(model, model.checklist[index]!).lines.map(({ shown }) => shown).join('\n');
}

/** The edit that makes `body` the body of checklist item `index`; none where it says that already. */
export function writeBody(model: DocumentModel, index: number, body: string): readonly TextEdit[] {
  const item = model.checklist[index]!;
  const { lines: old, last } = bodyLines(model, item);
  const wanted = body === '' ? [] : body.split('\n');
  let same = 0;
  while (same < Math.min(old.length, wanted.length) && old[same]!.shown === wanted[same]) same++;
  let tail = 0;
  while (tail < Math.min(old.length, wanted.length) - same && old.at(-1 - tail)!.shown === wanted.at(-1 - tail)) tail++;
  if (same === old.length && same === wanted.length) return [];
  const first = old[0]?.line ?? item.line + 1;
  const endOf = (line: number): number => lineSpan(model, line).end;
  const isGapMissing = same === 0 && wanted.length > 0 && (old.length === 0 || first === item.line + 1) && needsGap(model, item, wanted[0]!);
  const written = [...(isGapMissing ? [blankLine(model, item)] : []), ...rawLines(model, item, wanted).slice(same, wanted.length - tail)];
  const start = wanted.length === 0 || old.length === 0 ? endOf(item.line) : endOf(first + same - 1);
  const end = old.length === 0 || wanted.length === 0 ? endOf(last) : endOf(first + old.length - tail - 1);
  return [{ start, end, newText: written.map((line) => lineEndingOf(model) + line).join('') }];
}

/** The lines below the first one, and the last line of the item; blank lines and `+` in front of the body are none of it. */
function bodyLines(model: DocumentModel, item: ChecklistItem): { readonly lines: readonly BodyLine[]; readonly last: number } {
  const indent = indentOf(model, item);
  const raw: BodyLine[] = [];
  const fences = new FenceReader(model);
  for (let line = item.line + 1; line <= item.endLine; line++) {
    const { start, end } = lineSpan(model, line);
    const text = model.text.slice(start, end);
    const isInside = fences.isInside(text);
    raw.push({ line, shown: model.dialect === 'asciidoc' ? (text === '+' && !isInside ? '' : text.trimEnd()) : withoutIndent(text, indent).trimEnd() });
  }
  const first = raw.findIndex(({ shown }) => shown !== '');
  return first === -1 ? { lines: [], last: item.endLine } : { lines: raw.slice(first, raw.findLastIndex(({ shown }) => shown !== '') + 1), last: item.endLine };
}

/** What lines below the first one begin with in Markdown: marks of quotes, and blanks as wide as marker and gap. */
function indentOf(model: DocumentModel, item: ChecklistItem): string {
  const gap = item.boxSpan.start - 1 - item.markerSpan.end;
  return prefixOf(model, item).replace(/[^>\s]/g, ' ') + ' '.repeat(item.markerSpan.end - item.markerSpan.start + Math.max(1, gap));
}

/** A line may have less than the whole indentation, when it continues a paragraph. */
function withoutIndent(text: string, indent: string): string {
  let at = 0;
  while (at < indent.length && at < text.length && (text[at] === indent[at] || (indent[at] === ' ' && text[at] === '\t'))) {
    if (text[at] === '\t') return text.slice(at + 1);
    at++;
  }
  return text.slice(at);
}

function blankLine(model: DocumentModel, item: ChecklistItem): string {
  return model.dialect === 'asciidoc' ? '+' : indentOf(model, item).trimEnd();
}

/** Text right below the title would become part of it; a list would not. */
function needsGap(model: DocumentModel, item: ChecklistItem, first: string): boolean {
  if (item.textLines.length > 1) return false;
  return model.dialect === 'markdown' ? !/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(first) : !/^(?:[*.-]+|\d+\.)\s/.test(first);
}

function rawLines(model: DocumentModel, item: ChecklistItem, shown: readonly string[]): readonly string[] {
  if (model.dialect === 'markdown') return shown.map((line) => (line === '' ? indentOf(model, item).trimEnd() : indentOf(model, item) + line));
  const fences = new FenceReader(model);
  return shown.map((line, index) => {
    const isInside = fences.isInside(line);
    return line === '' && !isInside && !/^(?:[*.-]+|\d+\.)\s/.test(shown[index + 1] ?? '') ? '+' : line;
  });
}

/** Follows delimited blocks of AsciiDoc line by line, since `+` and blank lines inside of one are its own. */
class FenceReader {
  private readonly isAsciidoc: boolean;
  private open: string | undefined;

  constructor({ dialect }: DocumentModel) {
    this.isAsciidoc = dialect === 'asciidoc';
  }

  /** Whether the next line of the text, `line`, is inside of a block; delimiters count as inside. */
  isInside(line: string): boolean {
    if (!this.isAsciidoc) return false;
    const mark = /^(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\+{4,}|\/{4,}|--|\|===|```)\s*$/.exec(line)?.[0].trim();
    if (this.open !== undefined) {
      if (mark === this.open) this.open = undefined;
      return true;
    }
    this.open = mark;
    return mark !== undefined;
  }
}
