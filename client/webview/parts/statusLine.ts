/**
 * The line below the chart: what was done, what stands in the way, and what could be done about it.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { PlanTry } from '../edits/planTry.ts';
import { icon } from './icon.ts';
import type { Message } from '../timelineState.ts';

export function StatusLine({ message, take }: { readonly message: Message; readonly take: (tried: PlanTry) => void }): ComponentChild {
  const { text, isProblem, offer } = message;
  return h('span', { class: 'status-text' }, [
    isProblem && icon('warning'),
    h('span', null, text),
    offer?.attempt.intent !== undefined && h('button', { type: 'button', class: 'link', onClick: () => take(offer.attempt) }, offer.label),
  ]);
}
