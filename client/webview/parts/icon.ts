/**
 * An icon, painted in the colour of the words around it. It knows nothing of what it stands for.
 *
 * Sample: `icon('search')` is a span of 16 by 16 pixels that screen readers pass over.
 */
import { h } from 'preact';
import type { JSX } from 'preact';
import type { IconName } from '../iconNames.ts';

/** @param part what a press on it means, where it means something of its own */
export function icon(name: IconName, more = '', part?: string): JSX.Element {
  return h('span', { class: `codicon codicon-${name} ${more}`, 'aria-hidden': true, 'data-part': part });
}
