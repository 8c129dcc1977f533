/**
 * What the editor tells the server about itself: which other extensions are there, so that nothing is offered twice.
 * Values only: it imports nothing but zod.
 */
import { z } from 'zod';

/** The identifiers of the other enabled extensions, `publisher.name`, in any case. */
const extensions = z.array(z.string());

/** `initializationOptions` of `initialize`. An editor without extensions may leave everything out. */
export const initializationOptions = z.object({ extensions: extensions.optional() }).optional();

/** `throughline/didChangeExtensions`, client to server: extensions were installed, removed, enabled or disabled. */
export const extensionsChanged = {
  method: 'throughline/didChangeExtensions',
  params: z.object({ extensions }),
} as const;
