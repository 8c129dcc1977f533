/**
 * Selects a section in the editor, from its title to the end of its subsections.
 */
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { toRange } from '../editorRange.ts';
import { findHeading } from '../headingTarget.ts';

export const id = 'throughline.outline.selectSection';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const { uri, entry } = await findHeading(services, argument);
  await window.showTextDocument(uri, { selection: toRange(entry.range) });
}
