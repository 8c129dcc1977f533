/**
 * Moves a section of an outline that is edited as text, with those below it, below the one behind it.
 */
import type { Services } from '../services.ts';
import { moveOutlineLines } from '../session/moveOutlineLines.ts';

export const id = 'throughline.editing.moveLinesDown';

export function run({ server }: Services): Promise<void> {
  return moveOutlineLines(server, 'down');
}
