import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { closeEditors, fileWith } from './support/documents';
import { extensionApi } from './support/extension';
import { ScriptedAsk } from './support/scriptedAsk';

describe('new specs', () => {
  let api: ExtensionApi;
  let ask: ScriptedAsk;
  let folder: vscode.Uri;

  before(async () => {
    api = await extensionApi();
  });
  beforeEach(async () => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
    folder = vscode.Uri.joinPath(await fileWith('host/newSpec/here.txt', ''), '..');
  });
  afterEach(async () => {
    await closeEditors();
    await rm(folder.fsPath, { recursive: true, force: true });
  });

  const newSpec = (): Thenable<unknown> =>
    vscode.commands.executeCommand('crowdsmith.newSpec', folder);
  const names = async (): Promise<readonly string[]> =>
    (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
  const active = (): string => vscode.window.activeTextEditor?.document.uri.path ?? '';

  it('begin with what was chosen, step by step and back, and are opened', async () => {
    ask.picks = ['Pool', '←', 'Project', '←', 'Project', 'Side-by-side'];
    ask.texts = ['../out', 'pairs'];
    // A pool has to belong to a project: there are some in other folders of this workspace.
    await fileWith('host/newSpec/other.project.yaml', 'public_name: Other\n');
    await newSpec();
    assert.deepEqual(ask.problems, ['Enter a name such as "cats" or "cats/first".']);
    assert.deepEqual(await names(), [
      'here.txt',
      'other.project.yaml',
      'pairs.instructions.html',
      'pairs.pool.yaml',
      'pairs.project.yaml',
      'pairs.tasks.tsv',
    ]);
    assert.match(active(), /\/pairs\.project\.yaml$/);
    assert.deepEqual(ask.said(/^Made .*pairs\.project\.yaml/)?.actions, ['Open Preview', 'Deploy']);
  });

  it('of pools name their project from where they are, and nothing is written over', async () => {
    await fileWith('host/newSpec/cats.project.yaml', 'public_name: Cats\n');
    ask.picks = ['Pool', 'host/newSpec/cats.project.yaml'];
    ask.texts = ['pools/second'];
    await newSpec();
    assert.match(active(), /\/newSpec\/pools\/second\.pool\.yaml$/);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^project_id: \{ \$id: \.\.\/cats\.project\.yaml \}\n/);
    ask.picks = ['Pool', 'host/newSpec/cats.project.yaml'];
    ask.texts = ['pools/second'];
    await newSpec();
    assert.deepEqual(ask.problems, ['pools/second.pool.yaml is there already.']);
  });

  it('of pipelines are a folder that runs: asked for its language, its texts and its name', async () => {
    ask.picks = ['Speech recording', 'A file of mine', '←', 'Wikipedia'];
    ask.texts = ['English', 'qq', 'pt', '←', 'pt', 'talks/spoken'];
    await newSpec();
    const language = 'Enter the two small letters of a language, such as "en".';
    assert.deepEqual(ask.problems, [language, language]);
    assert.match(active(), /\/newSpec\/talks\/spoken\/spoken\.pipeline\.yaml$/);
    // The specs that it leads to stay closed.
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.deepEqual(
      tabs.filter(({ label }) => !label.endsWith('.pipeline.yaml')),
      [],
    );
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^language: pt\n(?:#.*\n)*texts: \{ corpus: \{ language: pt,/m);
    const pools = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, 'talks/spoken/*.pool.yaml'),
    );
    assert.equal(pools.length, 3);
    const made = ask.said(/^Made .*spoken\.pipeline\.yaml and the \d+ files that it needs\.$/);
    assert.deepEqual(made?.actions, ['Open Preview', 'Run Pipeline']);

    ask.picks = ['Speech recording', 'A file of mine'];
    ask.texts = ['en', 'spoken', 'read'];
    ask.problems.length = 0;
    await newSpec();
    assert.deepEqual(ask.problems.length, 1);
    const [why] = ask.problems;
    assert.match(
      why ?? '',
      /by the name .* host\/newSpec\/talks\/spoken\/spoken\.pipeline\.yaml has it/,
    );
    assert.match(active(), /\/newSpec\/read\/read\.pipeline\.yaml$/);
  });

  it('of pipelines write over no file either, of whichever stage', async () => {
    await fileWith('host/newSpec/mine/instructions/recording.html', 'Mine.');
    ask.picks = ['Speech recording', 'A file of mine'];
    ask.texts = ['en', 'mine'];
    await newSpec();
    assert.deepEqual(ask.problems, ['mine/instructions/recording.html is there already.']);
    assert.deepEqual(await names(), ['here.txt', 'mine']);
  });
});
