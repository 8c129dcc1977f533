/**
 * Where sessions are open: tabs of their texts, whatever shows them, and when the last of them is closed. A tab that moves
 * to another group is closed in one and opened in the other, so closing is looked at again a moment later.
 */
import { EventEmitter, TabInputCustom, TabInputText, TabInputTextDiff, window } from 'vscode';
import type { Disposable, Event, Tab, Uri } from 'vscode';
import { EDIT_SCHEME, sessionOf } from './sessionUri.ts';

export interface SessionTabs extends Disposable {
  /** The last tab of a session's text is gone. */
  readonly onDidClose: Event<Uri>;
}

/** Milliseconds in which a moved tab opens again. */
const PAUSE = 150;

export function watchSessionTabs(): SessionTabs {
  const closed = new EventEmitter<Uri>();
  const subscription = window.tabGroups.onDidChangeTabs((event) => {
    for (const uri of event.closed.flatMap(urisOf)) {
      if (uri.scheme !== EDIT_SCHEME) continue;
      setTimeout(() => {
        if (!isOpen(uri)) closed.fire(uri);
      }, PAUSE);
    }
  });
  return {
    onDidClose: closed.event,
    dispose: () => {
      subscription.dispose();
      closed.dispose();
    },
  };
}

export function isOpen(uri: Uri): boolean {
  const wanted = uri.toString();
  return allTabs().some((tab) => urisOf(tab).some((shown) => shown.toString() === wanted));
}

/** All tabs of a session: its text and its previews. */
export function tabsOf(id: string): readonly Tab[] {
  return allTabs().filter((tab) => urisOf(tab).some((uri) => sessionOf(uri) === id));
}

export function previewTitle(subject: string): string {
  return `Preview of ${subject}`;
}

/** Previews of several notes, of whose tabs the editor tells only the title. */
export function previewsOf(subject: string): readonly Tab[] {
  return allTabs().filter(({ input, label }) => input === undefined && label.startsWith(previewTitle(subject)));
}

/** The session of the active tab. */
export function activeSession(): string | undefined {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  return tab && urisOf(tab).map(sessionOf).find((id) => id !== undefined);
}

function allTabs(): readonly Tab[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

function urisOf({ input }: Tab): readonly Uri[] {
  if (input instanceof TabInputText || input instanceof TabInputCustom) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
}
