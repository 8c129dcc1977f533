/**
 * Copies a link to a heading, in the dialect of its note.
 */
import { env, window } from 'vscode';
import type { Services } from '../commandRegistry.ts';
import { findHeading } from '../headingTarget.ts';
import { renderHeadingLink } from '../outline/headingLink.ts';

export const id = 'throughline.outline.copyLink';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { uri, entry } = await findHeading(services, argument);
  const dialect = (await services.server.outline(uri))?.dialect ?? 'markdown';
  const fileName = uri.scheme === 'untitled' ? undefined : uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const link = renderHeadingLink({ dialect, fileName, id: entry.id, title: entry.text });
  await env.clipboard.writeText(link);
  window.setStatusBarMessage(`Copied ${link}`, 4000);
}
