import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listOf, placeOf } from './support/ask';
import { catsIn, project } from './support/catSpecs';
import { closeEditors, editorWith } from './support/documents';
import { extensionApi } from './support/extension';

describe('the shape of a spec', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  it('is an outline, one outline only', async () => {
    const { document } = (await catsIn('host/outline')).project;
    const symbols = await listOf<vscode.DocumentSymbol>(
      'the outline',
      'vscode.executeDocumentSymbolProvider',
      [document.uri],
    );
    const names = symbols.map(({ name }) => name);
    assert.equal(names.filter((name) => name === 'task_spec').length, 1, names.join(', '));
    const spec = symbols.find(({ name }) => name === 'task_spec');
    assert.ok(spec?.children.some(({ name }) => name === 'view_spec'));
  });

  it('of a JSON spec is the outline of the editor itself, once', async () => {
    const editor = await editorWith(
      'host/outline/a.skill.json',
      '{ "name": "R", "hidden": true }\n',
    );
    const symbols = await listOf<vscode.DocumentSymbol>(
      'the outline of JSON',
      'vscode.executeDocumentSymbolProvider',
      [editor.document.uri],
    );
    assert.equal(symbols.filter(({ name }) => name === 'name').length, 1);
  });

  it('can be folded', async () => {
    const { document } = (await catsIn('host/folding')).project;
    const start = placeOf(document, 'task_spec:').line;
    const end = placeOf(document, 'condition.required').line;
    await listOf<vscode.FoldingRange>(
      'the fold of the task spec',
      'vscode.executeFoldingRangeProvider',
      [document.uri],
      (all) => all.some((fold) => fold.start === start && fold.end === end),
    );
  });

  it('grows the selection value by value', async () => {
    const { document } = (await catsIn('host/selection')).project;
    const [selection] = await listOf<vscode.SelectionRange>(
      'the selections',
      'vscode.executeSelectionRangeProvider',
      [document.uri, [placeOf(document, 'view.image')]],
    );
    const texts: string[] = [];
    for (let one = selection; one !== undefined; one = one.parent) {
      texts.push(document.getText(one.range));
    }
    assert.ok(texts.includes('type: view.image'), texts.join(' | '));
  });

  it('is put in order by Format Document, comments included', async () => {
    const text = `# why\nname:    Reader   \nhidden: true # not shown\n`;
    const { document } = await editorWith('host/format/a.skill.yaml', text);
    const edits = await listOf<vscode.TextEdit>(
      'the edits of formatting',
      'vscode.executeFormatDocumentProvider',
      [document.uri, { tabSize: 2, insertSpaces: true }],
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...edits]);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), '# why\nname: Reader\nhidden: true # not shown\n');
  });

  it('is drawn by templates that are valid from the start', async () => {
    assert.ok(project.length > 0);
    const extension = vscode.extensions.getExtension('crowdsmith.crowdsmith');
    assert.ok(extension);
    const file = vscode.Uri.joinPath(extension.extensionUri, 'snippets', 'specs.json');
    const texts: unknown = JSON.parse(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(file)),
    );
    const templates = Object.values(texts as Record<string, { body: string[] }>);
    const kinds = ['project', 'pool', 'training', 'skill', 'pipeline'];
    assert.equal(templates.length, kinds.length);
    for (const [index, { body }] of templates.entries()) {
      const editor = await editorWith(`host/templates/name.${kinds[index] ?? ''}.yaml`, '');
      await editor.insertSnippet(new vscode.SnippetString(body.join('\n')));
      const found = await settled(editor.document.uri);
      // Files that a template names are for the author to write.
      const others = found.filter(({ message }) => !/file|spec/i.test(message));
      assert.deepEqual(
        others.map(({ message }) => message),
        [],
      );
    }
  });
});

/** Diagnostics once they have not changed for a while. */
async function settled(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  let before = '';
  for (let same = 0; same < 5;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = JSON.stringify(vscode.languages.getDiagnostics(uri).map(({ message }) => message));
    same = now === before ? same + 1 : 0;
    before = now;
  }
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'crowdsmith');
}
