/**
 * An attribute entry `:name: value`, its value perhaps continued with ` \` (or the legacy ` +`) on further lines.
 * Follows the AsciiDoc documentation, "Declare custom attributes". It knows nothing of the place it stands at.
 */
import type { LineReader } from './lineReader.ts';
import { ATTRIBUTE_ENTRY } from './linePatterns.ts';
import type { Scan } from './scan.ts';

/** Carries out the entry on the line last peeked at and passes over it; false (and nothing passed over) when it is none. */
export function readAttributeEntry(scan: Scan, reader: LineReader): boolean {
  const { text, start, line } = reader;
  const match = ATTRIBUTE_ENTRY.exec(text.slice(start, reader.end));
  if (match === null) return false;
  let { end } = reader;
  reader.skip();
  let value = match[2] ?? '';
  const continuation = value.endsWith(' \\') ? ' \\' : value.endsWith(' +') ? ' +' : undefined;
  if (continuation !== undefined) {
    value = value.slice(0, -2).trimEnd();
    const parts = [value];
    while (reader.peek() && reader.start !== reader.end) {
      ({ end } = reader);
      let next = reader.text.slice(reader.start, end).trimStart();
      reader.skip();
      const goesOn = next.endsWith(continuation);
      if (goesOn) next = next.slice(0, -2).trimEnd();
      parts.push(parts.at(-1)!.endsWith(' +') ? '\n' : ' ', next);
      if (!goesOn) break;
    }
    value = parts.join('');
  }
  const stored = scan.attributes.store(match[1]!, value);
  scan.findings.attributes.push({ name: stored.name, value: stored.value, line, start, end });
  return true;
}
