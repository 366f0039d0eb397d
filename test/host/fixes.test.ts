import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listOf } from './support/ask';
import { catsIn } from './support/catSpecs';
import { closeEditors, codeOf, diagnosticsOf, editorWith } from './support/documents';
import { extensionApi } from './support/extension';

const wrong = 'name: Reader\nhiden: true\n';

describe('ways out of a mistake', () => {
  before(() => extensionApi());
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('crowdsmith.validate')
      .update('silenced', undefined, vscode.ConfigurationTarget.Workspace);
    await closeEditors();
  });

  async function actionsOn(
    editor: vscode.TextEditor,
    kind?: string,
  ): Promise<readonly vscode.CodeAction[]> {
    const { uri } = editor.document;
    const [first] = await diagnosticsOf(uri, 'a squiggle', ({ length }) => length > 0);
    assert.ok(first);
    const parameters = kind === undefined ? [uri, first.range] : [uri, first.range, kind];
    return listOf('light bulbs', 'vscode.executeCodeActionProvider', parameters);
  }

  it('mend everything at once, as on save', async () => {
    const editor = await editorWith('host/fixes/a.skill.yaml', wrong);
    const [all] = await actionsOn(editor, 'source.fixAll.crowdsmith');
    assert.equal(all?.kind?.value, 'source.fixAll.crowdsmith');
    assert.ok(all.edit);
    await vscode.workspace.applyEdit(all.edit);
    assert.equal(editor.document.getText(), 'name: Reader\nhidden: true\n');
  });

  it('are not mixed with "fix all" in the light bulb', async () => {
    const editor = await editorWith('host/fixes/b.skill.yaml', wrong);
    const kinds = (await actionsOn(editor)).map(({ kind }) => kind?.value ?? '');
    assert.ok(!kinds.some((kind) => kind.startsWith('source')), kinds.join(', '));
  });

  for (const place of ['on this line', 'in this file']) {
    it(`silence a rule ${place} by a comment`, async () => {
      const editor = await editorWith(`host/fixes/${place.at(-1) ?? ''}.skill.yaml`, wrong);
      const { uri } = editor.document;
      const silence = (await actionsOn(editor)).find(
        ({ title }) => title === `Silence unknown-key ${place}`,
      );
      assert.ok(silence?.edit);
      await vscode.workspace.applyEdit(silence.edit);
      assert.match(editor.document.getText(), /# crowdsmith-disable/);
      await diagnosticsOf(uri, 'silence', ({ length }) => length === 0);
    });
  }

  it('silence a rule in the settings', async () => {
    const editor = await editorWith('host/fixes/d.skill.json', '{ "name": "R", "hiden": true }\n');
    const { uri } = editor.document;
    const silence = (await actionsOn(editor)).find(
      ({ title }) => title === 'Silence unknown-key in this workspace',
    );
    assert.ok(silence?.command);
    const parts: readonly unknown[] = silence.command.arguments ?? [];
    await vscode.commands.executeCommand(silence.command.command, ...parts);
    await diagnosticsOf(uri, 'silence', ({ length }) => length === 0);
  });

  it('mistakes in JSON itself are told once, by the editor', async () => {
    const editor = await editorWith('host/fixes/e.skill.json', '{ "name": "R", "hiden": true, }\n');
    const { uri } = editor.document;
    await diagnosticsOf(uri, 'our squiggle', (all) => all.map(codeOf).includes('unknown-key'));
    const ours = vscode.languages
      .getDiagnostics(uri)
      .filter((found) => found.source === 'crowdsmith' && codeOf(found) === 'syntax-error');
    assert.deepEqual(ours, []);
  });
});

describe('paths and names to choose from', () => {
  before(() => extensionApi());
  afterEach(() => closeEditors());

  it('are the files of the folder', async () => {
    await catsIn('host/paths');
    const editor = await editorWith(
      'host/paths/other.pool.yaml',
      'private_name: P\n$tasks:\n  - { $file:  }\n',
    );
    const labels = await completionsAt(editor, new vscode.Position(2, 13), './cats.tsv');
    assert.ok(!labels.includes('./how.html'), labels.join(', '));
  });

  it('are the specs that describe what an id belongs to', async () => {
    await catsIn('host/ids');
    const editor = await editorWith('host/ids/other.pool.yaml', 'project_id: { $id:  }\n');
    await completionsAt(editor, new vscode.Position(0, 19), './cats.project.yaml');
  });

  it('are the fields of the project', async () => {
    const { project } = await catsIn('host/fields');
    const { document } = project;
    const at = document.positionAt(document.getText().indexOf('path: image') + 6);
    await completionsAt(project, at, 'image');
  });
});

async function completionsAt(
  { document }: vscode.TextEditor,
  at: vscode.Position,
  wanted: string,
): Promise<readonly string[]> {
  const labels = (items: readonly vscode.CompletionItem[]): readonly string[] =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  for (let tries = 0; ; tries++) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const found = labels(items);
    if (found.includes(wanted)) return found;
    assert.ok(tries < 60, `There is no ${wanted} among ${found.slice(0, 20).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
