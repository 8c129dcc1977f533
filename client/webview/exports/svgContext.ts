/**
 * As much of a canvas context as the layers of the chart use, written down as SVG instead of painted. Texts are escaped,
 * so a title stays a title.
 *
 * Sample: `fillRect(0, 0, 10, 5)` becomes `<path d="M0 0h10v5h-10z" fill="…"/>`.
 */
type Drawn = Pick<CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'globalAlpha' | 'font' | 'textAlign' | 'textBaseline' | 'lineJoin' | 'beginPath' | 'moveTo' | 'lineTo' | 'closePath'
  | 'rect' | 'roundRect' | 'arc' | 'fill' | 'stroke' | 'clip' | 'save' | 'restore' | 'fillRect' | 'strokeRect' | 'fillText' | 'measureText' | 'setLineDash' | 'getLineDash'>;

export interface SvgContext extends Drawn {
  /** The picture as a document of its own. */
  toSvg(width: number, height: number, ground: string): string;
}

/** @param measure gives the width of texts, as a canvas does */
export function createSvgContext(measure: (text: string, font: string) => number): SvgContext {
  const parts: string[] = [];
  let path = '';
  let dash: number[] = [];
  let clips = 0;
  const open: number[] = [0];
  const look = ({ globalAlpha }: Drawn): string => (globalAlpha === 1 ? '' : ` opacity="${round(globalAlpha)}"`);
  const stroke = (context: Drawn, shape: string): void => {
    const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
    parts.push(`<path d="${shape}" fill="none" stroke="${escapeXml(String(context.strokeStyle))}" stroke-width="${context.lineWidth}" stroke-linejoin="round"${dashes}${look(context)}/>`);
  };
  const box = (x: number, y: number, width: number, height: number): string => `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  const context: SvgContext = {
    fillStyle: '', strokeStyle: '', lineWidth: 1, globalAlpha: 1, font: '', textAlign: 'start', textBaseline: 'alphabetic', lineJoin: 'miter',
    beginPath: () => { path = ''; },
    moveTo: (x, y) => { path += `M${round(x)} ${round(y)}`; },
    lineTo: (x, y) => { path += `L${round(x)} ${round(y)}`; },
    closePath: () => { path += 'z'; },
    rect: (x, y, width, height) => { path += box(x, y, width, height); },
    roundRect: (x, y, width, height, radius) => {
      const r = round(Math.max(0, Math.min(Number(radius), width / 2, height / 2)));
      const [w, v] = [round(width - 2 * r), round(height - 2 * r)];
      path += `M${round(x + r)} ${round(y)}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${v}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-v}a${r} ${r} 0 0 1 ${r} ${-r}z`;
    },
    arc: (x, y, radius) => { path += `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`; },
    fill: () => { parts.push(`<path d="${path}" fill="${escapeXml(String(context.fillStyle))}"${look(context)}/>`); },
    stroke: () => stroke(context, path),
    clip: () => {
      parts.push(`<clipPath id="c${++clips}"><path d="${path}"/></clipPath><g clip-path="url(#c${clips})">`);
      open[open.length - 1]!++;
    },
    save: () => { open.push(0); },
    restore: () => { parts.push('</g>'.repeat(open.pop() ?? 0)); },
    fillRect: (x, y, width, height) => { parts.push(`<path d="${box(x, y, width, height)}" fill="${escapeXml(String(context.fillStyle))}"${look(context)}/>`); },
    strokeRect: (x, y, width, height) => stroke(context, box(x, y, width, height)),
    fillText: (text, x, y) => {
      const anchor = context.textAlign === 'center' ? ' text-anchor="middle"' : context.textAlign === 'right' ? ' text-anchor="end"' : '';
      parts.push(`<text x="${round(x)}" y="${round(y)}" dominant-baseline="central"${anchor} style="font:${escapeXml(context.font)}" fill="${escapeXml(String(context.fillStyle))}"${look(context)}>${escapeXml(text)}</text>`);
    },
    measureText: (text) => ({ width: measure(text, context.font) }) as TextMetrics,
    setLineDash: (segments) => { dash = [...segments]; },
    getLineDash: () => dash,
    toSvg: (width, height, ground) => (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">`
      + `<rect width="100%" height="100%" fill="${escapeXml(ground)}"/>${parts.join('')}</svg>`),
  };
  return context;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
