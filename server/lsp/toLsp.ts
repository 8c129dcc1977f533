/**
 * The only place where the server's own values become values of the protocol.
 */
import { positionAt } from '../core/text/lineIndex.ts';
import type { LineIndex, Span } from '../core/text/lineIndex.ts';
import type { Range } from 'vscode-languageserver';

/** A span of a text as a range of lines and characters. */
export function toRange(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}
