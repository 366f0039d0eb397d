import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { Run } from '../../src/providers/runs';
import { workspaceFolder } from './support/documents';
import { extensionApi } from './support/extension';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { until } from './support/until';

describe('a pipeline run from the editor', function () {
  this.timeout(120_000);
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  const spec = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), 'asr-en.pipeline.yaml');

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(workspaceFolder(), 'crowdsmith.lock.json'), { useTrash: false })
      .then(undefined, () => undefined);
    sandbox = await startTestSandbox();
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(() => sandbox.end());

  async function run(): Promise<Run | undefined> {
    const runs = (await api.runs?.getChildren()) ?? [];
    return runs.find(({ kind }) => kind === 'pipeline');
  }

  it('says what it will cost', async () => {
    await vscode.commands.executeCommand('crowdsmith.estimate', spec());
    assert.ok(ask.said(/asr-en\.pipeline\.yaml: about \$\d/), JSON.stringify(ask.messages));
  });

  it('stops when it is told to and says that it can go on', async () => {
    const running = vscode.commands.executeCommand('crowdsmith.runPipeline', spec());
    await until('the run to be under way', async () => {
      const now = await run();
      return now?.state === 'running' && now.message !== 'starting' ? true : undefined;
    });
    await vscode.commands.executeCommand('crowdsmith.stopPipeline', await run());
    await running;
    assert.equal((await run())?.state, 'stopped');
    assert.deepEqual(ask.said(/has stopped/)?.actions, ['Resume', 'Show Log']);
  });

  it('goes on where it ended and finishes with a dataset', async () => {
    await vscode.commands.executeCommand('crowdsmith.resumePipeline', await run());
    const done = await run();
    assert.equal(done?.state, 'done', done?.message);
    assert.ok(ask.said(/texts recorded/), JSON.stringify(ask.messages));
    assert.ok(done.dataset, 'no dataset');
    const rows = (await readFile(done.dataset, 'utf8')).trim().split('\n');
    assert.ok(rows.length > 10, `${rows.length} rows`);
  });

  it('does nothing twice when it is run again', async () => {
    const before = (await run())?.message;
    await vscode.commands.executeCommand('crowdsmith.runPipeline', spec());
    const again = await run();
    assert.equal(again?.state, 'done', again?.message);
    assert.equal(again.message, before);
  });
});
