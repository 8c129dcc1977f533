/**
 * What the timeline's page and its host say to each other over the webview's port. Values only: it imports nothing but
 * zod, in its small form, because the page carries it. Both ends validate what they receive.
 */
import * as z from 'zod/mini';
import { chart, planName } from './timelineMessages.ts';

/** What the keyboard, the command palette and the view's title menu may ask of the page. */
export const pageCommand = z.enum([
  'find', 'zoomIn', 'zoomOut', 'zoomToFit', 'toggleCriticalPath', 'toggleRelations', 'toggleSprints', 'collapseAll', 'expandAll', 'showKeys',
]);
export type PageCommand = z.infer<typeof pageCommand>;

/** Host to page. */
export const toPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chart'), chart, plans: z.readonly(z.array(planName)) }),
  /** Nothing to draw, and why. */
  z.object({ kind: z.literal('empty'), reason: z.enum(['noPlan', 'noFolder', 'starting', 'stopped']), plans: z.readonly(z.array(planName)) }),
  /** The cursor of the editor is in the task at this line of a note. */
  z.object({ kind: z.literal('reveal'), uri: z.string(), line: z.int() }),
  z.object({ kind: z.literal('command'), command: pageCommand }),
  /** A sentence for the status line, read out by screen readers. */
  z.object({ kind: z.literal('say'), text: z.string(), isProblem: z.boolean() }),
]);
export type ToPage = z.infer<typeof toPage>;

/** Page to host. */
export const fromPage = z.discriminatedUnion('kind', [
  /** The page is there and wants a chart. */
  z.object({ kind: z.literal('ready') }),
  /** Go to a place of a note in the editor. */
  z.object({ kind: z.literal('open'), uri: z.string(), line: z.int() }),
  /** A row became active: the editor may follow, without taking the focus. */
  z.object({ kind: z.literal('select'), uri: z.string(), line: z.int() }),
  z.object({ kind: z.literal('choosePlan'), uri: z.string() }),
  z.object({ kind: z.literal('createSample') }),
  z.object({ kind: z.literal('copy'), text: z.string(), what: z.string() }),
  z.object({ kind: z.literal('restart') }),
]);
export type FromPage = z.infer<typeof fromPage>;
