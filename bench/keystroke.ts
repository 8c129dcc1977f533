/**
 * One letter typed in the middle of a note of about 1 MB until its new outline is ready, and the same for a line that
 * opens a code fence over half of the note and is taken away again. Peers that parse incrementally may use the change.
 */
import { median, percentile, raceBy, renderTable } from './measure.ts';
import type { ParserProcess } from './parserProcess.ts';

const LETTERS = 30;
const FENCES = 6;

/**
 * @param text what the parsers were given
 * @param parsers the first is ours
 * @returns a titled Markdown table
 */
export async function benchKeystroke(label: string, text: string, parsers: readonly ParserProcess[]): Promise<string> {
  const letters = await raceBy(parsers, (parser) => parser.ask('letter'), LETTERS, 5_000);
  const fences = await raceBy(parsers, (parser) => parser.ask('fence'), FENCES, 5_000);
  const base = median(letters[0]!);
  const rows = parsers.map(({ name }, index) => {
    const letter = letters[index]!;
    const ms = median(letter);
    return [name, ms.toFixed(2), percentile(letter, 0.95).toFixed(2), median(fences[index]!).toFixed(2), `${(ms / base).toFixed(1)}x`];
  });
  const title = `## ${label}: one letter typed in a note of ${(text.length / 1e6).toFixed(2)} MB, outline ready again\n`;
  return `${title}\n${renderTable(['parser', 'letter ms', 'p95', 'fence ms', 'letter over ours'], rows)}\n`;
}
