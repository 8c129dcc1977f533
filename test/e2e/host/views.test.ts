/**
 * The rows behind the views, and what commands do, in whichever extension host runs this: Node's or the web worker's.
 * What rows look like on the page is the concern of the suites that drive the workbench from outside.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';
import type { ViewRows } from '../../../client/activate.ts';
import type { HeadingNode } from '../../../client/outline/headingTree.ts';
import { eventually } from './eventually.ts';

let rows: ViewRows;
let folder: vscode.Uri;

before(async () => {
  rows = await vscode.extensions.getExtension<ViewRows>('throughline.throughline')!.activate();
  folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'views');
  await write('guide.md', '# Guide\n\n## Pack\n\n### Water\n\n## Walk\n');
  await write('birds.adoc', '= Birds\n\n== Wren\n\n== Robin\n');
});

after(async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
}

async function open(name: string, options: vscode.TextDocumentShowOptions = {}): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name), { preview: false, ...options });
}

/** All rows below one, as an indented list of labels. */
async function render<Row>(provider: vscode.TreeDataProvider<Row>, row?: Row, indent = ''): Promise<string[]> {
  const lines: string[] = [];
  for (const child of await provider.getChildren(row) ?? []) {
    const { label } = await provider.getTreeItem(child);
    lines.push(`${indent}${String(label)}`, ...await render(provider, child, `${indent}  `));
  }
  return lines;
}

function outlineBecomes(...expected: readonly string[]): Promise<void> {
  return eventually(() => render(rows.outline), expected);
}

describe('outline view', () => {
  before(() => vscode.commands.executeCommand('throughline.outline.focus'));

  it('shows the headings of the active note', async () => {
    await open('guide.md');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
  });

  it('follows edits and undo', async () => {
    const editor = await open('guide.md');
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), '## Rest\n\n'));
    await outlineBecomes('Guide', '  Pack', '    Water', '  Rest', '  Walk');
    await vscode.commands.executeCommand('undo');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
  });

  it('shows the newer side of a diff', async () => {
    const [older, newer] = ['birds.adoc', 'guide.md'].map((name) => vscode.Uri.joinPath(folder, name));
    await vscode.commands.executeCommand('vscode.diff', older, newer, 'Birds and guide');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('shows an untitled AsciiDoc note, and follows its language', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'asciidoc', content: '= Fresh\n\n== Start\n' });
    await vscode.window.showTextDocument(document);
    await outlineBecomes('Fresh', '  Start');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await outlineBecomes();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('copies links and contents', async () => {
    const editor = await open('guide.md');
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand('throughline.outline.copyLink');
    await eventually(async () => vscode.env.clipboard.readText(), '[Water](guide.md#water)');
    await vscode.commands.executeCommand('throughline.copyContentsAsMarkdown');
    expect(await vscode.env.clipboard.readText()).to.contain('[Walk](#walk)');
    await open('birds.adoc');
    await outlineBecomes('Birds', '  Wren', '  Robin');
    await vscode.commands.executeCommand('throughline.copyContentsAsAsciidoc');
    expect(await vscode.env.clipboard.readText()).to.match(/\* <<_wren,Wren>>|\* xref:#?_wren\[Wren\]/);
  });

  it('selects a section with its subsections', async () => {
    const editor = await open('guide.md');
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    await vscode.commands.executeCommand('throughline.outline.selectSection');
    const { selection } = vscode.window.activeTextEditor!;
    expect(editor.document.getText(selection)).to.match(/^## Pack\n\n### Water\s*$/);
  });

  /** The row of a heading of the note shown. */
  function rowOf(title: string): HeadingNode {
    const { tree } = rows.outline;
    return tree!.findNode(tree!.entries.findIndex(({ text }) => text === title))!;
  }

  it('acts on the heading of a row as it is after an edit, though the row was drawn before it', async () => {
    const editor = await open('guide.md');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
    const [water, walk] = [rowOf('Water'), rowOf('Walk')];
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Before\n\n'));
    await vscode.commands.executeCommand('throughline.outline.copyLink', water);
    expect(await vscode.env.clipboard.readText()).to.equal('[Water](guide.md#water)');
    await vscode.commands.executeCommand('throughline.outline.revealHeading', walk);
    expect(vscode.window.activeTextEditor!.selection.active.line).to.equal(8);
    await vscode.commands.executeCommand('undo');
  });

  it('leaves the heading alone that took the place of the one that is gone', async () => {
    const editor = await open('guide.md');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
    const pack = rowOf('Pack');
    await vscode.env.clipboard.writeText('as before');
    await editor.edit((edit) => edit.delete(new vscode.Range(2, 0, 6, 0)));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (const command of ['copyLink', 'selectSection', 'revealHeading']) await vscode.commands.executeCommand(`throughline.outline.${command}`, pack);
    await vscode.commands.executeCommand('throughline.copyContentsAsText', pack);
    expect(await vscode.env.clipboard.readText()).to.equal('as before');
    expect(vscode.window.activeTextEditor!.selection.isEqual(new vscode.Selection(0, 0, 0, 0))).to.equal(true);
    await vscode.commands.executeCommand('undo');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
  });

  it('misses no edit that is made while the server is started anew', async () => {
    const editor = await open('guide.md');
    for (let times = 0; times < 5; times++) {
      const restarted = vscode.commands.executeCommand('throughline.restartServer');
      await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), '## Rest\n\n'));
      await outlineBecomes('Guide', '  Pack', '    Water', '  Rest', '  Walk');
      await restarted;
      await vscode.commands.executeCommand('undo');
      await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
    }
  });

  it('goes on after its server was killed', async function (this: Mocha.Context) {
    const node = typeof process === 'object' ? process : undefined;
    const processes = node?.getBuiltinModule?.('node:child_process');
    if (node === undefined || processes === undefined || node.platform === 'win32') return this.skip();
    const { stdout: pids } = processes.spawnSync('pgrep', ['-P', `${node.pid}`, '-f', 'dist/server.cjs'], { encoding: 'utf8' });
    const pid = Number(pids.trim());
    expect(pid).to.be.greaterThan(1);
    node.kill(pid, 'SIGKILL');
    const editor = await open('guide.md');
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), '## After\n\n'));
    await outlineBecomes('Guide', '  Pack', '    Water', '  After', '  Walk');
    await vscode.commands.executeCommand('undo');
    await outlineBecomes('Guide', '  Pack', '    Water', '  Walk');
  });
});

describe('book view', () => {
  before(() => vscode.commands.executeCommand('throughline.book.focus'));

  /** Titles of the notes, in the order of the rows. */
  async function renderNotes(row?: Parameters<typeof rows.book.getTreeItem>[0]): Promise<string[]> {
    const titles: string[] = [];
    for (const child of await rows.book.getChildren(row)) {
      if (child.kind !== 'entry') continue;
      if (child.node.kind === 'note') titles.push(child.node.title);
      titles.push(...await renderNotes(child));
    }
    return titles;
  }

  it('lists the notes of SUMMARY.md in its order', async () => {
    const summary = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'SUMMARY.md');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(summary));
    const titles = [...text.matchAll(/\[([^\]]+)\]\([^)\s:]+\)/g)].map((match) => match[1]!);
    expect(titles).not.to.have.length(0);
    // Files that a note includes stand below it.
    await eventually(async () => (await renderNotes()).filter((title) => titles.includes(title)), titles);
  });

  it('shows the headings of a note', async () => {
    await open('guide.md');
    const withHeadings = rows.book.books[0]!.entries.find(({ node }) => node.hasHeadings)!;
    const shown = await rows.book.getChildren(withHeadings);
    expect(shown[0]).to.have.property('kind', 'heading');
  });

  it('goes to a heading where it is now, though the note was changed on disk since its row was drawn', async () => {
    await write('tracks.md', '# Tracks\n\n## Fox\n\n## Hare\n');
    const uri = vscode.Uri.joinPath(folder, 'tracks.md');
    await eventually(async () => rows.book.findEntry(uri)?.node.hasHeadings, true);
    const [, hare] = await rows.book.getChildren(rows.book.findEntry(uri)!);
    await write('tracks.md', '# Tracks\n\n## Badger\n\n## Fox\n\n## Hare\n');
    await vscode.commands.executeCommand('throughline.outline.copyLink', hare);
    expect(await vscode.env.clipboard.readText()).to.equal('[Hare](tracks.md#hare)');
    await vscode.commands.executeCommand('throughline.outline.revealHeading', hare);
    const editor = vscode.window.activeTextEditor!;
    expect(editor.document.lineAt(editor.selection.active.line).text).to.equal('## Hare');
  });
});
