/**
 * What the timeline's host says to its page. Values only: it imports nothing but zod, in its small form, because the page
 * carries it and validates what it receives.
 */
import * as z from 'zod/mini';
import { chart, planName } from './timelineMessages.ts';

/** What the keyboard, the command palette and the view's title menu may ask of the page. */
const pageCommand = z.enum([
  'find', 'zoomIn', 'zoomOut', 'zoomToFit', 'toggleCriticalPath', 'toggleRelations', 'toggleSprints', 'collapseAll', 'expandAll', 'showKeys',
  'moveLeft', 'moveRight', 'moveUp', 'moveDown', 'toggleDone', 'start', 'cancel', 'grow', 'shrink', 'addTask', 'addMajor', 'rename', 'relate',
  'unpin', 'delete', 'takeIntoSprint', 'pick', 'setEstimate', 'setOwner', 'setSprint', 'setColumns', 'showMenu',
  'copyText', 'copyMermaid', 'copySvg', 'saveSvg', 'savePng', 'saveHtml',
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
  /** What came of an edit; a chart that shows it follows. */
  z.object({ kind: z.literal('edited'), isDone: z.boolean(), text: z.string() }),
  /** A sentence for the status line, read out by screen readers. */
  z.object({ kind: z.literal('say'), text: z.string(), isProblem: z.boolean() }),
]);
export type ToPage = z.infer<typeof toPage>;
