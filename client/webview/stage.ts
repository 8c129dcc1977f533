/**
 * The fixed parts of the page: the bar above, the scrolling area with tree and canvas side by side, the line below, and
 * what floats over all of it. Both sides of the chart are placed by the same script in the same frame, so they never drift
 * apart while scrolling. It knows no tasks.
 */
import { COLUMN_NAMES } from './treeColumns.ts';
import type { TreeColumns } from './treeColumns.ts';

export interface Stage {
  readonly bar: HTMLElement;
  readonly empty: HTMLElement;
  readonly scroller: HTMLElement;
  /** As large as the whole chart, so that the scroll bars are right. */
  readonly extent: HTMLElement;
  /** Stays in sight while the extent scrolls below it. */
  readonly view: HTMLElement;
  readonly tree: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** What is typed stands over the tree and scrolls with it. */
  readonly floating: HTMLElement;
  /** The borders that can be dragged: behind the list, and in front of its columns. */
  readonly dividers: ReadonlyMap<keyof TreeColumns, HTMLElement>;
  readonly status: HTMLElement;
  readonly overlay: HTMLElement;
}

export function createStage(root: HTMLElement): Stage {
  const add = (parent: HTMLElement, name: string, tag = 'div'): HTMLElement => {
    const element = document.createElement(tag);
    element.className = name;
    parent.append(element);
    return element;
  };
  add(root, 'unseen', 'h1').textContent = 'Timeline';
  const bar = add(root, 'bar');
  const empty = add(root, 'empty-host');
  const scroller = add(root, 'scroller');
  const extent = add(scroller, 'extent');
  const view = add(extent, 'view');
  const tree = add(view, 'tree-host');
  const canvas = add(view, 'chart', 'canvas') as HTMLCanvasElement;
  canvas.setAttribute('aria-hidden', 'true'); // The tree grid says in words what it shows.
  const dividers = new Map((['width', ...COLUMN_NAMES] as const).map((name) => {
    const divider = add(view, name === 'width' ? 'divider' : 'divider column');
    divider.setAttribute('role', 'separator');
    divider.setAttribute('aria-orientation', 'vertical');
    divider.setAttribute('aria-label', `Width of the ${name === 'width' ? 'task list' : `${name} column`}`);
    return [name, divider];
  }));
  const floating = add(view, 'floating');
  const status = add(root, 'status');
  status.setAttribute('role', 'status');
  const overlay = add(root, 'overlay');
  return { bar, empty, scroller, extent, view, tree, canvas, floating, dividers, status, overlay };
}
