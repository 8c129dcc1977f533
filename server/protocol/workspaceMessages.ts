/**
 * The requests a server without a file system of its own (the web worker) sends to the editor to read the workspace.
 * Values only: it imports nothing but zod.
 */
import * as z from 'zod/mini';

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

/**
 * `throughline/fs/read`: the bytes of one file, base64. Null when it cannot be read; only its size when it holds more than
 * `maxBytes`, so that what nobody wants does not travel.
 */
export const readFileRequest = {
  method: 'throughline/fs/read',
  params: z.object({ uri: z.string(), maxBytes: z.nullable(z.number()) }),
  result: z.nullable(z.union([z.object({ base64: z.string() }), z.object({ tooLarge: z.number() })])),
} as const;
export type ReadFileParams = z.infer<typeof readFileRequest.params>;
export type ReadFileResult = z.infer<typeof readFileRequest.result>;
