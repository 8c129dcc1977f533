/**
 * A palette whose colours programs other than browsers understand, too: what the theme mixes is mixed here.
 *
 * Sample: `color-mix(in srgb, #333 14%, transparent)` becomes `rgba(51, 51, 51, 0.141)`.
 */
import type { Palette } from '../palette.ts';

export function toPlainPalette(palette: Palette): Palette {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })!;
  const plain = (colour: string): string => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = 'transparent'; // What is no colour leaves it so.
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 1000) / 1000})`;
  };
  const { majors, font, isHighContrast, ...colours } = palette;
  const mixed = Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, plain(colour)])) as unknown as typeof colours;
  return { ...mixed, majors: majors.map(plain), font, isHighContrast };
}
