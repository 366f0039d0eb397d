import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { extensionApi } from './support/extension';
import { childrenOf, nodeCalled } from './support/remote';
import { fileWith } from './support/documents';
import { ScriptedAsk } from './support/scriptedAsk';

describe('the embedded sandbox', () => {
  let api: ExtensionApi;
  let ask: ScriptedAsk;

  before(async () => {
    api = await extensionApi();
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(() => vscode.commands.executeCommand('crowdsmith.stopSandbox'));

  it('starts on command and serves the tree', async () => {
    await vscode.commands.executeCommand('crowdsmith.startSandbox');
    assert.deepEqual(ask.messages, []);
    const nodes = await childrenOf(api, 'projects');
    assert.ok(!nodes.some(({ kind }) => kind === 'error'));
  });

  it('keeps what it holds from one start to the next', async () => {
    const spec = await fileWith('host/kept.skill.yaml', 'name: Kept over a restart\n');
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', spec);
    await vscode.commands.executeCommand('crowdsmith.stopSandbox');
    assert.deepEqual(await childrenOf(api, 'skills'), []);
    await vscode.commands.executeCommand('crowdsmith.startSandbox');
    await nodeCalled(api, 'skills', 'Kept over a restart');
  });

  it('once stopped by hand, is not started behind the back of a person', async () => {
    await vscode.commands.executeCommand('crowdsmith.stopSandbox');
    await vscode.commands.executeCommand('crowdsmith.refresh');
    assert.deepEqual(await childrenOf(api, 'projects'), []);
  });
});
