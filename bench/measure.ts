/**
 * Timing for benchmarks: medians of warm runs, peers interleaved so that a busy machine disturbs all of them alike.
 * It knows nothing of notes. Figures are for reading side by side in one run, never for asserting.
 */
export interface Contender {
  readonly name: string;
  /** One unit of work; the benchmark awaits it. */
  run(): unknown;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Milliseconds that `work` takes, awaited. */
export async function timeOnce(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Rounds and milliseconds that are not counted: the engine compiles what is hot, as it has done in a program that runs for a while. */
const WARM_UP = 4;
const WARM_UP_MS = 1000;

/** Runs every contender `rounds` times after some rounds of warm-up, in turn; see `raceBy`. */
export function race(contenders: readonly Contender[], rounds: number, budgetMs = 20_000): Promise<number[][]> {
  return raceBy(contenders, async (contender) => [await timeOnce(() => contender.run())], rounds, budgetMs);
}

/** A turn lasts at least this long, so that a quick contender pays no more than a slow one for the caches others left it. */
const TURN_MS = 50;

/** The milliseconds of all the samples that make up one turn. */
export async function takeTurn(sample: () => Promise<number>): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let spent = 0; spent < TURN_MS; spent += samples.at(-1)!) samples.push(await sample());
  return samples;
}

/**
 * Gives every contender `rounds` turns after some of warm-up, one after the other.
 * @param time gives a contender its turn, and the milliseconds of each of its samples
 * @param budgetMs a contender that has used this much leaves the remaining rounds to the others
 * @returns samples in milliseconds by contender, in the given order
 */
export async function raceBy<T>(contenders: readonly T[], time: (contender: T) => Promise<readonly number[]>, rounds: number, budgetMs: number): Promise<number[][]> {
  const samples = contenders.map((): number[] => []);
  const spent = contenders.map(() => 0);
  const turn = async (index: number): Promise<readonly number[]> => {
    const taken = await time(contenders[index]!);
    spent[index]! += taken.reduce((sum, ms) => sum + ms, 0);
    return taken;
  };
  for (const index of contenders.keys()) {
    for (let round = 0; spent[index]! < budgetMs && (round < WARM_UP || spent[index]! < WARM_UP_MS); round++) await turn(index);
  }
  for (let round = 0; round < rounds; round++) {
    for (const index of contenders.keys()) {
      if (spent[index]! <= budgetMs || round < 3) samples[index]!.push(...await turn(index));
    }
  }
  return samples;
}

/** A Markdown table, numbers aligned to the right. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}
