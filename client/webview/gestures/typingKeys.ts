/**
 * Tells the host while something is typed, so that the extension's key bindings leave those keys to the field.
 */
import type { App } from '../timelineApp.ts';

export function listenToTyping({ channel }: App): void {
  let isTyping = false;
  const look = (): void => {
    const now = document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLSelectElement;
    if (now === isTyping) return;
    isTyping = now;
    channel.send({ kind: 'typing', isTyping });
  };
  window.addEventListener('focusin', look);
  window.addEventListener('focusout', () => setTimeout(look));
}
