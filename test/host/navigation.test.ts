import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listOf, placeOf } from './support/ask';
import { catsIn } from './support/catSpecs';
import { closeEditors } from './support/documents';
import { extensionApi } from './support/extension';
import { until } from './support/until';

const fileName = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

describe('names in specs', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  it('lead from an interface to the field, and from a header of a tasks file, too', async () => {
    const { project, tasks } = await catsIn('host/definition');
    const { document } = project;
    const declared = placeOf(document, 'image:').line;
    const [inInterface] = await listOf<vscode.LocationLink>(
      'the definition of a field',
      'vscode.executeDefinitionProvider',
      [document.uri, placeOf(document, 'path: image').translate(0, 7)],
    );
    assert.equal(inInterface?.targetRange.start.line, declared);
    const table = await vscode.workspace.openTextDocument(tasks);
    const [fromHeader] = await listOf<vscode.LocationLink>(
      'the definition of a column',
      'vscode.executeDefinitionProvider',
      [table.uri, new vscode.Position(0, 8)],
    );
    assert.ok(fromHeader);
    assert.equal(fileName(fromHeader.targetUri), 'cats.project.yaml');
    assert.equal(fromHeader.targetRange.start.line, declared);
  });

  it('lead from $id to the spec', async () => {
    const { pool } = await catsIn('host/id');
    const document = await vscode.workspace.openTextDocument(pool);
    const [target] = await listOf<vscode.LocationLink>(
      'the spec behind an id',
      'vscode.executeDefinitionProvider',
      [pool, placeOf(document, 'cats.project')],
    );
    assert.equal(target && fileName(target.targetUri), 'cats.project.yaml');
  });

  it('are found everywhere they stand', async () => {
    const { project } = await catsIn('host/references');
    const { document } = project;
    const found = await listOf<vscode.Location>(
      'references in two files',
      'vscode.executeReferenceProvider',
      [document.uri, placeOf(document, 'image:')],
      (all) => all.length >= 3,
    );
    assert.deepEqual([...new Set(found.map(({ uri }) => fileName(uri)))].sort(), [
      'cats.project.yaml',
      'cats.tsv',
    ]);
  });

  it('are marked in the file, written ones apart from read ones', async () => {
    const { project } = await catsIn('host/highlights');
    const { document } = project;
    const marks = await listOf<vscode.DocumentHighlight>(
      'highlights',
      'vscode.executeDocumentHighlights',
      [document.uri, placeOf(document, 'answer:')],
      (all) => all.length === 2 && all.every(({ kind }) => kind !== undefined),
    );
    assert.ok(marks.some(({ kind }) => kind === vscode.DocumentHighlightKind.Write));
  });

  it('are changed everywhere at once', async () => {
    const { project, tasks } = await catsIn('host/rename');
    const { document } = project;
    const at = placeOf(document, 'image:');
    const edit = await until('the renaming', async () => {
      const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'picture',
      );
      return made.size > 1 ? made : undefined;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /picture: \{ type: url/);
    assert.match(document.getText(), /path: picture/);
    const table = await vscode.workspace.openTextDocument(tasks);
    assert.match(table.getText(), /^INPUT:picture\n/);
  });

  it('take a file along when it is renamed where it is named', async () => {
    const { pool, tasks } = await catsIn('host/move');
    const document = await vscode.workspace.openTextDocument(pool);
    await vscode.window.showTextDocument(document);
    const at = placeOf(document, 'cats.tsv');
    const edit = await until('the renaming of a file', async () => {
      const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        pool,
        at,
        './rows.tsv',
      );
      return made.size > 0 ? made : undefined;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /\$file: \.\/rows\.tsv/);
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(tasks, '..', 'rows.tsv'));
    await assert.rejects(async () => vscode.workspace.fs.stat(tasks));
  });

  it('refuse a name that is taken', async () => {
    const { project } = await catsIn('host/refused');
    const { document } = project;
    await listOf('the language to run', 'vscode.executeDocumentHighlights', [
      document.uri,
      placeOf(document, 'answer:'),
    ]);
    await assert.rejects(async () =>
      vscode.commands.executeCommand(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, 'image:'),
        '',
      ),
    );
  });

  it('of files are links', async () => {
    const { project } = await catsIn('host/links');
    const links = await listOf<vscode.DocumentLink>(
      'the link to the instructions',
      'vscode.executeLinkProvider',
      [project.document.uri],
      (all) => all.some(({ target }) => target?.path.endsWith('/how.html') === true),
    );
    assert.equal(links.filter(({ target }) => target?.scheme === 'file').length, 1);
  });
});
