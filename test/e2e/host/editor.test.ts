/**
 * The suites really run inside VS Code, with the extension under test installed there.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';

describe('editor', () => {
  it('knows the extension', () => {
    expect(vscode.extensions.getExtension('throughline.throughline')).not.to.equal(undefined);
  });

  it('has the workspace folder open', () => {
    expect(vscode.workspace.workspaceFolders).to.have.length(1);
  });

  it('opens a note', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# One\n' });
    await vscode.window.showTextDocument(document);
    expect(vscode.window.activeTextEditor?.document.languageId).to.equal('markdown');
  });
});
