/**
 * The icons of the page, by the names VS Code gives them; `icons.css` has the picture of each.
 */
export const ICONS = [
  'add', 'chevron-down', 'chevron-right', 'circle-large-filled', 'circle-large', 'circle-slash', 'close', 'debug-disconnect', 'ellipsis', 'error',
  'filter', 'flame', 'info', 'layers', 'milestone', 'pass', 'play-circle', 'question', 'screen-full', 'search', 'sync', 'trash', 'type-hierarchy', 'warning',
  'zoom-in', 'zoom-out',
] as const;
export type IconName = (typeof ICONS)[number];
