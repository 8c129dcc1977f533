/**
 * Moves a section of an outline that is edited as text, with those below it, one level out.
 */
import type { Services } from '../services.ts';
import { moveOutlineLines } from '../session/moveOutlineLines.ts';

export const id = 'throughline.editing.moveLinesOut';

export function run({ server }: Services): Promise<void> {
  return moveOutlineLines(server, 'out');
}
