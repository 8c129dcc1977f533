/**
 * Lines one after the other, as the block scanner wants them: without trailing white space, with preprocessor
 * conditionals decided and their lines left out, with one line of lookahead and any number of lines given back.
 *
 * A line is three numbers: where it starts and ends in `text`, and which source line it stands on. A reader draws them
 * from the text itself (`SourceReader`, the preprocessor's place) or from a stretch of a `LineBuffer`, where the lines
 * of a list item or of a block were put to be scanned again as a document of their own. No line is ever copied out as a
 * string here, so an ordinary line costs no allocation. It knows nothing of what the lines mean.
 */
import { isRun } from './linePatterns.ts';

/** `start` of the stand-in for a list continuation that has done its work: reads as a blank line. */
export const PLACEHOLDER = -1;

/** A larger buffer is given up after use. */
const MAXIMUM_IDLE_LENGTH = 1 << 18;

/** Lines as number triples in one growing array; stretches of it are scanned by nested readers. */
export class LineBuffer {
  data = new Int32Array(3 * 1024);
  /** Number of lines held. */
  length = 0;

  push(start: number, end: number, line: number): void {
    const at = this.length * 3;
    if (at + 3 > this.data.length) this.grow();
    this.data[at] = start;
    this.data[at + 1] = end;
    this.data[at + 2] = line;
    this.length++;
  }

  private grow(): void {
    const larger = new Int32Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}

/** A buffer no scan uses just now; making a new one for every small note costs more than scanning it. */
let idle: LineBuffer | undefined;

/** Runs `use` with an empty buffer that is its own until it returns. */
export function withLineBuffer<T>(use: (buffer: LineBuffer) => T): T {
  const buffer = idle ?? new LineBuffer();
  idle = undefined;
  buffer.length = 0;
  const result = use(buffer);
  if (buffer.data.length <= MAXIMUM_IDLE_LENGTH) idle = buffer;
  return result;
}

/** What supplies the lines of the outermost reader; fills `reader.start`, `end` and `line`. */
export interface LineSource {
  /** Loads the next line into `reader`; false at the end of the text. */
  load(reader: LineReader): boolean;
  /** While true, directives are ordinary lines (inside comment blocks). */
  raw: boolean;
}

export class LineReader {
  /** The text all offsets point into; grows while files are included. */
  text: string;
  /** The line last peeked at. */
  start = 0;
  end = 0;
  line = 0;
  /** The line after it, once `peekSecond` has been asked. */
  secondStart = 0;
  secondEnd = 0;
  secondLine = 0;
  private loaded = 0;
  private readonly source: LineSource | undefined;
  private readonly buffer: LineBuffer | undefined;
  private at: number;
  private readonly to: number;
  /** Lines given back, the next one last. */
  private held: number[] | undefined;

  /** Reads `source`, or the lines `at` to `to` of `buffer` when there is none. */
  constructor(text: string, source: LineSource | undefined, buffer?: LineBuffer, at = 0, to = 0) {
    this.text = text;
    this.source = source;
    this.buffer = buffer;
    this.at = at;
    this.to = to;
  }

  /** Makes sure that `start`, `end` and `line` are those of the next line; false when there is none. */
  peek(): boolean {
    return this.loaded > 0 || this.loadFirst();
  }

  /** Apart from `peek`, which is asked several times a line and so must be small enough for the engine to put it inline. */
  private loadFirst(): boolean {
    if (!this.load()) return false;
    this.loaded = 1;
    return true;
  }

  /** Like `peek`, for the line after the next, in `secondStart` and so on. */
  peekSecond(): boolean {
    if (!this.peek()) return false;
    if (this.loaded === 2) return true;
    const { start, end, line } = this;
    const found = this.load();
    if (found) this.loaded = 2;
    this.secondStart = this.start;
    this.secondEnd = this.end;
    this.secondLine = this.line;
    this.start = start;
    this.end = end;
    this.line = line;
    return found;
  }

  /** Passes over the line last peeked at; `start`, `end` and `line` keep its values until the next `peek`. */
  skip(): void {
    if (--this.loaded > 0) this.takeSecond();
  }

  private takeSecond(): void {
    this.start = this.secondStart;
    this.end = this.secondEnd;
    this.line = this.secondLine;
  }

  /** Gives a line back, to be read before all others. */
  giveBack(start: number, end: number, line: number): void {
    const held = this.held ??= [];
    if (this.loaded === 2) held.push(this.secondStart, this.secondEnd, this.secondLine);
    if (this.loaded > 0) held.push(this.start, this.end, this.line);
    this.loaded = 0;
    held.push(start, end, line);
  }

  /** Passes over blank lines; the number passed over, or -1 when nothing else follows. */
  skipBlankLines(): number {
    let count = 0;
    while (this.peek()) {
      if (this.end !== this.start) return count;
      this.skip();
      count++;
    }
    return -1;
  }

  /** Passes over lines up to and including the one equal to `text` from `from` to `to`; false when it never comes. */
  skipThrough(from: number, to: number): boolean {
    let found = false;
    while (!found && this.peek()) {
      found = this.isLine(from, to);
      this.skip();
    }
    return found;
  }

  /** True when the line last peeked at reads like `text` from `from` to `to`. */
  isLine(from: number, to: number): boolean {
    const { text, start } = this;
    const length = to - from;
    if (this.end - start !== length) return false;
    for (let at = 0; at < length; at++) if (text.charCodeAt(start + at) !== text.charCodeAt(from + at)) return false;
    return true;
  }

  /** Makes directives ordinary lines, or directives again; nested readers have none to begin with. */
  setRaw(raw: boolean): void {
    if (this.source !== undefined) this.source.raw = raw;
  }

  /** True when the line last peeked at is a lone `+`. */
  isContinuation(): boolean {
    return this.end - this.start === 1 && this.text.charCodeAt(this.start) === 43;
  }

  /** True when the line last peeked at is a run of one character. */
  isUniform(unit: number): boolean {
    return isRun(this.text, this.start, this.end, unit);
  }

  private load(): boolean {
    if (this.held !== undefined && this.held.length > 0) {
      this.line = this.held.pop()!;
      this.end = this.held.pop()!;
      this.start = this.held.pop()!;
      return true;
    }
    if (this.source !== undefined) return this.source.load(this);
    if (this.at === this.to) return false;
    const { data } = this.buffer!;
    const at = this.at * 3;
    this.start = data[at]!;
    this.end = data[at + 1]!;
    this.line = data[at + 2]!;
    this.at++;
    return true;
  }
}
