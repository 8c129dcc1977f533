/**
 * The bytes of a note to its text. Notes are UTF-8; a byte-order mark may also say UTF-16.
 *
 * Total: bytes that are no valid text are replaced by U+FFFD and reported, with the place of the first one.
 * It knows nothing of files; refusing to write such a note back is up to the caller.
 *
 * Sample: the bytes EF BB BF 23 20 41 give the text `# A` and no problem.
 */

/** A problem of the encoding, in the shape of the model's problems. */
export interface DecodingProblem {
  readonly code: 'invalid-encoding' | 'binary-file';
  readonly severity: 'warning' | 'error';
  readonly message: string;
  readonly span: { readonly start: number; readonly end: number };
}

export interface DecodedNote {
  /** The text without its byte-order mark. */
  readonly text: string;
  /** True when the bytes began with a byte-order mark. */
  readonly hasMark: boolean;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly problems: readonly DecodingProblem[];
}

/** The part of the WHATWG Encoding standard used here; every runtime this code meets has it. */
declare class TextDecoder {
  constructor(label: string, options: { readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** How much of a file decides whether it is text, as in git. */
const BINARY_PROBE_BYTES = 8000;

/** Decodes the bytes of a note. Never throws. */
export function decodeNote(bytes: Uint8Array): DecodedNote {
  const { encoding, markLength } = detectEncoding(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(markLength));
  const problem = encoding === 'utf-8' && isBinary(bytes) ? binaryProblem() : findReplacement(bytes, text, encoding, markLength);
  return { text, hasMark: markLength > 0, encoding, problems: problem === undefined ? [] : [problem] };
}

function detectEncoding(bytes: Uint8Array): { encoding: DecodedNote['encoding']; markLength: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  return { encoding: 'utf-8', markLength: 0 };
}

/** More than a stray NUL among the first bytes: a picture or a program, not a note. */
function isBinary(bytes: Uint8Array): boolean {
  const probe = bytes.subarray(0, BINARY_PROBE_BYTES);
  if (!probe.includes(0)) return false;
  let zeros = 0;
  for (const byte of probe) if (byte === 0) zeros++;
  return zeros > 1 && zeros * 100 > probe.length;
}

function binaryProblem(): DecodingProblem {
  return {
    code: 'binary-file', severity: 'error', span: { start: 0, end: 0 },
    message: 'This is no text: it holds many NUL bytes. Save it as UTF-8, or keep it out of the notes.',
  };
}

/**
 * The first replacement character that stands for undecodable bytes. One that is written in the note as such is fine:
 * it decodes from its own three bytes.
 */
function findReplacement(
  bytes: Uint8Array, text: string, encoding: DecodedNote['encoding'], markLength: number,
): DecodingProblem | undefined {
  let byte = markLength;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    byte += byteLength(text, from, at, encoding);
    if (!isWrittenOut(bytes, byte, encoding)) {
      return {
        code: 'invalid-encoding', severity: 'warning', span: { start: at, end: at + 1 },
        message: `Byte ${byte} is no valid ${encoding.toUpperCase()} and is shown as \ufffd. Save the note as UTF-8.`,
      };
    }
    from = at;
  }
  return undefined;
}

function isWrittenOut(bytes: Uint8Array, at: number, encoding: DecodedNote['encoding']): boolean {
  if (encoding === 'utf-16le') return bytes[at] === 0xfd && bytes[at + 1] === 0xff;
  if (encoding === 'utf-16be') return bytes[at] === 0xff && bytes[at + 1] === 0xfd;
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}

/** Bytes that the valid text between two offsets was decoded from. */
function byteLength(text: string, start: number, end: number, encoding: DecodedNote['encoding']): number {
  if (encoding !== 'utf-8') return (end - start) * 2;
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    /** Each half of a surrogate pair counts two of the pair's four bytes. */
    const isSurrogate = unit >= 0xd800 && unit < 0xe000;
    length += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3;
  }
  return length;
}
