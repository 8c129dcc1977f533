/**
 * Where things are in a checkout, as absolute paths. It knows nothing of what is in them.
 */
import { fileURLToPath } from 'node:url';

/** The checkout itself. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The book that `npm start` opens and the screenshots show. */
export const samplesFolder = fileURLToPath(new URL('../samples', import.meta.url));

/** The installed VS Code server, kept between runs; git ignores it. */
export const editorFolder = fileURLToPath(new URL('../.vscode-test', import.meta.url));

/** Bundled in-editor suites and the browser-only copy of the extension; git ignores it. */
export const endToEndOutput = fileURLToPath(new URL('../out/e2e', import.meta.url));
