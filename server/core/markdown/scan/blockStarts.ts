/**
 * Which block, if any, begins at the content of a line. The order of the cases, and within a case of its calls, is
 * the order in which constructs win over each other; what none of them claims is text.
 *
 *     quote > ATX heading > fence > HTML > table > Setext underline > thematic break > list item > indented code
 *
 * Each construct decides for itself whether it may interrupt a paragraph: Setext underlines and tables need one,
 * indented code and HTML blocks of the seventh kind never interrupt one, list items only under conditions.
 */
import { startAtxHeading } from './atxHeading.ts';
import { startQuote } from './blockQuote.ts';
import {
  ASTERISK, BACKTICK, COLON, DIGIT_NINE, DIGIT_ZERO, DOLLAR, EQUALS, GREATER_THAN, HASH, HYPHEN, LESS_THAN, PERCENT, PLUS, SPACE,
  TAB, TILDE, UNDERSCORE, VERTICAL_BAR,
} from './characters.ts';
import { startMath, startPercentComment } from './dialectBlock.ts';
import { startFence } from './fencedCode.ts';
import { startHtmlBlock } from './htmlBlock.ts';
import { startIndentedCode } from './indentedCode.ts';
import { CODE_INDENT, indentOf } from './lineCursor.ts';
import { startItem } from './listItem.ts';
import type { ScanState } from './scanState.ts';
import { endSetextHeading } from './setextHeading.ts';
import { startTable } from './table.ts';
import { startThematicBreak } from './thematicBreak.ts';

/** What began: nothing, a container in which more may begin, or a block that takes the whole line. */
export const Started = { nothing: 0, container: 1, leaf: 2 } as const;
export type StartedKind = (typeof Started)[keyof typeof Started];

/** Opens the block that begins at the content of the line at hand. */
export function startBlock(state: ScanState): StartedKind {
  if (indentOf(state) >= CODE_INDENT) return leafIf(startIndentedCode(state));
  const character = state.text.charCodeAt(state.contentStart);
  switch (character) {
    case GREATER_THAN: return containerIf(startQuote(state));
    case HASH: return leafIf(startAtxHeading(state));
    case BACKTICK: case TILDE: return leafIf(startFence(state));
    case LESS_THAN: return leafIf(startHtmlBlock(state));
    case VERTICAL_BAR: case COLON: return leafIf(startTable(state));
    case EQUALS: return leafIf(endSetextHeading(state));
    case HYPHEN:
      if (startTable(state) || endSetextHeading(state) || startThematicBreak(state)) return Started.leaf;
      return containerIf(startItem(state));
    case ASTERISK: return startThematicBreak(state) ? Started.leaf : containerIf(startItem(state));
    case UNDERSCORE: return leafIf(startThematicBreak(state));
    case PLUS: return containerIf(startItem(state));
    case DOLLAR: return leafIf(startMath(state));
    case PERCENT: return leafIf(startPercentComment(state));
    default:
      return character >= DIGIT_ZERO && character <= DIGIT_NINE ? containerIf(startItem(state)) : Started.nothing;
  }
}

function leafIf(started: boolean): StartedKind {
  return started ? Started.leaf : Started.nothing;
}

function containerIf(started: boolean): StartedKind {
  return started ? Started.container : Started.nothing;
}

/** Whether a line that begins with this character, at column 0 and in no container, can be nothing but text. */
export function isPlainStart(character: number): boolean {
  return character >= PLAIN_STARTS.length || PLAIN_STARTS[character] === 1;
}

const PLAIN_STARTS = new Uint8Array(128).fill(1);
for (const character of [
  TAB, SPACE, HASH, DOLLAR, PERCENT, ASTERISK, PLUS, HYPHEN, COLON, LESS_THAN, EQUALS, GREATER_THAN, UNDERSCORE, BACKTICK,
  VERTICAL_BAR, TILDE,
]) PLAIN_STARTS[character] = 0;
PLAIN_STARTS.fill(0, DIGIT_ZERO, DIGIT_NINE + 1);
