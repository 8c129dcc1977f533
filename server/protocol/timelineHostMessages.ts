/**
 * What the timeline's page asks of its host, which validates it. Values only: it imports nothing but zod. It stands apart
 * from what the host says, so that the page need not carry it.
 */
import * as z from 'zod/mini';
import { planIntent } from './planMessages.ts';

export const fromPage = z.discriminatedUnion('kind', [
  /** The page is there and wants a chart. */
  z.object({ kind: z.literal('ready') }),
  /** An edit of the plan, and what to say when it is done. */
  z.object({ kind: z.literal('edit'), intent: planIntent, words: z.string() }),
  /** Whether the page has the keys, and whether something is being typed in a field of it. */
  z.object({ kind: z.literal('keys'), isFocused: z.boolean(), isTyping: z.boolean() }),
  /** Take back the last edit made here, or make it again. */
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('redo') }),
  /** Go to a place of a note in the editor. */
  z.object({ kind: z.literal('open'), uri: z.string(), line: z.int().check(z.minimum(0)) }),
  /** Edit a task as a form. */
  z.object({ kind: z.literal('openForm'), uri: z.string(), line: z.int().check(z.minimum(0)) }),
  /** A row became active: the editor may follow, without taking the focus. */
  z.object({ kind: z.literal('select'), uri: z.string(), line: z.int().check(z.minimum(0)) }),
  z.object({ kind: z.literal('choosePlan'), uri: z.string() }),
  z.object({ kind: z.literal('createSample') }),
  z.object({ kind: z.literal('copy'), text: z.string(), what: z.string() }),
  /** Save a picture or page; `data` is text, or bytes in base64. */
  z.object({ kind: z.literal('export'), name: z.string(), data: z.string(), isBase64: z.boolean() }),
  z.object({ kind: z.literal('restart') }),
]);
export type FromPage = z.infer<typeof fromPage>;
