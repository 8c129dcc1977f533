/**
 * Copies the contents list of a note or section as an AsciiDoc list of links.
 */
import type { Services } from '../services.ts';
import { copyContents } from '../copyContents.ts';

export const id = 'throughline.copyContentsAsAsciidoc';

export async function run(services: Services, argument?: unknown): Promise<void> {
  await copyContents(services, 'asciidoc', argument);
}
