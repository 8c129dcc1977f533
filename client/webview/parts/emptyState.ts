/**
 * What stands in the place of a chart when there is none: why, and what to do next.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { EmptyReason } from '../timelineState.ts';

export interface EmptyProps {
  readonly reason: EmptyReason | undefined;
  readonly createSample: () => void;
  readonly restart: () => void;
}

export function EmptyState({ reason, createSample, restart }: EmptyProps): ComponentChild {
  if (reason === undefined || reason === 'starting') return h('div', { class: 'empty', 'aria-live': 'polite' }, h('p', null, 'Reading the notes …'));
  if (reason === 'stopped') {
    return h('div', { class: 'empty' }, [h('p', null, 'The language server is not running.'), h('button', { class: 'primary', onClick: restart }, 'Restart language server')]);
  }
  return h('div', { class: 'empty' }, [
    h('p', { class: 'headline' }, 'No plan here yet.'),
    h('p', null, ['Add an estimate to a task of a checklist, for example ', h('code', null, '- [ ] Draw the plans  est:3'), ', and it shows here as three blocks.']),
    h('button', { class: 'primary', onClick: createSample }, 'Try a sample plan'),
  ]);
}
