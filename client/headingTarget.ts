/**
 * The heading a command works on: the row it was invoked on, else the section the cursor is in.
 */
import type { Uri } from 'vscode';
import type { OutlineEntry } from '../server/protocol/outlineMessages.ts';
import type { Services } from './commandRegistry.ts';
import { uriOfNode } from './outline/headingItem.ts';
import type { HeadingNode } from './outline/headingTree.ts';

export interface HeadingTarget {
  readonly uri: Uri;
  readonly index: number;
  readonly entry: OutlineEntry;
}

/** A row of either view, as VS Code hands it to a command. */
export function headingOfRow(argument: unknown): HeadingTarget | undefined {
  const node = argument as Partial<HeadingNode> | undefined;
  if (node?.kind !== 'heading') return undefined;
  const { tree, index } = node as HeadingNode;
  return { uri: uriOfNode(node as HeadingNode), index, entry: tree.entries[index]! };
}

/** @throws with a sentence for the user when there is neither a row nor a section around the cursor. */
export async function findHeading({ outline }: Services, argument: unknown): Promise<HeadingTarget> {
  const row = headingOfRow(argument);
  if (row !== undefined) return row;
  await outline.refresh();
  const found = headingOfRow(outline.nodeAtCursor());
  if (found === undefined) throw new Error('put the cursor into a section of a note first.');
  return found;
}
