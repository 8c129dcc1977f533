/**
 * Documents that are edited and saved without a tab, beside an editor that saves and closes them by itself. It knows
 * nothing of what is written in them.
 *
 * Of documents that are in no tab and have no changes the editor keeps 50: an older one is closed, can still be read as it
 * was, and is opened anew when it is edited. And while it saves a document of its own accord, as auto save does, it answers
 * every other save of it with "not saved" at once.
 */
import { Disposable, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { findDocument } from './noteDocuments.ts';

/** Milliseconds in which a save that has begun is expected to end; others may be asked about it for nearly two seconds. */
const SAVING = 4000;

/** The document of a note as it is now. */
export function findLive(document: TextDocument): TextDocument {
  return document.isClosed ? findDocument(document.uri) ?? document : document;
}

/** The same, opened anew where the editor has closed it, as it does once auto save has saved what is in no tab. */
export async function openLive(document: TextDocument): Promise<TextDocument> {
  const live = findLive(document);
  return live.isClosed ? workspace.openTextDocument(document.uri) : live;
}

/** @returns whether the file says now what the document says, by this save or by one that was on its way. */
export async function saveDocument(document: TextDocument): Promise<boolean> {
  if (await trySave(document)) return true;
  await savedByOthers(document);
  return trySave(document);
}

/** What was closed meanwhile cannot be saved, and need not be when auto save has been quicker. */
async function trySave(document: TextDocument): Promise<boolean> {
  try {
    return await findLive(document).save() || await isSaved(document);
  } catch {
    return isSaved(document).catch(() => false);
  }
}

async function isSaved(document: TextDocument): Promise<boolean> {
  const live = await openLive(document);
  return !live.isDirty && live.getText() === document.getText();
}

/** Until the document is saved by somebody else, or that is no longer to be expected. */
function savedByOthers(document: TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      waiting.dispose();
      resolve();
    };
    const timer = setTimeout(end, SAVING);
    const waiting = Disposable.from(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.toString() === document.uri.toString()) end();
      }),
      { dispose: () => clearTimeout(timer) },
    );
  });
}
