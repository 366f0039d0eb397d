import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { answerOf, listOf, placeOf } from './support/ask';
import { catsIn } from './support/catSpecs';
import { closeEditors, editorWith } from './support/documents';
import { extensionApi } from './support/extension';
import { nodeCalled } from './support/remote';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { until } from './support/until';

describe('what is on the platform, seen from a spec', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
  });
  afterEach(() => closeEditors());
  after(() => sandbox.end());

  const refresh = (): Thenable<unknown> => vscode.commands.executeCommand('crowdsmith.refresh');

  /** A skill that the view has listed. */
  async function skill(name: string): Promise<string> {
    const { id } = await sandbox.client.skills.create({ name });
    await refresh();
    await nodeCalled(api, 'skills', name);
    return id;
  }

  it('ids are offered by their names', async () => {
    const id = await skill('Careful reader');
    const { document } = await editorWith(
      'host/names/a.pool.yaml',
      'filter: { and: [{ category: skill, key: , operator: GTE, value: 80 }] }\n',
    );
    const at = document.positionAt(document.getText().indexOf('key: ') + 5);
    const { items } = await answerOf<vscode.CompletionList>(
      'the skill among the completions',
      'vscode.executeCompletionItemProvider',
      [document.uri, at],
      (list) => list.items.some(({ label }) => label === 'Careful reader'),
    );
    const item = items.find(({ label }) => label === 'Careful reader');
    assert.equal(item?.detail, `skill ${id}`);
    const { insertText } = item;
    const text = typeof insertText === 'string' ? insertText : (insertText?.value ?? '');
    assert.equal(text.replace(/^'|'$/g, ''), id);
  });

  it('ids are explained by their names', async () => {
    const id = await skill('Patient listener');
    const { document } = await editorWith(
      'host/names/b.pool.yaml',
      `filter: { and: [{ category: skill, key: '${id}', operator: GTE, value: 80 }] }\n`,
    );
    await answerOf<readonly vscode.Hover[]>(
      'the name of the skill',
      'vscode.executeHoverProvider',
      [document.uri, placeOf(document, id)],
      (hovers) =>
        hovers
          .flatMap(({ contents }) => contents)
          .some(
            (part) =>
              part instanceof vscode.MarkdownString && part.value.includes('Patient listener'),
          ),
    );
  });

  it('lenses tell of the object’s state, and what can be done with it now', async () => {
    const { pool } = await catsIn('host/live');
    await sandbox.pauseCrowd();
    await vscode.window.showTextDocument(pool);
    const titlesWith = (wanted: RegExp): Promise<readonly string[]> =>
      until(`a lens like ${String(wanted)}`, async () => {
        const lenses = await listOf<vscode.CodeLens>(
          'the lenses',
          'vscode.executeCodeLensProvider',
          [pool],
        );
        const titles = lenses.map(({ command }) => command?.title ?? '');
        return titles.some((title) => wanted.test(title)) ? titles : undefined;
      });
    assert.ok((await titlesWith(/^Not on .* yet$/)).includes('Create'));

    await vscode.commands.executeCommand('crowdsmith.createFromSpec', pool);
    await refresh();
    const parent = await nodeCalled(api, 'projects', 'Cats');
    const node = await nodeCalled(api, 'projects', 'First cats', parent);
    assert.ok(node.kind === 'pool');
    const made = await titlesWith(/^\$\(cloud\) \S+ on .* · closed$/);
    assert.ok(made.some((title) => title.includes(node.pool.id)));
    assert.ok(made.includes('Update') && made.includes('Open'), made.join(', '));

    await sandbox.client.operations.wait(await sandbox.client.pools.open(node.pool.id));
    await refresh();
    await nodeCalled(api, 'projects', 'First cats', await nodeCalled(api, 'projects', 'Cats'));
    const open = await titlesWith(/ · open$/);
    assert.ok(open.includes('Close') && !open.includes('Open'), open.join(', '));
  });
});
