/**
 * Ranges of messages as ranges of the editor.
 */
import { Range } from 'vscode';
import type { OutlineEntry } from '../server/protocol/outlineMessages.ts';

export function toRange({ start, end }: OutlineEntry['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
