/**
 * The language features of plans as the editor gets them, in a Markdown and an AsciiDoc note that make one plan:
 * what is wrong is marked and mended, names are completed and renamed in both, cards, numbers and colours are there.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';

const MARKDOWN = '---\nplan: {name: both}\n---\n# Harbour\n\n- [ ] Survey  id:survey est:2\n- [ ] Dredge  id:dredge est:3 after:survye\n- [ ] Light  est:1 after:\n';
const ASCIIDOC = '= Quay\n:plan-name: both\n\n== Walls\n// plan: id:walls after:survey\n\n* [ ] Build  id:build est:5\n';

let folder: vscode.Uri;
let [markdown, asciidoc]: vscode.Uri[] = [];

before(async () => {
  folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'planLanguage');
  [markdown, asciidoc] = await Promise.all([write('harbour.md', MARKDOWN), write('quay.adoc', ASCIIDOC)]);
  await vscode.window.showTextDocument(asciidoc!, { preview: false });
  await vscode.window.showTextDocument(markdown!, { preview: false });
});

after(async () => {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Asks until the answer is as wanted: the server may still be starting or reading, and the editor cancels what is out of date. */
async function until<T>(ask: () => T | Thenable<T>, isDone: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await Promise.resolve().then(ask).catch((error: unknown) => String(error));
    if (typeof answer !== 'string' && isDone(answer)) return answer;
    if (Date.now() > end) expect.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function openNote(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(uri);
}

/** Behind the first occurrence of `words`. */
async function behind(uri: vscode.Uri, words: string): Promise<vscode.Position> {
  const note = await openNote(uri);
  return note.positionAt(note.getText().indexOf(words) + words.length);
}

function isSpelling({ title }: vscode.CodeAction): boolean {
  return title === 'Change to "survey"';
}

function codesOf(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(({ code }) => String(code));
}

/** Beside its name an entry shows a few words of its own. */
function nameOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

describe('language features of plans', () => {
  it('mark a misspelt name, and a quick fix mends it and can be undone', async () => {
    const problems = await until(() => vscode.languages.getDiagnostics(markdown!), (found) => found.some(({ code }) => code === 'unknown-reference'));
    const problem = problems.find(({ code }) => code === 'unknown-reference')!;
    const note = await openNote(markdown!);
    expect(note.getText(problem.range)).to.equal('survye');
    const actions = await until(() => vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', markdown, problem.range), (found) => found.some(isSpelling));
    const fix = actions.find(isSpelling)!;
    expect(await vscode.workspace.applyEdit(fix.edit!)).to.equal(true);
    expect(note.getText()).to.equal(MARKDOWN.replace('survye', 'survey'));
    await until(() => codesOf(markdown!), (codes) => !codes.includes('unknown-reference'));
    await vscode.window.showTextDocument(note);
    await vscode.commands.executeCommand('undo');
    expect(note.getText()).to.equal(MARKDOWN);
    await until(() => codesOf(markdown!), (codes) => codes.includes('unknown-reference'));
  });

  it('complete the names of both notes, the nearest first', async () => {
    const position = await behind(markdown!, 'Light  est:1 after:');
    const { items } = await until(
      () => vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', markdown, position),
      (list) => list.items.some((item) => nameOf(item) === 'build'),
    );
    const names = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference).map(nameOf);
    expect(names).to.have.members(['dredge', 'survey', 'walls', 'build']);
    expect(items.find((item) => nameOf(item) === 'build')?.detail).to.equal('Build · blocked · est 5');
  });

  it('complete keys in the comment of an AsciiDoc heading', async () => {
    const position = await behind(asciidoc!, '// plan: id:walls ');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', asciidoc, position);
    expect(items.map(nameOf)).to.include('owner:');
  });

  it('rename a task in both notes', async () => {
    const position = await behind(asciidoc!, 'after:sur');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', asciidoc, position, 'sounding');
    expect(await vscode.workspace.applyEdit(edit)).to.equal(true);
    expect((await openNote(markdown!)).getText()).to.equal(MARKDOWN.replace('id:survey', 'id:sounding'));
    expect((await openNote(asciidoc!)).getText()).to.equal(ASCIIDOC.replace('after:survey', 'after:sounding'));
    for (const uri of [markdown!, asciidoc!]) {
      await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('undo');
    }
    expect((await openNote(markdown!)).getText()).to.equal(MARKDOWN);
  });

  it('tell of a task on a card, of majors and the plan above them, of columns behind each line', async () => {
    const position = await behind(asciidoc!, '* [ ] Bui');
    const [hover] = await until(() => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', asciidoc, position), (hovers) => hovers.length > 0);
    expect((hover!.contents[0] as vscode.MarkdownString).value).to.contain('5 points').and.to.contain('columns 3–7');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', asciidoc);
    expect(lenses.map(({ command }) => command?.title)).to.include('5 points · columns 3–7 · none ready');
    const range = new vscode.Range(0, 0, 99, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', asciidoc, range);
    expect(hints.map(({ label }) => label)).to.deep.equal(['3–7 · no float']);
  });

  it('colour keys, ids and states', async () => {
    for (const uri of [markdown!, asciidoc!]) {
      const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', uri);
      const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
      const types = new Set(Array.from({ length: data.length / 5 }, (_, index) => legend.tokenTypes[data[index * 5 + 3]!]));
      expect([...types]).to.include.members(['keyword', 'variable', 'number', 'taskState']);
    }
  });

  it('grow the selection from a value to the task', async () => {
    const position = await behind(markdown!, 'id:dre');
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', markdown, [position]);
    const note = await openNote(markdown!);
    const texts: string[] = [];
    for (let at = range; at !== undefined; at = at.parent!) texts.push(note.getText(at.range));
    expect(texts).to.include.members(['dredge', 'id:dredge', 'id:dredge est:3 after:survye', 'Dredge  id:dredge est:3 after:survye']);
  });
});
