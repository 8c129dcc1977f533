/**
 * A first plan to try things on: a small note of its own, shown unsaved where there is no folder to put it in.
 */
import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { findNoteColumn } from './noteColumn.ts';

const SAMPLE = `---
plan:
  capacity: 8
---

# Garden shed

One block is one unit of work. Point at a task in the timeline, drag it, or change the words behind it here.

## Design
<!-- plan: id:design -->
- [x] Measure the ground  id:measure est:1
- [/] Draw the plans  id:draw est:3 spent:1 after:measure
- [ ] Ask the neighbours  id:ask est:1 overlap:draw

## Build
<!-- plan: id:build after:design -->
- [ ] Lay the foundation  id:base est:2
- [ ] Put up the walls  id:walls est:5 after:base
- [ ] Cut the roof beams  id:beams est:3 with:walls
- [ ] Close the roof  id:roof est:2 after:walls,beams
- [ ] Roof party  id:party est:0 after:roof

## Garden
- [ ] Order plants  id:order est:1
- [ ] Prepare the beds  id:beds est:3 overlap:order
- [ ] Plant the border  after:beds,roof
`;

/** Creates `sample-plan.md` in the folder, or opens it where it is there; without a folder the note stays unsaved. */
export async function createSamplePlan(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    const document = await workspace.openTextDocument({ language: 'markdown', content: SAMPLE });
    await window.showTextDocument(document, { viewColumn: findNoteColumn(document.uri) });
    return;
  }
  const uri = Uri.joinPath(folder.uri, 'sample-plan.md');
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(SAMPLE) });
  if (!await workspace.applyEdit(edit)) throw new Error('sample-plan.md could not be created in this folder.');
  await window.showTextDocument(uri, { viewColumn: findNoteColumn(uri) });
}
