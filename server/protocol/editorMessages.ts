/**
 * What the editor tells the server about itself: who else gives outlines there, so that nothing is offered twice.
 * Values only: it imports nothing but zod.
 */
import * as z from 'zod/mini';

/** Other extensions that are installed and enabled. */
const otherExtensions = z.object({
  /** `asciidoctor.asciidoctor-vscode`, which gives symbols and folding for AsciiDoc. */
  asciidoctor: z.boolean(),
  /** Anyone who gives symbols for Markdown, as VS Code itself does. */
  markdown: z._default(z.boolean(), true),
});
export type OtherExtensions = z.infer<typeof otherExtensions>;

/** `initializationOptions` of `initialize`; an editor without extensions leaves them out. */
export const initializationOptions = z.nullish(otherExtensions);

/** `throughline/didChangeExtensions`, client to server: extensions were installed, removed, enabled or disabled. */
export const extensionsChanged = {
  method: 'throughline/didChangeExtensions',
  params: otherExtensions,
} as const;
