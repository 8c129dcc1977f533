/**
 * Keeps a `when` context key of the manifest in step with a value.
 */
import { commands } from 'vscode';
import type { Disposable, Event } from 'vscode';

/** @param key without the extension's prefix: `server` is `throughline.server` in the manifest. */
export function publishContext(key: string, changed: Event<void>, value: () => unknown): Disposable {
  const publish = (): void => void setContext(key, value());
  publish();
  return changed(publish);
}

export function setContext(key: string, value: unknown): Thenable<unknown> {
  return commands.executeCommand('setContext', `throughline.${key}`, value);
}
