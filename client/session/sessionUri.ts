/**
 * The URIs of sessions: their texts, and the two sides of their previews. The first part of the path is the session's
 * name, the last what a tab shows.
 *
 * Sample: `throughline-edit:/m2k4x7ab/Sprint 4 of storage.throughline-sprint`
 */
import { Uri } from 'vscode';
import type { SessionRecord } from './sessionRecord.ts';

export const EDIT_SCHEME = 'throughline-edit';
export const PREVIEW_SCHEME = 'throughline-preview';

export function uriOf({ id, kind, subject }: Pick<SessionRecord, 'id' | 'kind' | 'subject'>): Uri {
  const name = subject.replace(/[\\/:*?"<>|#%\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80);
  return Uri.from({ scheme: EDIT_SCHEME, path: `/${id}/${name.slice(0, 1).toUpperCase()}${name.slice(1)}.throughline-${kind}` });
}

/** @param side which state of a note: as it is and would be, as it was when the session began and became meanwhile; or an older draft */
export function toPreviewUri(id: string, side: 'now' | 'then' | 'begun' | 'meanwhile' | 'older', path: string): Uri {
  return Uri.from({ scheme: PREVIEW_SCHEME, path: `/${id}/${side}/${path.replace(/^\/+/, '')}` });
}

/** The session a text or a preview belongs to; undefined for any other URI. */
export function sessionOf({ scheme, path }: Uri): string | undefined {
  return scheme === EDIT_SCHEME || scheme === PREVIEW_SCHEME ? path.split('/')[1] : undefined;
}
