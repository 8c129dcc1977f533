/**
 * The requests a server without a file system of its own (the web worker) sends to the editor to read the workspace.
 * Values only: it imports nothing but zod.
 */
import * as z from 'zod';

/** `throughline/fs/list`: the entries of one folder. Null when it cannot be read. */
export const listFolderRequest = {
  method: 'throughline/fs/list',
  params: z.object({ uri: z.string() }),
  result: z.nullable(z.array(z.object({
    name: z.string(),
    kind: z.enum(['file', 'folder', 'other']),
    isLink: z.boolean(),
  }))),
} as const;

/** `throughline/fs/read`: the bytes of one file, base64. Null when it cannot be read. */
export const readFileRequest = {
  method: 'throughline/fs/read',
  params: z.object({ uri: z.string() }),
  result: z.nullable(z.object({ base64: z.string() })),
} as const;
