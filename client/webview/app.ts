/**
 * The page as its gestures, keys, menus and messages see it: what they may ask of it, without knowing how it is put
 * together. Only types; `timelineApp.ts` makes the one there is.
 */
import type { Channel } from './channel.ts';
import type { EditQueue } from './editQueue.ts';
import type { ChartWindow } from './geometry.ts';
import type { RelationPath } from './relationPaths.ts';
import type { Stage } from './stage.ts';
import type { Store } from './store.ts';

/** What gestures work with. */
export interface App {
  readonly store: Store;
  readonly stage: Stage;
  readonly channel: Channel;
  /** The part of the chart in sight, right of the tree. */
  chartWindow(): ChartWindow;
  /** Shows the card about a row or a sprint ahead beside a place of the page; nothing hides it. */
  showCard(card: Card | undefined): void;
  readonly queue: EditQueue;
  /** Opens the menu or the relations of a row, beside it or at a place of the page; nothing closes it. */
  showMenu(menu: Menu | undefined): void;
  focusTree(): void;
  /** The relation whose line is shown at a place of the canvas, above the blocks or faintly behind them. */
  relationAt(x: number, y: number, where: 'above' | 'behind'): RelationPath | undefined;
  /** Makes all columns visible at once, as far as cells can shrink. */
  fit(): void;
  /** Changes the size of cells around a place of the chart that stays where it is. */
  zoomTo(cell: number, x?: number): void;
}

export type Card = { readonly x: number; readonly y: number } & (
  /** `sprint`: which of those ahead, from 0. */
  { readonly kind: 'task'; readonly row: number } | { readonly kind: 'sprint'; readonly sprint: number }
);

export interface Menu {
  /** `view`: what the toolbar has no room for; its row is -1. */
  readonly kind: 'task' | 'relations' | 'view';
  readonly row: number;
  readonly at?: { readonly x: number; readonly y: number };
}
