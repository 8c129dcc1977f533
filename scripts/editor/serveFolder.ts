/**
 * Serves the files of one folder over HTTP on this machine, as a gallery does with web extensions: VS Code's web worker
 * host starts workers only from there. It knows nothing of extensions.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export interface ServedFolder {
  /** `localhost:4140`. */
  readonly authority: string;
  stop(): void;
}

/** @returns the running server, on a free port. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const type = /\.c?js$/.test(path) ? 'text/javascript' : 'application/octet-stream';
    readFile(join(folder, path)).then(
      (content) => response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(content),
      () => response.writeHead(404, { 'access-control-allow-origin': '*' }).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { authority: `localhost:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}
