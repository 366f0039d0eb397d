import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { listOf, placeOf } from '../support/ask';
import { pool, project, tasks } from '../support/catSpecs';
import { closeEditors, codeOf, diagnosticsOf } from '../support/documents';
import { extensionApi } from '../support/extension';

/** The same names in both folders of one window: neither may know of the other. */
describe('two folders in one window', () => {
  let folders: readonly vscode.Uri[] = [];

  before(async () => {
    await extensionApi();
    folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    assert.equal(folders.length, 2);
    for (const { fsPath } of folders) {
      await writeFile(path.join(fsPath, 'how.html'), '<p>A cat purrs.</p>\n');
      await writeFile(path.join(fsPath, 'cats.project.yaml'), project);
      await writeFile(path.join(fsPath, 'cats.pool.yaml'), pool);
      await writeFile(path.join(fsPath, 'cats.tsv'), tasks);
    }
  });
  after(() => closeEditors());

  const inFolder = (index: number, name: string): vscode.Uri => {
    const folder = folders[index];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder, name);
  };

  for (const [index, name] of ['first', 'second'].entries()) {
    it(`find references of the ${name} folder in that folder only`, async () => {
      const document = await vscode.workspace.openTextDocument(
        inFolder(index, 'cats.project.yaml'),
      );
      await vscode.window.showTextDocument(document);
      const found = await listOf<vscode.Location>(
        'references',
        'vscode.executeReferenceProvider',
        [document.uri, placeOf(document, 'image:')],
        (all) => all.some(({ uri }) => uri.path.endsWith('.tsv')),
      );
      const own = folders[index]?.path ?? '';
      assert.ok(found.every(({ uri }) => path.posix.dirname(uri.path) === own));
    });
  }

  it('keep references from reaching into the other', async () => {
    const uri = inFolder(0, 'sly.project.yaml');
    await writeFile(uri.fsPath, 'public_instructions: { $file: ../second/how.html }\n');
    await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 'the refusal', (all) =>
      all.map(codeOf).includes('file-outside-workspace'),
    );
  });

  it('have tasks files checked against their own project', async () => {
    await writeFile(inFolder(1, 'cats.tsv').fsPath, 'INPUT:imgae\nhttps://example.com/1.jpg\n');
    await vscode.window.showTextDocument(inFolder(0, 'cats.pool.yaml'));
    await vscode.window.showTextDocument(inFolder(1, 'cats.pool.yaml'));
    await diagnosticsOf(inFolder(1, 'cats.tsv'), 'the wrong header', ({ length }) => length > 0);
    await diagnosticsOf(inFolder(0, 'cats.tsv'), 'no mistake', ({ length }) => length === 0);
  });
});
