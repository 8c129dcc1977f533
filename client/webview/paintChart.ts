/**
 * Paints one picture of the chart, layer by layer from the ground up. The list of layers is all it knows.
 */
import type { Frame } from './frame.ts';
import { drawBlocks } from './layers/blocks.ts';
import { drawCriticalPath } from './layers/criticalPath.ts';
import { drawFaintLines } from './layers/faintLines.ts';
import { drawFrontierLine } from './layers/frontierLine.ts';
import { drawGestureMarks, drawHandle } from './layers/gestureMarks.ts';
import { drawGridLines } from './layers/gridLines.ts';
import { drawMarks } from './layers/marks.ts';
import { drawMiniMap } from './layers/miniMap.ts';
import { drawRelationLines } from './layers/relationLines.ts';
import { drawRowBands } from './layers/rowBands.ts';
import { drawRuler } from './layers/ruler.ts';
import { drawSprintBands, drawSprintLabels } from './layers/sprintBands.ts';
import { drawTrustTints } from './layers/trustTints.ts';
import { drawWindowBars } from './layers/windowBars.ts';

/** Behind the rows' edge below the ruler. */
const BODY = [
  drawRowBands, drawSprintBands, drawGridLines, drawTrustTints, drawWindowBars, drawFaintLines, drawBlocks, drawCriticalPath, drawFrontierLine, drawMarks, drawRelationLines, drawHandle, drawGestureMarks,
];

export function paintChart(frame: Frame): void {
  const { context, palette, window } = frame;
  context.globalAlpha = 1;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, window.width, window.height);
  context.save();
  context.beginPath();
  context.rect(0, window.header, window.width, window.height - window.header);
  context.clip();
  for (const draw of BODY) draw(frame);
  context.restore();
  drawRuler(frame);
  drawSprintLabels(frame);
  drawMiniMap(frame);
}
