/**
 * The heading a command works on: the row it was invoked on, else the section the cursor is in. A row may be older than
 * its note, so its heading is looked up in the note as it is now, and a heading that went away is never mixed up with
 * the one that took its place.
 */
import type { Uri } from 'vscode';
import type { OutlineEntry } from '../server/protocol/outlineMessages.ts';
import type { Services } from './services.ts';
import { findDocument } from './noteDocuments.ts';
import { uriOfNode } from './outline/headingItem.ts';
import { shownTitle } from './outline/headingTree.ts';
import type { HeadingNode } from './outline/headingTree.ts';
import { Refusal, noAnswer } from './refusal.ts';

export interface HeadingTarget {
  readonly uri: Uri;
  readonly index: number;
  readonly entry: OutlineEntry;
}

/** Whether an argument that VS Code hands to a command is a heading's row, of either view. */
export function isHeadingRow(argument: unknown): argument is HeadingNode {
  return (argument as Partial<HeadingNode> | undefined)?.kind === 'heading';
}

/** @throws with a sentence for the user when there is neither a row nor a section around the cursor, or it went away. */
export async function findHeading(services: Services, argument: unknown): Promise<HeadingTarget> {
  if (isHeadingRow(argument)) return findHeadingOfRow(services, argument);
  await services.outline.refresh();
  const found = services.outline.nodeAtCursor();
  if (found === undefined) throw new Refusal('Put the cursor into a section of a note first.');
  return findHeadingOfRow(services, found);
}

/** @throws with a sentence for the user when the heading went away, or the server cannot say. */
export async function findHeadingOfRow(services: Services, row: HeadingNode): Promise<HeadingTarget> {
  const { tree } = row;
  const uri = uriOfNode(row);
  const title = shownTitle(row);
  if (findDocument(uri)?.version !== tree.version) await renewTree(services, row);
  const entry = tree.has(row) ? tree.entries[row.index] : undefined;
  if (entry === undefined) throw new Refusal(`“${title}” has moved or is gone. Choose it again among the headings as they are now.`);
  return { uri, index: row.index, entry };
}

async function renewTree({ server, outline, book }: Services, { tree }: HeadingNode): Promise<void> {
  const result = await server.outline(uriOfNode(tree.root));
  if (result === undefined) throw noAnswer();
  if (!outline.provider.renew(tree, result)) book.provider.renew(tree, result);
}
