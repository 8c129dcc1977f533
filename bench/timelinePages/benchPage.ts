/**
 * What every page of the timeline's benchmark has in common: it is given a plan, shows it when told, and counts
 * milliseconds. Each library stands in a file beside this one and says only how it shows a plan.
 *
 * First paint ends with the frame after the one in which the chart's first bar is there.
 */

import type { BenchPage, Place } from '../timelineBars.ts';

/** How a library shows a plan. */
export interface ChartPage<Plan> {
  /** Turns the plan into what the library reads, which is not timed, and gives what shows it. */
  prepare(plan: Plan, host: HTMLElement): () => unknown;
  /** Whether bars are there. */
  isShown(host: HTMLElement): boolean;
  /** A place on a bar that can be dragged, in pixels of the page. */
  bar?(host: HTMLElement): Place | undefined;
  /** Another version of the plan, for the pages that can take one. */
  change?(plan: Plan): void;
}

/** Makes the page ready for the benchmark. */
export function offerChart<Plan>(page: ChartPage<Plan>): void {
  const host = document.getElementById('timeline')!;
  let show: (() => unknown) | undefined;
  let frames: number[] = [];
  let isRecording = false;
  const offered: BenchPage = {
    prepare: (plan) => { show = page.prepare(JSON.parse(plan) as Plan, host); },
    firstPaint: async () => {
      const start = performance.now();
      await show!();
      while (!page.isShown(host)) await nextFrame();
      await painted();
      show = undefined;
      return performance.now() - start;
    },
    repaint: async (plan) => {
      const changed = JSON.parse(plan) as Plan;
      const start = performance.now();
      page.change?.(changed);
      await nextTask();
      await painted();
      return performance.now() - start;
    },
    bar: () => page.bar?.(host),
    record: () => {
      frames = [];
      isRecording = true;
      let before = performance.now();
      const tick = (now: number): void => {
        frames.push(now - before);
        before = now;
        if (isRecording) requestAnimationFrame(tick);
      };
      requestAnimationFrame((now) => {
        before = now;
        requestAnimationFrame(tick);
      });
    },
    frames: () => {
      isRecording = false;
      return frames;
    },
  };
  Object.assign(globalThis, { benchPage: offered });
}

/** The day of a column. */
export function dayOf(column: number): Date {
  return new Date(2030, 0, column);
}

/** The middle of the first of these elements. */
export function middleOf(host: HTMLElement, selector: string): Place | undefined {
  const box = host.querySelector(selector)?.getBoundingClientRect();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => { requestAnimationFrame(() => resolve()); });
}

/** Messages to the page that were posted before have come. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve); });
}

/** After the next frame's work is done. */
async function painted(): Promise<void> {
  await nextFrame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
}
