/**
 * Tells the server what a session is made from, when it first hears of it or starts anew.
 */
import { Uri } from 'vscode';
import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { sessionBasisRequest } from '../../server/protocol/sessionMessages.ts';
import type { SessionBasis } from '../../server/protocol/sessionMessages.ts';
import type { SessionStore } from './sessionStore.ts';
import { sessionOf } from './sessionUri.ts';

export function answerSessionRequests(client: BaseLanguageClient, store: SessionStore): Disposable {
  return client.onRequest(sessionBasisRequest.method, async ({ uri }: { readonly uri: string }): Promise<SessionBasis | null> => {
    const id = sessionOf(Uri.parse(uri));
    return id === undefined ? null : await store.readBasis(id) ?? null;
  });
}
