/**
 * Editing sessions from inside the editor, in whichever extension host runs this: what reaches the notes and when, and
 * that no way of saving, closing or moving a text decides anything. Dialogs are the concern of the suites outside.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

const PLAN = '---\nplan:\n  capacity: 5\n---\n# Shop\n\n- [ ] Schema  id:schema est:2\n- [ ] Data  id:data est:3 after:schema\n- [ ] Guide  id:guide est:4\n';
const ACCEPTED = PLAN.replace('est:2', 'est:2 sprint:1').replace('after:schema', 'after:schema sprint:1');

let folder: vscode.Uri;
let number = 0;

before(async () => {
  await vscode.extensions.getExtension('throughline.throughline')!.activate();
  folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'sessions');
});

after(async () => {
  await vscode.workspace.getConfiguration('files').update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(folder, { recursive: true });
});

async function readNote(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function sessionTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'throughline-edit');
}

/** A note of its own with a plan, and its sprint opened as a text. */
async function begin(text = PLAN): Promise<{ note: vscode.Uri; session: vscode.TextDocument }> {
  const note = vscode.Uri.joinPath(folder, `shop${++number}.md`);
  await vscode.workspace.fs.writeFile(note, new TextEncoder().encode(text));
  // The server hears of new files a moment later; an open one it knows at once.
  await vscode.window.showTextDocument(note, { preview: false });
  return { note, session: await openSprint(note) };
}

async function openSprint(note: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('throughline.editSprint', note);
  const document = vscode.window.activeTextEditor!.document;
  expect(document.uri.scheme).to.equal('throughline-edit');
  expect(document.languageId).to.equal('throughline-sprint');
  return document;
}

async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  expect(start).to.be.greaterThan(-1);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + before.length)), after);
  await vscode.workspace.applyEdit(edit);
}

function accept(session: vscode.TextDocument): Thenable<unknown> {
  return vscode.commands.executeCommand('throughline.editing.accept', session.uri);
}

function codesOf(session: vscode.TextDocument): readonly unknown[] {
  return vscode.languages.getDiagnostics(session.uri).map(({ code }) => code);
}

describe('editing sessions', () => {
  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments) if (document.isDirty && !document.isUntitled) await document.save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('a text is opened, edited, accepted, and taken back', async () => {
    const { note, session } = await begin();
    await replace(session, 'take  data  ', 'wait  data  ');
    await accept(session);
    expect(await readNote(note)).to.equal(PLAN.replace('est:2', 'est:2 sprint:1'));
    expect(sessionTabs()).to.have.length(0);
    await vscode.commands.executeCommand('throughline.editing.undo');
    expect(await readNote(note)).to.equal(PLAN);
  });

  it('one undo in the note takes all of it back', async () => {
    const { note, session } = await begin();
    await accept(session);
    expect(await readNote(note)).to.equal(ACCEPTED);
    await vscode.window.showTextDocument(note);
    await vscode.commands.executeCommand('undo');
    expect(vscode.window.activeTextEditor!.document.getText()).to.equal(PLAN);
  });

  it('taking back leaves alone what was written elsewhere since, and refuses where it was written in the same place', async () => {
    const { note, session } = await begin();
    await accept(session);
    const document = await vscode.workspace.openTextDocument(note);
    await replace(document, 'Data', 'All data');
    await document.save();
    await vscode.commands.executeCommand('throughline.editing.undo');
    expect(await readNote(note)).to.equal(PLAN.replace('Data', 'All data'));
    const again = await begin();
    await accept(again.session);
    const changed = await vscode.workspace.openTextDocument(again.note);
    await replace(changed, 'sprint:1', 'sprint:7');
    await changed.save();
    await vscode.commands.executeCommand('throughline.editing.undo');
    expect(await readNote(again.note)).to.equal(ACCEPTED.replace('sprint:1', 'sprint:7'));
  });

  it('with an error nothing is written, and a repair mends it', async () => {
    const { note, session } = await begin();
    const line = session.getText().split('\n').find((each) => each.startsWith('wait  guide'))!;
    await replace(session, `${line}\n`, '');
    await eventually(() => codesOf(session), ['missing-line']);
    await accept(session);
    expect(await readNote(note)).to.equal(PLAN);
    expect(sessionTabs()).to.have.length(1);
    const [problem] = vscode.languages.getDiagnostics(session.uri);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', session.uri, problem!.range);
    expect(action!.title).to.equal('Write wait guide');
    await vscode.workspace.applyEdit(action!.edit!);
    await eventually(() => codesOf(session), []);
    await accept(session);
    expect(await readNote(note)).to.equal(ACCEPTED);
  });

  it('saving keeps the draft and changes no note, by hand and by any auto save', async () => {
    const { note, session } = await begin();
    const settings = vscode.workspace.getConfiguration('files', { languageId: 'throughline-sprint' });
    await vscode.workspace.getConfiguration('files').update('autoSaveDelay', 100, vscode.ConfigurationTarget.Workspace);
    try {
      for (const mode of ['off', 'afterDelay', 'onFocusChange', 'onWindowChange']) {
        await settings.update('autoSave', mode, vscode.ConfigurationTarget.Workspace, true);
        await replace(session, 'cap ', `# saved ${mode}\ncap `);
        if (mode === 'onFocusChange') await vscode.window.showTextDocument(note);
        else if (mode !== 'afterDelay') await session.save();
        await eventually(() => session.isDirty, false);
        expect(await readNote(session.uri)).to.equal(session.getText());
        expect(await readNote(note)).to.equal(PLAN);
        await vscode.window.showTextDocument(session);
      }
    } finally {
      await settings.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace, true);
      await vscode.workspace.getConfiguration('files').update('autoSaveDelay', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await accept(session);
    expect(await readNote(note)).to.equal(ACCEPTED);
  });

  it('a tab that moves to another group, or is opened with another editor, changes nothing', async () => {
    const { note, session } = await begin();
    await vscode.workspace.getConfiguration('throughline.editing').update('finishOn', 'saveAndClose', vscode.ConfigurationTarget.Workspace);
    try {
      await replace(session, 'take  data  ', 'wait  data  ');
      await session.save();
      await vscode.commands.executeCommand('workbench.action.moveEditorToNextGroup');
      await vscode.commands.executeCommand('vscode.openWith', session.uri, 'default');
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await readNote(note)).to.equal(PLAN);
      expect(sessionTabs()).to.have.length(1);
      await vscode.window.tabGroups.close(sessionTabs());
      await eventually(() => readNote(note), PLAN.replace('est:2', 'est:2 sprint:1'));
    } finally {
      await vscode.workspace.getConfiguration('throughline.editing').update('finishOn', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('the preview is a diff of the notes that follows the typing, and is accepted as it is seen', async () => {
    const { note, session } = await begin();
    await vscode.commands.executeCommand('throughline.editing.preview', session.uri);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab!;
    expect(input).to.be.instanceOf(vscode.TabInputTextDiff);
    const [now, then] = await Promise.all(['original', 'modified'].map((side) => vscode.workspace.openTextDocument((input as vscode.TabInputTextDiff)[side as 'original' | 'modified'])));
    expect([now!.getText(), then!.getText()]).to.deep.equal([PLAN, ACCEPTED]);
    await replace(session, 'take  data  ', 'wait  data  ');
    await eventually(() => then!.getText(), PLAN.replace('est:2', 'est:2 sprint:1'));
    expect(await readNote(note)).to.equal(PLAN);
    await vscode.commands.executeCommand('throughline.editing.accept');
    expect(await readNote(note)).to.equal(PLAN.replace('est:2', 'est:2 sprint:1'));
    expect(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => /Preview|Sprint/.test(label))).to.have.length(0);
  });

  it('closing parks, and the text comes back as it was left', async () => {
    const { note, session } = await begin();
    await replace(session, 'take  data  ', 'wait  data  ');
    const text = session.getText();
    await vscode.commands.executeCommand('throughline.editing.park', session.uri);
    expect(sessionTabs()).to.have.length(0);
    expect(await readNote(note)).to.equal(PLAN);
    const choosing = vscode.commands.executeCommand('throughline.editSprint', note);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await choosing;
    expect(vscode.window.activeTextEditor!.document.getText()).to.equal(text);
  });

  it('a source changed on disk: the edit is made on what stands there now', async () => {
    const { note, session } = await begin();
    await vscode.workspace.fs.writeFile(note, new TextEncoder().encode(`${PLAN}\nA line more.\n`));
    const document = await vscode.workspace.openTextDocument(note);
    await eventually(() => document.getText(), `${PLAN}\nA line more.\n`);
    await accept(session);
    expect(await readNote(note)).to.equal(`${ACCEPTED}\nA line more.\n`);
  });

  it('a source with unsaved changes counts as it is typed, and stays unsaved', async () => {
    const { note, session } = await begin();
    const document = await vscode.workspace.openTextDocument(note);
    await replace(document, '# Shop', '# Shop, typed');
    // The editor tells its extensions a moment later that a document has unsaved changes.
    await eventually(() => document.isDirty, true);
    await accept(session);
    expect(document.getText()).to.equal(ACCEPTED.replace('# Shop', '# Shop, typed'));
    expect(document.isDirty).to.equal(true);
    expect(await readNote(note)).to.equal(PLAN);
  });

  it('the same value changed in the note meanwhile is a conflict, seen on its line', async () => {
    const { note, session } = await begin();
    await replace(session, 'schema  2', 'schema  1');
    const document = await vscode.workspace.openTextDocument(note);
    await replace(document, 'est:2', 'est:3');
    await eventually(() => codesOf(session), ['changed-meanwhile']);
    await accept(session);
    expect(document.getText()).to.equal(PLAN.replace('est:2', 'est:3'));
  });

  it('two sessions on one note: the second is made on what the first has written', async () => {
    const { note, session } = await begin();
    const choosing = vscode.commands.executeCommand('throughline.editSprint', note);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await choosing;
    const second = vscode.window.activeTextEditor!.document;
    expect(second.uri.toString()).not.to.equal(session.uri.toString());
    await replace(second, 'Guide', 'Long guide');
    await accept(session);
    await eventually(() => codesOf(second), []);
    await accept(second);
    expect(await readNote(note)).to.equal(ACCEPTED.replace('Guide', 'Long guide'));
  });

  it('a read-only source is not touched', async () => {
    const { note, session } = await begin();
    await vscode.workspace.getConfiguration('files').update('readonlyInclude', { [`sessions/shop${number}.md`]: true }, vscode.ConfigurationTarget.Workspace);
    await accept(session);
    await vscode.workspace.getConfiguration('files').update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
    expect(await readNote(note)).to.equal(PLAN);
    expect((await vscode.workspace.openTextDocument(note)).getText()).to.equal(PLAN);
    expect(sessionTabs()).to.have.length(1);
  });

  it('line ends and a byte-order mark stay', async () => {
    const text = `\uFEFF${PLAN.replaceAll('\n', '\r\n')}`;
    const { note, session } = await begin(text);
    await accept(session);
    expect(new Uint8Array(await vscode.workspace.fs.readFile(note))).to.deep.equal(new TextEncoder().encode(`\uFEFF${ACCEPTED.replaceAll('\n', '\r\n')}`));
  });

  it('more notes than the editor keeps open are written, and taken back, at once', async () => {
    const many = vscode.Uri.joinPath(folder, 'many');
    const notes = Array.from({ length: 60 }, (_, part) => ({ uri: vscode.Uri.joinPath(many, `part${part}.md`), text: `---\nplan: {name: many, capacity: 99}\n---\n# Part ${part}\n\n- [ ] Task ${part}  id:t${part} est:1\n` }));
    for (const { uri, text } of notes) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const texts = (): Promise<readonly string[]> => Promise.all(notes.map(({ uri }) => readNote(uri)));
    await vscode.window.showTextDocument(notes[0]!.uri, { preview: false });
    // The server hears of new files a moment later; the lens above the title counts the points of all.
    await eventually(async () => (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', notes[0]!.uri)).some(({ command }) => command?.title.includes('60 points')), true);
    await openSprint(notes[0]!.uri);
    await accept(vscode.window.activeTextEditor!.document);
    // Auto save, on in the browser, may be writing some of them again: they are read until they are whole.
    await eventually(texts, notes.map(({ text }) => text.replace('est:1', 'est:1 sprint:1')));
    await vscode.commands.executeCommand('throughline.editing.undo');
    await eventually(texts, notes.map(({ text }) => text));
  });

  it('another editor edits the text in a terminal, and what it leaves is an edit of it', async function () {
    const { process } = globalThis as { readonly process?: { readonly platform?: string } };
    if (process?.platform === undefined || process.platform === 'win32') this.skip();
    const settings = vscode.workspace.getConfiguration('throughline.editing');
    const { note, session } = await begin();
    const text = session.getText();
    try {
      await settings.update('externalEditor', 'sed -i.old "s/take  data  /wait  data  /"', vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('throughline.editing.openOutside', session.uri);
      expect(session.getText()).to.equal(text.replace('take  data  ', 'wait  data  '));
      await settings.update('externalEditor', 'false', vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('throughline.editing.openOutside', session.uri);
    } finally {
      await settings.update('externalEditor', undefined, vscode.ConfigurationTarget.Global);
    }
    expect(session.getText()).to.equal(text.replace('take  data  ', 'wait  data  '));
    expect(await readNote(note)).to.equal(PLAN);
  });

  it('an emptied text changes nothing', async () => {
    const { note, session } = await begin();
    await replace(session, session.getText(), '\n');
    void accept(session);
    await eventually(() => session.isDirty, false);
    expect(await readNote(note)).to.equal(PLAN);
  });

  it('a task is edited as a form, found at the cursor', async () => {
    const { note } = await begin();
    const editor = await vscode.window.showTextDocument(note);
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await vscode.commands.executeCommand('throughline.editTask');
    const form = vscode.window.activeTextEditor!.document;
    expect(form.languageId).to.equal('throughline-task');
    expect(form.lineAt(1).text).to.equal('Data');
    expect(vscode.window.activeTextEditor!.selection.active.line).to.equal(1);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', form.uri, form.positionAt(form.getText().indexOf('After: ') + 8));
    expect((hover!.contents[0] as vscode.MarkdownString).value).to.match(/^\*\*Schema\*\*/);
    await replace(form, 'Est: 3', 'Est: 5');
    await accept(form);
    expect(await readNote(note)).to.equal(PLAN.replace('est:3', 'est:5'));
  });

  it('the edit verb of a sprint list opens the form once the list is accepted', async () => {
    const { note, session } = await begin();
    await replace(session, 'take  schema', 'edit  schema');
    await accept(session);
    expect(await readNote(note)).to.equal(ACCEPTED);
    const form = vscode.window.activeTextEditor!.document;
    expect([form.languageId, form.lineAt(1).text]).to.deep.equal(['throughline-task', 'Schema']);
  });

  it('sections are reordered and renamed as a text, and links in other notes follow', async () => {
    const guide = vscode.Uri.joinPath(folder, 'guide.md');
    const other = vscode.Uri.joinPath(folder, 'other.md');
    const text = '# Guide\n\n## Pack\n\nA bag.\n\n## Walk\n\nFar.\n';
    await vscode.workspace.fs.writeFile(guide, new TextEncoder().encode(text));
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode('See [how](guide.md#walk).\n'));
    await vscode.window.showTextDocument(other, { preview: false });
    await vscode.window.showTextDocument(guide, { preview: false });
    await eventually(async () => (await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeDocumentSymbolProvider', guide)).length > 0, true);
    await vscode.commands.executeCommand('throughline.editOutline', guide);
    const outline = vscode.window.activeTextEditor!.document;
    expect(outline.languageId).to.equal('throughline-outline');
    const walk = outline.getText().split('\n').findIndex((line) => line.endsWith('Walk'));
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', outline.uri, new vscode.Position(walk, 0));
    expect(offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label))).to.include.members(['new', '~']);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(walk, 6, walk, 6);
    await vscode.commands.executeCommand('throughline.editing.moveLinesUp');
    expect([outline.lineAt(walk - 1).text, vscode.window.activeTextEditor!.selection.active.line]).to.deep.equal([outline.lineAt(walk - 1).text.replace(/\S+$/, 'Walk'), walk - 1]);
    await replace(outline, 'Walk', 'Hike');
    await vscode.commands.executeCommand('throughline.editing.preview', outline.uri);
    expect(vscode.window.tabGroups.activeTabGroup.activeTab!.label).to.match(/^Preview of /);
    await accept(outline);
    expect(await readNote(guide)).to.equal('# Guide\n\n## Hike\n\nFar.\n\n## Pack\n\nA bag.\n');
    expect(await readNote(other)).to.equal('See [how](guide.md#hike).\n');
    await vscode.commands.executeCommand('throughline.editing.undo');
    expect([await readNote(guide), await readNote(other)]).to.deep.equal([text, 'See [how](guide.md#walk).\n']);
  });
});
