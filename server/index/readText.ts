/**
 * The text of one file, read through the port and decoded as notes are. It knows nothing of what the text says.
 *
 * Sample: a file that is gone, or longer than was asked for, gives undefined.
 */
import { decodeNote } from '../core/text/decodeNote.ts';
import { MAX_NOTE_BYTES } from './readNotes.ts';
import type { WorkspacePort } from './workspacePort.ts';

/** @param maxBytes longer files are not read; that of the index unless told */
export async function readText(port: WorkspacePort, uri: string, maxBytes = MAX_NOTE_BYTES): Promise<string | undefined> {
  const reading = await port.read(uri, maxBytes);
  return reading.ok ? decodeNote(reading.value).text : undefined;
}
