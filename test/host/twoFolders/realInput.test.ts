import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension';
import { assertAudio, readDataset } from '../../integration/dataset';
import { assertRowsAccepted, assertTasksUnique } from '../../integration/platformChecks';
import { copyRealInput, realInputFolder, realTexts, sample } from '../../integration/realInput';
import { extensionApi } from '../support/extension';
import { startTestSandbox, type TestSandbox } from '../support/sandbox';
import { ScriptedAsk } from '../support/scriptedAsk';

/** As from the palette: 100 real paragraphs, with the real recordings as training of the listeners. */
describe('a pipeline on real input, from the editor', function () {
  this.timeout(180_000);
  let api: ExtensionApi;
  let sandbox: TestSandbox | undefined;
  let folder: vscode.Uri;

  before(async function () {
    api = await extensionApi();
    const root = vscode.extensions.getExtension('crowdsmith.crowdsmith')?.extensionPath;
    const input = realInputFolder(root);
    const second = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(second);
    folder = second;
    if (input === undefined) return this.skip();
    await copyRealInput(input, folder.fsPath, root);
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
  });
  after(() => sandbox?.end());

  it('ends with a dataset whose every row is an accepted recording of its text', async () => {
    assert.ok(sandbox);
    const spec = vscode.Uri.joinPath(folder, 'asr-en.pipeline.yaml');
    await vscode.commands.executeCommand('crowdsmith.runPipeline', spec);
    const runs = (await api.runs?.getChildren()) ?? [];
    const run = runs.find(({ kind }) => kind === 'pipeline');
    assert.equal(run?.state, 'done', run?.message);
    assert.equal(run.dataset, path.join(folder.fsPath, 'results', 'dataset.tsv'));
    const rows = await readDataset(run.dataset);
    assert.ok(rows.length >= sample / 2 && rows.length <= sample, `${rows.length} rows`);
    const texts = await realTexts(folder.fsPath);
    assert.equal(texts.size, sample);
    await assertRowsAccepted(sandbox.client, { workspace: folder.fsPath, rows, texts });
    await assertTasksUnique(sandbox.client, folder.fsPath);
    await assertAudio(run.dataset, rows);
  });
});
