/**
 * Tells the host whether the page has the keys, as the editor does not know which view's page it is, and while something is
 * typed, so that the extension's key bindings leave those keys to the field.
 */
import type { App } from '../app.ts';

export function listenToTyping({ channel }: App): void {
  let told = 'false false';
  const look = (): void => {
    const isFocused = document.hasFocus();
    const isTyping = isFocused && (document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLSelectElement);
    if (told === `${isFocused} ${isTyping}`) return;
    told = `${isFocused} ${isTyping}`;
    channel.send({ kind: 'keys', isFocused, isTyping });
  };
  const lookSoon = (): void => void setTimeout(look); // While the focus goes from one place to another it is nowhere.
  window.addEventListener('focusin', look);
  window.addEventListener('focusout', lookSoon);
  window.addEventListener('focus', look);
  window.addEventListener('blur', lookSoon);
}
