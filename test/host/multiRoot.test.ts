import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, codeOf, diagnosticsOf } from './support/documents';
import { extensionApi } from './support/extension';

/** A spec outside of the first folder behaves as one of a second folder would: its root is its own. */
describe('a spec in another folder', () => {
  let folder: string;

  before(async () => {
    await extensionApi();
    folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-second-'));
    await mkdir(path.join(folder, 'texts'));
    await writeFile(path.join(folder, 'texts', 'name.txt'), 'Reading');
    const text =
      'public_name: { $file: ./texts/name.txt }\npublic_description: { $file: ../name.txt }\n';
    await writeFile(path.join(folder, 'a.project.yaml'), text);
  });

  after(async () => {
    await closeEditors();
    await rm(folder, { recursive: true, force: true });
  });

  it('is checked, and its references end at its own folder', async () => {
    const uri = vscode.Uri.file(path.join(folder, 'a.project.yaml'));
    await vscode.window.showTextDocument(uri);
    const found = await diagnosticsOf(uri, 'the refused reference', (all) =>
      all.some(({ range }) => range.start.line === 1),
    );
    const codes = found.filter(({ range }) => range.start.line === 0).map(codeOf);
    assert.ok(!codes.includes('file-missing'), codes.join(', '));
  });
});
