/**
 * All keys of the timeline on one card.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { EDIT_KEYS } from '../gestures/editKeys.ts';

const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['↑ ↓ PgUp PgDn', 'Go to another row; with Shift, select rows'],
  ['Home End', 'First and last row'],
  ['← →', 'Fold a major, unfold it, go out and in'],
  ['Enter', 'Go to the task in its note'],
  ['/', 'Find'],
  ['f', 'Filter'],
  ['c', 'Critical path'],
  ['r', 'Relations: faint, all, none'],
  ['s', 'Sprints ahead'],
  ['< > 0', 'Zoom out, in, to fit'],
  ['?  Esc', 'These keys; close, drop, let go'],
];

export function KeysHelp({ close }: { readonly close: () => void }): ComponentChild {
  return h('div', { class: 'keys', role: 'dialog', 'aria-label': 'Keys of the timeline', onClick: close }, [
    h('dl', null, [...KEYS, ...EDIT_KEYS].flatMap(([keys, meaning]) => [h('dt', null, keys), h('dd', null, meaning)])),
  ]);
}
