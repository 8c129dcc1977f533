/**
 * The workspace port over requests to the editor, for a server without a file system of its own (the web worker).
 * It knows neither the connection nor the editor, only how to send a request; answers are validated.
 *
 * Links to folders cannot be told apart from folders everywhere, so there is no `realPath` and walks do not follow them.
 */
import { describeLimit } from '../index/workspacePort.ts';
import type { Reading, WorkspacePort } from '../index/workspacePort.ts';
import { listFolderRequest, readFileRequest } from '../protocol/workspaceMessages.ts';

/** Sends a request to the editor and resolves to its answer. */
export type SendRequest = (method: string, params: object) => Promise<unknown>;

export function createClientWorkspace(send: SendRequest): WorkspacePort {
  return {
    list: (uri) => ask(async () => listFolderRequest.result.parse(await send(listFolderRequest.method, { uri }))),
    async read(uri, maxBytes) {
      const limit = maxBytes ?? Number.POSITIVE_INFINITY;
      const reading = await ask(async () => {
        const answer = readFileRequest.result.parse(await send(readFileRequest.method, { uri, maxBytes: maxBytes ?? null }));
        if (answer === null) return null;
        return 'base64' in answer ? decodeBase64(answer.base64) : TOO_LARGE;
      });
      if (!reading.ok) return reading;
      const { value } = reading;
      return value === TOO_LARGE || value.length > limit ? { ok: false, failure: 'tooLarge', reason: describeLimit(limit) } : { ok: true, value };
    },
  };
}

const TOO_LARGE = 'too large';

/** The answer as a reading; null means that the editor found nothing to read. */
async function ask<T>(request: () => Promise<T | null>): Promise<Reading<T>> {
  try {
    const value = await request();
    return value === null ? { ok: false, failure: 'missing', reason: 'the editor cannot read it' } : { ok: true, value };
  } catch (error) {
    return { ok: false, failure: 'unreadable', reason: `the editor gave no usable answer (${String(error)})` };
  }
}

function decodeBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
