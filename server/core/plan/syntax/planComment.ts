/**
 * The comment under a heading that makes it a major task: `<!-- plan: id:db after:design -->` or `// plan: …`.
 *
 * It is the first thing after the heading; blank lines and other comments may stand between, and under an AsciiDoc
 * document title also attribute entries. A comment of prose that happens to begin with `plan:` is not ours.
 * It knows the text around headings, not what the fields mean.
 */
import type { DocumentModel, Heading } from '../../model/documentModel.ts';
import type { Span } from '../../text/lineIndex.ts';
import { parseTokens } from './taskSyntax.ts';
import type { TaskTail } from './taskSyntax.ts';

export interface PlanComment {
  /** The whole comment, markers included. */
  readonly span: Span;
  /** What stands behind `plan:`, up to the closing marker or the end of the line, blanks at its end left out. */
  readonly contentSpan: Span;
  readonly tail: TaskTail;
}

/** A comment somebody is still writing: it swallows the tasks below, and its end is that of another one. */
const UNCLOSED = /<!--|^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[|^ {0,3}#{1,6}[ \t]/m;

/** The plan comment of `heading`, or undefined. */
export function findPlanComment(model: DocumentModel, heading: Heading): PlanComment | undefined {
  const from = model.lines.starts[heading.endLine + 1];
  if (from === undefined) return undefined;
  const comments = model.dialect === 'markdown' ? htmlComments(model.text, from) : lineComments(model, heading);
  for (const { span, inner } of comments) {
    const opening = /^[ \t]*plan:(?=\s|$)/.exec(model.text.slice(inner.start, Math.min(inner.end, inner.start + 200)));
    if (opening === null || UNCLOSED.test(model.text.slice(inner.start, inner.end))) continue;
    const start = inner.start + opening[0].length;
    const end = start + model.text.slice(start, inner.end).trimEnd().length;
    const tail = parseTokens(model.text, start, end);
    const isOurs = tail.tokens.some((token) => token.key !== undefined) || start === end;
    if (isOurs) return { span, contentSpan: { start, end }, tail };
  }
  return undefined;
}

interface Comment {
  readonly span: Span;
  readonly inner: Span;
}

/** HTML comments from `from` on, as long as nothing but blanks stands between them. */
function* htmlComments(text: string, from: number): Generator<Comment> {
  const opening = /(?:[ \t]*(?:\r\n?|\n))* {0,3}<!--/y;
  for (let at = from; ;) {
    opening.lastIndex = at;
    if (!opening.test(text)) return;
    const start = opening.lastIndex - 4;
    const close = text.indexOf('-->', opening.lastIndex);
    if (close === -1) return;
    yield { span: { start, end: close + 3 }, inner: { start: start + 4, end: close } };
    const rest = /[ \t]*(?:\r\n?|\n)/y;
    rest.lastIndex = close + 3;
    if (!rest.test(text)) return;
    at = rest.lastIndex;
  }
}

/** AsciiDoc comment lines below a heading; comment blocks are stepped over. */
function* lineComments(model: DocumentModel, heading: Heading): Generator<Comment> {
  const { text, lines } = model;
  let fence: string | undefined;
  for (let line = heading.endLine + 1; line < lines.starts.length; line++) {
    const start = lines.starts[line]!;
    const content = text.slice(start, lines.starts[line + 1] ?? text.length).trimEnd();
    if (fence !== undefined) {
      if (content === fence) fence = undefined;
    } else if (/^\/{4,}$/.test(content)) {
      fence = content;
    } else if (/^\/\/(?!\/)/.test(content)) {
      yield { span: { start, end: start + content.length }, inner: { start: start + 2, end: start + content.length } };
    } else if (content !== '' && !(heading.level === 1 && /^:!?[\w-]+!?:(?:\s|$)/.test(content))) {
      return;
    }
  }
}
