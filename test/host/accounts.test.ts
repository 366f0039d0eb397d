import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { extensionApi } from './support/extension';
import { startFakePlatform, type FakePlatform } from './support/fakePlatform';
import { childrenOf } from './support/remote';
import { ScriptedAsk } from './support/scriptedAsk';
import { until } from './support/until';

const goodToken = 'good-token-that-must-never-be-shown';

describe('accounts', () => {
  let api: ExtensionApi;
  let ask: ScriptedAsk;
  let platform: FakePlatform;
  const settings = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('crowdsmith');

  before(async () => {
    api = await extensionApi();
    platform = await startFakePlatform(goodToken);
    const profiles = [{ name: 'own', label: 'Own platform', baseUrl: platform.url }];
    await settings().update('profiles', profiles, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'own');
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(async () => {
    ask.picks = ['Jane'];
    await vscode.commands.executeCommand('crowdsmith.signOut');
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'sandbox');
    await settings().update('profiles', undefined, vscode.ConfigurationTarget.Global);
    await platform.close();
  });

  it('leave the tree empty, without any question, while nobody is signed in', async () => {
    assert.deepEqual(await childrenOf(api, 'projects'), []);
    assert.deepEqual(ask.messages, []);
  });

  it('are not kept when the platform refuses the token, and the reason is told', async () => {
    ask.picks = ['API key'];
    ask.texts = ['wrong-token'];
    await vscode.commands.executeCommand('crowdsmith.signIn');
    assert.equal(ask.problems.length, 1);
    assert.match(ask.problems[0] ?? '', /Own platform refuses this API key/);
    assert.doesNotMatch(ask.problems[0] ?? '', /wrong-token/);
    assert.deepEqual(await childrenOf(api, 'projects'), []);
  });

  it('are known by the name that the platform gives', async () => {
    ask.picks = ['API key'];
    ask.texts = ['', 'wrong-token', goodToken];
    await vscode.commands.executeCommand('crowdsmith.signIn');
    assert.equal(ask.problems.length, 2);
    assert.ok(ask.said(/Signed in to Own platform as Jane Tester, balance \$10\.00/));
    const session = await vscode.authentication.getSession('crowdsmith', ['own'], {
      silent: true,
    });
    // Silent answers only once the Accounts menu has granted it; the label is what counts then.
    if (session !== undefined) assert.match(session.account.label, /Jane Tester/);
    const shown = JSON.stringify([ask.messages, ask.problems]);
    assert.ok(!shown.includes(goodToken), 'the token was shown');
  });

  it('are asked about once, not in a storm, when the token is refused later', async () => {
    await until('an empty list', async () =>
      (await childrenOf(api, 'projects')).length === 0 ? true : undefined,
    );
    platform.token = 'another-token';
    await vscode.commands.executeCommand('crowdsmith.refresh');
    await Promise.all([childrenOf(api, 'projects'), childrenOf(api, 'skills')]);
    await until('the message', () => ask.said(/no longer accepts the token of Jane Tester/));
    await vscode.commands.executeCommand('crowdsmith.refresh');
    await Promise.all([childrenOf(api, 'projects'), childrenOf(api, 'skills')]);
    const told = ask.messages.filter(({ text }) => text.includes('no longer accepts'));
    assert.equal(told.length, 1);
    platform.token = goodToken;
  });

  it('come back by signing in again', async () => {
    ask.picks = ['API key'];
    ask.texts = [goodToken];
    await vscode.commands.executeCommand('crowdsmith.signIn');
    const before = platform.asked.length;
    await vscode.commands.executeCommand('crowdsmith.refresh');
    await childrenOf(api, 'projects');
    assert.ok(platform.asked.slice(before).some((path) => path.endsWith('/projects')));
  });

  it('cannot be stolen by a folder: a built-in name stays where it was', async () => {
    const stolen = [{ name: 'toloka', label: 'Toloka', baseUrl: platform.url }];
    await settings().update('profiles', stolen, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'toloka');
    const before = platform.asked.length;
    await childrenOf(api, 'projects');
    assert.equal(platform.asked.length, before);
    const own = [{ name: 'own', label: 'Own platform', baseUrl: platform.url }];
    await settings().update('profiles', own, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('crowdsmith.switchProfile', 'own');
  });
});
