/**
 * Copies a link to a heading, in the dialect of its note.
 */
import { env, window } from 'vscode';
import type { Services } from '../services.ts';
import { findHeading } from '../headingTarget.ts';
import { Refusal, noAnswer } from '../refusal.ts';

export const id = 'throughline.outline.copyLink';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { uri, index } = await findHeading(services, argument);
  const link = await services.server.headingLink(uri, index);
  if (link === undefined) throw noAnswer();
  if (link === null) throw new Refusal('The heading is gone.');
  await env.clipboard.writeText(link);
  // The status bar would read `$(name)` in a title as an icon.
  window.setStatusBarMessage('Copied link', 4000);
}
