/**
 * The document of the timeline's webview: a strict content policy, one script with a nonce, one style sheet, and nothing
 * from any note.
 */
import { Uri } from 'vscode';
import type { Webview } from 'vscode';

export function renderTimelineHtml(webview: Webview, extension: Uri): string {
  const nonce = createNonce();
  const place = (name: string): string => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
  const policy = [
    `default-src 'none'`, `script-src 'nonce-${nonce}'`, `style-src ${webview.cspSource} 'nonce-${nonce}'`, 'img-src data: blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${place('timeline.css')}">
<title>Timeline</title>
</head>
<body>
<main id="timeline"></main>
<script nonce="${nonce}" src="${place('timeline.js')}"></script>
</body>
</html>`;
}

/** A word nobody can foresee. */
function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
