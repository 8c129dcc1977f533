/**
 * The colours of the editor's theme as the canvas needs them: words for `fillStyle`, read from the style of the page, where
 * `timeline.css` derives them from VS Code's own tokens. It picks no colour itself.
 */
export interface Palette {
  /** One for each colour of majors. */
  readonly majors: readonly string[];
  readonly foreground: string;
  readonly muted: string;
  readonly background: string;
  readonly grid: string;
  readonly border: string;
  readonly focus: string;
  readonly error: string;
  readonly warning: string;
  readonly hover: string;
  readonly selection: string;
  readonly before: string;
  readonly after: string;
  readonly frontier: string;
  /** Of lines that shall hardly be seen; opaque, so that they do not grow darker where they meet. */
  readonly faint: string;
  readonly sprint: string;
  readonly font: string;
  readonly isHighContrast: boolean;
}

export function readPalette(page: HTMLElement): Palette {
  const style = getComputedStyle(page);
  const token = (name: string): string => style.getPropertyValue(`--timeline-${name}`).trim();
  return {
    majors: [0, 1, 2, 3, 4, 5].map((major) => token(`major-${major}`)),
    foreground: token('foreground'), muted: token('muted'), background: token('background'), grid: token('grid'), border: token('border'),
    focus: token('focus'), error: token('error'), warning: token('warning'), hover: token('hover'), selection: token('selection'),
    before: token('before'), after: token('after'), frontier: token('frontier'), faint: token('faint'), sprint: token('sprint'),
    font: `${style.fontSize} ${style.fontFamily}`,
    isHighContrast: page.ownerDocument.body.classList.contains('vscode-high-contrast') || page.ownerDocument.body.classList.contains('vscode-high-contrast-light'),
  };
}

/** Calls back when the editor changes its theme. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
}
