/**
 * Copies the chart as text, Mermaid or SVG, and saves it as a picture or a page.
 */
import { readPalette } from '../palette.ts';
import type { App } from '../app.ts';
import type { TimelineState } from '../timelineState.ts';
import { drawPicture, measurePicture } from './drawPicture.ts';
import { toPlainPalette } from './plainPalette.ts';
import { renderMermaid, renderText } from './renderText.ts';
import { createSvgContext, escapeXml } from './svgContext.ts';

export type ExportFormat = 'copyText' | 'copyMermaid' | 'copySvg' | 'saveSvg' | 'savePng' | 'saveHtml';

/** Pixels a canvas may have on a side. */
const LARGEST = 16_000;

export function exportChart({ store, channel }: App, format: ExportFormat): void {
  const state = store.state();
  const { model } = state;
  if (model === undefined) return;
  const name = model.chart.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() || 'plan';
  switch (format) {
    case 'copyText': return channel.send({ kind: 'copy', text: renderText(model, state.rows), what: 'the chart as text' });
    case 'copyMermaid': return channel.send({ kind: 'copy', text: renderMermaid(model), what: 'the chart as a Mermaid diagram' });
    case 'copySvg': return channel.send({ kind: 'copy', text: renderSvg(state), what: 'the chart as SVG' });
    case 'saveSvg': return channel.send({ kind: 'export', name: `${name}.svg`, data: renderSvg(state), isBase64: false });
    case 'saveHtml': {
      const data = `<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${escapeXml(model.chart.name)}</title>\n${renderSvg(state)}\n</html>\n`;
      return channel.send({ kind: 'export', name: `${name}.html`, data, isBase64: false });
    }
    case 'savePng': {
      const data = renderPng(state);
      if (data === undefined) return store.dispatch({ kind: 'say', text: 'This plan is too large for one picture: fold majors, or save it as SVG.', isProblem: true });
      return channel.send({ kind: 'export', name: `${name}.png`, data, isBase64: true });
    }
  }
}

let measuring: CanvasRenderingContext2D | undefined;

function measureText(text: string, font: string): number {
  measuring ??= document.createElement('canvas').getContext('2d')!;
  measuring.font = font;
  return measuring.measureText(text).width;
}

function renderSvg(state: TimelineState): string {
  const [titles, chart] = [0, 1].map(() => createSvgContext(measureText));
  const palette = toPlainPalette(readPalette(document.getElementById('timeline')!));
  const size = measurePicture(state, (title) => measureText(title, `600 ${palette.font}`));
  let [current, left] = [chart!, 0];
  const context = new Proxy(titles!, {
    get: (_, key) => current[key as keyof typeof current],
    set: (_, key, value) => Reflect.set(current, key, value),
  }) as unknown as CanvasRenderingContext2D;
  drawPicture(context, palette, state, size, (x) => {
    current = x > 0 ? chart! : titles!;
    left = Math.max(left, x);
  });
  const inner = (svg: string): string => svg.slice(svg.indexOf('/>') + 2, -'</svg>'.length);
  const whole = titles!.toSvg(size.width, size.height, palette.background);
  return whole.slice(0, -'</svg>'.length) + `<g transform="translate(${left} 0)">${inner(chart!.toSvg(1, 1, ''))}</g></svg>`;
}

/** Undefined where no canvas is that large. */
function renderPng(state: TimelineState): string | undefined {
  const palette = readPalette(document.getElementById('timeline')!);
  const size = measurePicture(state, (title) => measureText(title, `600 ${palette.font}`));
  const { width, height } = size;
  const scale = Math.min(2, LARGEST / width, LARGEST / height);
  if (scale < 0.5) return undefined;
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const context = canvas.getContext('2d')!;
  drawPicture(context, palette, state, size, (x) => context.setTransform(scale, 0, 0, scale, x * scale, 0));
  return canvas.toDataURL('image/png').split(',')[1];
}
