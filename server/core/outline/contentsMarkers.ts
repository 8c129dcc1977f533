/**
 * Finds the pairs of marker comments between which a Markdown note keeps a contents list.
 * It knows nothing of what belongs between them.
 *
 * Sample: `<!-- toc -->` in line 2 and `<!-- tocstop -->` in line 5 are one pair; the same inside a code block are none.
 */
import type { DocumentModel } from '../model/documentModel.ts';
import type { Problem } from '../model/problem.ts';
import { lineAt } from '../text/lineIndex.ts';

export interface ContentsMarkers {
  /** Lines of the two markers, from 0. */
  readonly startLine: number;
  readonly endLine: number;
  /** False where the tool that owns the markers lists only what stands below them. */
  readonly listsWholeNote: boolean;
}

interface MarkerDialect {
  readonly start: RegExp;
  readonly end: RegExp;
  /** The end marker as it is written, for messages. */
  readonly endText: string;
  readonly listsWholeNote: boolean;
}

/** doctoc 2.x, markdown-toc 1.x and Marksman, in their own spelling. */
const DIALECTS: readonly MarkerDialect[] = [
  { start: /^<!-- ?START doctoc\b.*-->$/, end: /^<!-- ?END doctoc\b.*-->$/, endText: '<!-- END doctoc -->', listsWholeNote: false },
  { start: /^<!--[ \t]*toc[ \t]*-->$/, end: /^<!--[ \t]*tocstop[ \t]*-->$/, endText: '<!-- tocstop -->', listsWholeNote: false },
  { start: /^<!--toc:start-->$/, end: /^<!--toc:end-->$/, endText: '<!--toc:end-->', listsWholeNote: true },
];

const NO_CONTENTS = /^<!--[ \t]*no toc[ \t]*-->$/i;

/** A comment that stands alone in its line. */
interface Comment {
  readonly line: number;
  readonly text: string;
}

export interface FoundMarkers {
  readonly pairs: readonly ContentsMarkers[];
  readonly problems: readonly Problem[];
}

/** All usable pairs of markers in document order, and a problem for each start marker without an end. */
export function findContentsMarkers(model: DocumentModel): FoundMarkers {
  const pairs: ContentsMarkers[] = [];
  const problems: Problem[] = [];
  if (model.dialect !== 'markdown') return { pairs, problems };
  const comments = findComments(model);
  const refused = new Set(comments.filter(({ text }) => NO_CONTENTS.test(text)).map(({ line }) => line + 1));
  for (let at = 0; at < comments.length; at++) {
    const { line: startLine, text } = comments[at]!;
    const dialect = DIALECTS.find(({ start }) => start.test(text));
    if (dialect === undefined) continue;
    let end = at + 1;
    while (end < comments.length && !isMarker(comments[end]!.text)) end++;
    if (end === comments.length || !dialect.end.test(comments[end]!.text)) {
      problems.push(unclosed(model, startLine, dialect));
      continue;
    }
    const { line: endLine } = comments[end]!;
    const isRefused = refused.has(startLine) || comments.slice(at + 1, end).some((comment) => NO_CONTENTS.test(comment.text));
    if (!isRefused) pairs.push({ startLine, endLine, listsWholeNote: dialect.listsWholeNote });
    at = end;
  }
  return { pairs, problems };
}

function isMarker(text: string): boolean {
  return DIALECTS.some(({ start, end }) => start.test(text) || end.test(text));
}

function unclosed(model: DocumentModel, line: number, dialect: MarkerDialect): Problem {
  return {
    code: 'contents-without-end', severity: 'warning',
    message: `This contents list has no end marker: write ${dialect.endText} below it.`,
    span: { start: model.lines.starts[line]!, end: model.lines.starts[line + 1] ?? model.lines.length },
  };
}

/** The comments that stand alone in their line, outside of code. */
function findComments(model: DocumentModel): readonly Comment[] {
  const { text, lines } = model;
  const comments: Comment[] = [];
  let hidden: Uint8Array | undefined;
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', at + 4)) {
    const line = lineAt(lines, at);
    const next = lines.starts[line + 1] ?? lines.length;
    hidden ??= verbatimLines(model);
    const comment = text.slice(lines.starts[line], next).trim();
    if (hidden[line] === 0 && comment.startsWith('<!--')) comments.push({ line, text: comment });
    at = next - 4;
  }
  return comments;
}

/** 1 for every line whose text is shown or skipped as it stands: a comment there is no marker. */
function verbatimLines(model: DocumentModel): Uint8Array {
  const hidden = new Uint8Array(model.lines.starts.length);
  for (const { kind, startLine, endLine } of model.blocks) {
    if (kind === 'code' || kind === 'frontMatter' || kind === 'math') hidden.fill(1, startLine, endLine + 1);
    if (kind === 'comment' || (kind === 'html' && isVerbatimTag(model, startLine))) hidden.fill(1, startLine + 1, endLine + 1);
  }
  return hidden;
}

/** HTML blocks that run to their own end tag, whatever stands inside (CommonMark 0.31.2, section 4.6, kinds 1 to 5). */
function isVerbatimTag(model: DocumentModel, line: number): boolean {
  const start = model.lines.starts[line]!;
  return /^[ \t]*<(?:!|\?|pre|script|style|textarea)/i.test(model.text.slice(start, start + 20));
}
