/**
 * What the timeline's benchmark and its pages say to each other. Types only: one side runs in Node, the other in a browser.
 */

/** One task as Gantt charts take it; a column is a day for those that know dates only. */
export interface BarTask {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly first: number;
  readonly last: number;
  readonly after: readonly string[];
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the benchmark calls in a page, where it is the global `benchPage`. */
export interface BenchPage {
  /** @param plan as JSON, which gets into the page many times faster than an object */
  prepare(plan: string): void;
  /** Milliseconds from the data to the first picture. */
  firstPaint(): Promise<number>;
  /** Milliseconds until another version of the plan is painted. */
  repaint(plan: string): Promise<number>;
  /** A place on a bar that can be dragged, in pixels of the page. */
  bar(): Place | undefined;
  /** Begins to record frames, and gives their milliseconds. */
  record(): void;
  frames(): readonly number[];
}
