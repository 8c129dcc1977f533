/**
 * All headings of many notes, one after the other: megabytes a second, and how many headings agree with the first
 * parser that is no yardstick of ours (the oracle stands last in the list of peers it is given).
 */
import { median, raceBy, renderTable } from './measure.ts';
import type { ParserProcess } from './parserProcess.ts';

/**
 * @param label what the texts are, for the title
 * @param parsers the first is ours; ratios are its speed over each other's
 * @returns a titled Markdown table
 */
export async function benchThroughput(label: string, texts: readonly string[], parsers: readonly ParserProcess[]): Promise<string> {
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const ours = new Set(await parsers[0]!.ask('headings'));
  const samples = await raceBy(parsers, (parser) => parser.ask('round'), 15, 5_000);
  const base = median(samples[0]!);
  const rows: string[][] = [];
  for (const [index, parser] of parsers.entries()) {
    const theirs = new Set(await parser.ask('headings'));
    const same = [...theirs].filter((heading) => ours.has(heading)).length;
    const ms = median(samples[index]!);
    rows.push([parser.name, ms.toFixed(1), (megabytes / (ms / 1000)).toFixed(megabytes / ms > 0.1 ? 0 : 1), `${(ms / base).toFixed(1)}x`, `${same} / ${ours.size - same} / ${theirs.size - same}`]);
  }
  const title = `## ${label}: all headings of ${texts.length} notes, ${megabytes.toFixed(2)} MB\n`;
  return `${title}\n${renderTable(['parser', 'ms', 'MB/s', 'time over ours', 'same / only ours / only theirs'], rows)}\n`;
}
