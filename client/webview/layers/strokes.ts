/**
 * Strokes that several layers share: hatching, crosses, arrow heads. They draw where they are told and keep the context as it was,
 * but for its path.
 */
export function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.globalAlpha = 0.75;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let at = x - height; at < x + width; at += 5) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

export function drawCross(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x + size, y - size);
  context.lineTo(x - size, y + size);
  context.stroke();
}

/** Points right, its tip at x, y. */
export function drawArrowHead(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 5, y - 3.5);
  context.lineTo(x - 5, y + 3.5);
  context.closePath();
  context.fill();
}

/** Something drawn twice: first wide in the colour of the ground, then itself, so that it stands out from what it crosses. */
export function drawWithHalo(context: CanvasRenderingContext2D, ground: string, draw: () => void): void {
  const { lineWidth, strokeStyle } = context;
  const dash = context.getLineDash();
  context.setLineDash([]);
  context.lineWidth = lineWidth + 2.5;
  context.strokeStyle = ground;
  draw();
  context.setLineDash(dash);
  context.lineWidth = lineWidth;
  context.strokeStyle = strokeStyle;
  draw();
}

/** A triangle with a stroke in it, around x, y. */
export function drawWarning(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x + 5.5, y + 4.5);
  context.lineTo(x - 5.5, y + 4.5);
  context.closePath();
  context.moveTo(x, y - 1.5);
  context.lineTo(x, y + 2.5);
  context.stroke();
}
