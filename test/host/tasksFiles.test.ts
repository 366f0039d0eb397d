import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import * as vscode from 'vscode';
import { catFilesIn, catsIn } from './support/catSpecs';
import { closeEditors, codeOf, diagnosticsOf, fileWith, typeAll } from './support/documents';
import { extensionApi } from './support/extension';

describe('mistakes in a tasks file', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  it('stand in the file itself, though only the spec is open', async () => {
    const { pool, tasks } = await catsIn('host/rows');
    await fileWith('host/rows/cats.tsv', 'INPUT:imgae\nhttps://example.com/1.jpg\n');
    await vscode.window.showTextDocument(pool);
    const found = await diagnosticsOf(tasks, 'the wrong header', ({ length }) => length > 0);
    assert.ok(found.some(({ range }) => range.start.line === 0));
    assert.ok(found.every(({ code }) => typeof code === 'object'));
    await fileWith('host/rows/cats.tsv', 'INPUT:image\nhttps://example.com/1.jpg\n');
    await diagnosticsOf(tasks, 'a clean file', ({ length }) => length === 0);
  });

  it('follow typing in the file', async () => {
    const { tasks } = await catsIn('host/typing');
    const editor = await vscode.window.showTextDocument(tasks);
    const row = 'https://example.com/1.jpg\n';
    await typeAll(editor, `INPUT:image\n${row}${row}`);
    const [first] = await diagnosticsOf(tasks, 'the repeated row', ({ length }) => length > 0);
    assert.ok(first);
    assert.equal(codeOf(first), 'task-duplicate');
    assert.equal(first.range.start.line, 2);
    await typeAll(editor, `INPUT:image\n${row}`);
    await diagnosticsOf(tasks, 'a clean file', ({ length }) => length === 0);
  });

  it('follow the fields of the project', async () => {
    const { project, tasks } = await catsIn('host/columns');
    await typeAll(project, project.document.getText().replaceAll('image:', 'photo:'));
    await diagnosticsOf(tasks, 'the lost field', ({ length }) => length > 0);
  });

  it('go away with the specs that name it', async () => {
    const { pool, tasks } = await catFilesIn('host/closed');
    await fileWith('host/closed/cats.tsv', 'INPUT:imgae\nhttps://example.com/1.jpg\n');
    // Opened as a click does it: showTextDocument would keep the document alive for minutes.
    await vscode.commands.executeCommand('vscode.open', pool);
    await diagnosticsOf(tasks, 'the wrong header', ({ length }) => length > 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosticsOf(tasks, 'nothing', ({ length }) => length === 0);
  });

  it('are found behind 300,000 rows', async () => {
    const { pool, tasks } = await catsIn('host/many');
    const file = await open(tasks.fsPath, 'w');
    await file.write('INPUT:image\n');
    for (let block = 0; block < 300; block++) {
      const rows = Array.from({ length: 1_000 }, (_, row) => `https://example.com/${block}/${row}`);
      await file.write(`${rows.join('\n')}\n`);
    }
    await file.write('not an address\n');
    await file.close();
    await vscode.window.showTextDocument(pool);
    const [found] = await diagnosticsOf(tasks, 'the last row', ({ length }) => length > 0);
    assert.equal(found?.range.start.line, 300_001);
  });
});
