/**
 * The timeline's page beside Gantt libraries, each in a fresh headless Chromium: from the data to the first picture, frames
 * while scrolling and dragging, memory; and how long a text edit takes until the chart shows it.
 * Every plan has two relations a task. A library that needs longer than our patience for one picture leaves the larger plans to the others.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../scripts/editor/launchBrowser.ts';
import { projectFolder } from '../scripts/projectFolders.ts';
import { median, percentile, renderTable, timeOnce } from './measure.ts';
import type { BenchPage } from './timelineBars.ts';
import { chartOf, generateChartNote, toBarTasks } from './timelinePlans.ts';

declare const benchPage: BenchPage;

interface Contender {
  readonly name: string;
  readonly file: string;
  readonly isOurs?: boolean;
}

const CONTENDERS: readonly Contender[] = [
  { name: 'Throughline', file: 'throughline', isOurs: true },
  { name: 'bare canvas, rectangles only', file: 'bareCanvas' },
  { name: 'dhtmlx-gantt', file: 'dhtmlx' },
  { name: '@svar-ui/react-gantt', file: 'svar' },
  { name: 'vis-timeline, without relations', file: 'vis' },
  { name: 'frappe-gantt', file: 'frappe' },
  { name: 'mermaid', file: 'mermaidGantt' },
];
const SIZES = [100, 1_000, 10_000];
const ROUNDS = 3;
/** Of one picture with its frames. */
const PATIENCE_MS = 20_000;
const STEPS = 60;
const VIEWPORT = { width: 1400, height: 700 };

/** What was measured of one library with one plan while patience lasted; milliseconds and megabytes. */
interface Figures {
  paint?: number;
  heap?: number;
  scroll: readonly number[];
  drag: readonly number[];
}

async function bundlePage({ file }: Contender): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectFolder, 'bench/timelinePages', `${file}.ts`)], outdir: 'out', bundle: true, write: false, minify: true, format: 'iife',
    target: 'es2022', mainFields: ['browser', 'module', 'main'], banner: { js: '//# allFunctionsCalledOnLoad' }, define: { 'process.env.NODE_ENV': '"production"' }, absWorkingDir: projectFolder, alias: { 'zod/mini': './client/webview/schemaShapes.ts' },
    loader: { '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.svg': 'dataurl', '.png': 'dataurl', '.gif': 'dataurl' }, logLevel: 'error',
  });
  const [style, script] = ['.css', '.js'].map((end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '');
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${style}</style><style>html, body { margin: 0; height: 100%; } #timeline { height: 100%; overflow: auto; }</style></head>
<body><main id="timeline"></main><script>${script!.replaceAll('</script', '<\\/script')}</script></body></html>`;
}

/** Opens the page in a browser of its own, gives it the plan and calls back; undefined when its patience ends before. */
async function withPage<T>(html: string, plan: string, use: (page: Page) => Promise<T>): Promise<T | undefined> {
  const browser: Browser = await launchBrowser();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.route('http://bench.localhost/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto('http://bench.localhost/');
    await page.evaluate((given) => benchPage.prepare(given), plan);
    const used = use(page);
    used.catch(() => undefined); // A page that is given up fails when its browser ends.
    return await Promise.race([used, new Promise<undefined>((resolve) => { timer = setTimeout(() => resolve(undefined), PATIENCE_MS); })]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/** @param found takes each figure as it comes */
async function measurePage(page: Page, found: Figures): Promise<true> {
  found.paint = await page.evaluate(() => benchPage.firstPaint());
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  found.heap = (await tools.send('Runtime.getHeapUsage')).usedSize / 1e6;
  await page.mouse.move(VIEWPORT.width * 0.7, VIEWPORT.height / 2);
  found.scroll = await recordFrames(page, () => page.mouse.wheel(0, 60));
  await page.mouse.wheel(0, -1_000_000);
  const bar = await page.evaluate(() => benchPage.bar());
  if (bar !== undefined) found.drag = await dragBar(page, bar);
  return true;
}

async function dragBar(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<readonly number[]> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await recordFrames(page, (step) => page.mouse.move(x + step * 5, y));
  await page.mouse.up();
  return frames;
}

async function recordFrames(page: Page, act: (step: number) => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => benchPage.record());
  for (let step = 1; step <= STEPS; step++) await act(step);
  return page.evaluate(() => benchPage.frames());
}

/**
 * First paint, heap and frames of every library with a plan of `size` tasks.
 * @param isOut those that larger plans are too much for; others that tire take part in one round
 */
async function benchSize(size: number, pages: readonly string[], isOut: Set<Contender>): Promise<string> {
  const chart = chartOf(generateChartNote(size));
  const [ours, theirs] = [JSON.stringify(chart), JSON.stringify(toBarTasks(chart))];
  const figures = CONTENDERS.map((): Figures[] => []);
  const isTired = new Set<Contender>(isOut);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contender] of CONTENDERS.entries()) {
      if (isTired.has(contender)) continue;
      const found: Figures = { scroll: [], drag: [] };
      const isDone = await withPage(pages[index]!, contender.isOurs === true ? ours : theirs, (page) => measurePage(page, found));
      if (isDone === undefined) isTired.add(contender);
      if (found.paint === undefined) isOut.add(contender);
      else figures[index]!.push(found);
    }
  }
  const paintOf = (index: number): number => median(figures[index]!.flatMap(({ paint }) => paint ?? []));
  const rows = CONTENDERS.map(({ name }, index) => {
    const each = figures[index]!;
    if (each.length === 0) return [name, `over ${PATIENCE_MS / 1000} s`, '', '', '', ''];
    const heaps = each.flatMap(({ heap }) => heap ?? []);
    return [name, paintOf(index).toFixed(0), `${(paintOf(index) / paintOf(0)).toFixed(1)}x`, heaps.length === 0 ? '–' : median(heaps).toFixed(1),
      frame(each.flatMap(({ scroll }) => scroll)), frame(each.flatMap(({ drag }) => drag))];
  });
  return `## Timeline: ${size.toLocaleString('en')} tasks, ${(2 * size).toLocaleString('en')} relations, in Chromium\n\n${
    renderTable(['page', 'first paint ms', 'over ours', 'heap MB', 'scrolling p95 ms', 'dragging p95 ms'], rows)}\n`;
}

function frame(samples: readonly number[]): string {
  return samples.length === 0 ? '–' : percentile(samples, 0.95).toFixed(1);
}

/** A letter typed into a title of a plan of 2,000 tasks: what the server does, and what the page does. */
async function benchEdit(page: string): Promise<string> {
  const note = generateChartNote(2_000);
  const versions = Array.from({ length: 30 }, (_, letter) => note.replace('Task 1000 ', `Task 1000${'x'.repeat(letter)} `));
  const server: number[] = [];
  for (const version of versions) server.push(await timeOnce(() => JSON.stringify(chartOf(version))));
  const charts = versions.map((version) => JSON.stringify(chartOf(version)));
  const repaints = await withPage(page, charts[0]!, async (opened) => {
    await opened.evaluate(() => benchPage.firstPaint());
    const samples: number[] = [];
    for (const chart of charts.slice(1)) samples.push(await opened.evaluate((given) => benchPage.repaint(given), chart));
    return samples;
  }) ?? [];
  const line = (name: string, samples: readonly number[]): string[] => [name, median(samples).toFixed(1), percentile(samples, 0.95).toFixed(1)];
  return `## Timeline: a letter in a plan of 2,000 tasks\n\n${
    renderTable(['part', 'ms', 'p95'], [line('server: note read, chart written', server), line('page: chart received and painted, frame included', repaints)])}\n`;
}

/** @returns titled Markdown tables */
export async function benchTimeline(): Promise<string> {
  const pages = await Promise.all(CONTENDERS.map(bundlePage));
  const tables: string[] = [];
  const isOut = new Set<Contender>();
  for (const size of SIZES) tables.push(await benchSize(size, pages, isOut));
  return [...tables, await benchEdit(pages[0]!)].join('\n');
}
