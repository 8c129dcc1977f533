/**
 * The address of a workbench page on the VS Code server: which folder it opens, which extension it develops.
 *
 * `workbenchAddress({ authority: '127.0.0.1:4139', folder: '/book' })` is
 * `http://127.0.0.1:4139/?folder=%2Fbook&payload=%5B%5B%22skipWelcome%22%2C%22true%22%5D%5D`.
 */
import { pathToFileURL } from 'node:url';

export interface WorkbenchPlace {
  readonly authority: string;
  /** The folder to open, absolute; none opens an empty window. */
  readonly folder?: string | undefined;
  /** A `.code-workspace` file to open in place of a folder, absolute. */
  readonly workspaceFile?: string | undefined;
  /** Folder of the extension to run from its sources. */
  readonly extensionFolder?: string | undefined;
  /** Module whose `run()` is called in the extension host. */
  readonly testsModule?: string | undefined;
}

/** @returns the page's URL. The payload is honoured by servers started with `--enable-smoke-test-driver`. */
export function workbenchAddress(place: WorkbenchPlace): string {
  const onServer = (path: string): string => `vscode-remote://${place.authority}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(place.extensionFolder === undefined ? [] : [['extensionDevelopmentPath', onServer(place.extensionFolder)]]),
    ...(place.testsModule === undefined ? [] : [['extensionTestsPath', onServer(place.testsModule)]]),
    ['skipWelcome', 'true'],
  ];
  // The folder is a plain path with slashes (`/C:/book` on Windows), the payload holds URIs.
  const plain = (path: string): string => decodeURIComponent(pathToFileURL(path).pathname);
  const query = new URLSearchParams();
  if (place.workspaceFile !== undefined) query.set('workspace', plain(place.workspaceFile));
  else if (place.folder !== undefined) query.set('folder', plain(place.folder));
  query.set('payload', JSON.stringify(payload));
  return `http://${place.authority}/?${query.toString()}`;
}
