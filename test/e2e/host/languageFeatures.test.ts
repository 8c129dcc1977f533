/**
 * The language server answers the editor, from a Node process as from a web worker: symbols and folding of a note.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';

const NOTE = `= Harbour

== Tides

[NOTE]
====
No heading.
====

== Lights

=== Red
`;

describe('language features', () => {
  let uri: vscode.Uri;

  before(async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'asciidoc', content: NOTE });
    await vscode.window.showTextDocument(document);
    uri = document.uri;
  });

  it('gives the sections as symbols, an example block is none', async () => {
    const symbols = await ask<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', uri);
    expect(symbols.map(nested)).to.deep.equal([{ Harbour: [{ Tides: [] }, { Lights: [{ Red: [] }] }] }]);
  });

  it('folds sections and blocks', async () => {
    const ranges = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', uri);
    // The sections Tides and Lights, and the block in between.
    expect(ranges.map(({ start }) => start)).to.include.members([2, 5, 9]);
  });
});

/** Asks until there is an answer: the server may still be starting. */
async function ask<T>(command: string, uri: vscode.Uri): Promise<readonly T[]> {
  for (;;) {
    const answer = await vscode.commands.executeCommand<readonly T[] | undefined>(command, uri);
    if (answer !== undefined && answer.length > 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function nested(symbol: vscode.DocumentSymbol): unknown {
  return { [symbol.name]: symbol.children.map(nested) };
}
