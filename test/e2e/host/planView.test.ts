/**
 * The rows of the plan view and edits of tasks, in whichever extension host runs this: Node's or the web worker's.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';
import type { ViewRows } from '../../../client/activate.ts';
import type { PlanNode } from '../../../client/plan/planTree.ts';
import { eventually } from './eventually.ts';

const SHED = '# Shed\n\n- [ ] Measure  id:measure est:1\n- [ ] Draw  id:draw est:3 after:measure owner:ana\n';
const YARD = '= Yard\n\n* [ ] Weed  est:2\n';

let rows: ViewRows;
let folder: vscode.Uri;

before(async () => {
  rows = await vscode.extensions.getExtension<ViewRows>('throughline.throughline')!.activate();
  folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'planned');
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'shed.md'), new TextEncoder().encode(SHED));
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'yard.adoc'), new TextEncoder().encode(YARD));
  await vscode.commands.executeCommand('throughline.plan.focus');
});

after(async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(folder, { recursive: true });
});

async function render(node: PlanNode, indent = ''): Promise<string[]> {
  const { label, description, iconPath } = rows.plan.getTreeItem(node);
  const icon = iconPath instanceof vscode.ThemeIcon ? `${iconPath.id} ` : '';
  const lines = [`${indent}${icon}${String(label)} | ${String(description)}`];
  for (const child of await rows.plan.getChildren(node)) lines.push(...await render(child, `${indent}  `));
  return lines;
}

async function renderPlan(name: string): Promise<string[]> {
  const plan = (await rows.plan.getChildren()).find((node) => node.plan.summary.name === name);
  return plan === undefined ? [] : render(plan);
}

async function open(name: string, line: number): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name), { preview: false });
  editor.selection = new vscode.Selection(line, 8, line, 8);
  return editor;
}

describe('plan view', () => {
  it('lists tasks with state, points and what they wait for', async () => {
    await eventually(() => renderPlan('Shed'), [
      'Shed | 4 points · 1 ready', '  circle-large-filled Measure | 1 point', '  circle-large-outline Draw | 3 points · ana · waits for Measure',
    ]);
    await eventually(() => renderPlan('Yard'), ['Yard | 2 points · 1 ready', '  circle-large-filled Weed | 2 points']);
  });

  it('follows a command on the task of the cursor, and undo', async () => {
    const { document } = await open('shed.md', 2);
    await vscode.commands.executeCommand('throughline.plan.toggleDone');
    expect(document.getText()).to.equal(SHED.replace('[ ] Measure', '[x] Measure'));
    expect(document.isDirty).to.equal(true);
    await eventually(() => renderPlan('Shed'), ['Shed | 1 of 4 points · 1 ready', '  pass Measure | 1 point', '  circle-large-filled Draw | 3 points · ana']);
    await vscode.commands.executeCommand('undo');
    expect(document.getText()).to.equal(SHED);
    await eventually(async () => (await renderPlan('Shed'))[0], 'Shed | 4 points · 1 ready');
  });

  it('edits the tasks of all cursors as one step', async () => {
    const editor = await open('shed.md', 2);
    editor.selection = new vscode.Selection(2, 0, 3, 5);
    await vscode.commands.executeCommand('throughline.plan.toggleInProgress');
    expect(editor.document.getText()).to.equal(SHED.replaceAll('[ ]', '[/]'));
    await vscode.commands.executeCommand('undo');
    expect(editor.document.getText()).to.equal(SHED);
  });

  it('moves tasks, and saves a note at once that no tab shows', async () => {
    const { document } = await open('shed.md', 3);
    await vscode.commands.executeCommand('throughline.plan.moveTaskUp');
    expect(document.getText()).to.match(/Draw.*\n.*Measure/);
    await vscode.commands.executeCommand('undo');
    expect(document.getText()).to.equal(SHED);
    const yard = (await rows.plan.getChildren()).find((node) => node.plan.summary.name === 'Yard')!;
    const [weed] = await rows.plan.getChildren(yard);
    await vscode.commands.executeCommand('throughline.plan.toggleDone', weed);
    await eventually(async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'yard.adoc'))), YARD.replace('[ ]', '[x]'));
  });
});
