import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { extensionApi } from './support/extension';
import { startFakePlatform, type FakePlatform } from './support/fakePlatform';
import { ScriptedAsk } from './support/scriptedAsk';

const token = 'token-that-goes-through-the-proxy';

/** A proxy is asked for whole URLs; this one answers them itself, as the platform would. */
describe('a proxy from the settings of VS Code', () => {
  let api: ExtensionApi;
  let proxy: FakePlatform;
  const set = (section: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration().update(section, value, vscode.ConfigurationTarget.Global);

  before(async () => {
    api = await extensionApi();
    proxy = await startFakePlatform(token);
    const profiles = [{ name: 'far', label: 'Far away', baseUrl: 'http://crowd.invalid' }];
    await set('crowdsmith.profiles', profiles);
    await set('http.proxy', proxy.url);
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'far');
  });

  after(async () => {
    const ask = new ScriptedAsk();
    ask.picks = ['Jane'];
    api.answerWith(ask);
    await vscode.commands.executeCommand('crowdsmith.signOut');
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'sandbox');
    await set('http.proxy', undefined);
    await set('crowdsmith.profiles', undefined);
    await proxy.close();
  });

  it('carries the requests to a platform that cannot be reached without it', async () => {
    const ask = new ScriptedAsk();
    ask.picks = ['API key'];
    ask.texts = [token];
    api.answerWith(ask);
    await vscode.commands.executeCommand('crowdsmith.signIn');
    assert.deepEqual(ask.problems, []);
    assert.ok(ask.said(/Signed in to Far away as Jane Tester/));
    assert.ok(proxy.asked.includes('/api/v1/requester'));
  });
});
