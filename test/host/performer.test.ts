import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { HostMessage } from '../../src/preview';
import type { PreviewTold } from '../../src/providers/preview';
import { catFilesIn } from './support/catSpecs';
import { closeEditors } from './support/documents';
import { extensionApi } from './support/extension';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { openPage } from './support/openPage';
import { until } from './support/until';

describe('doing tasks as a performer', function () {
  this.timeout(120_000);
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  const ask = new ScriptedAsk();
  const told: PreviewTold[] = [];

  before(async () => {
    api = await extensionApi();
    api.answerWith(ask);
    sandbox = await startTestSandbox();
    await sandbox.client.sandbox.pauseCrowd('paused');
    api.previews?.onDidTell((news) => told.push(news));
  });

  after(async () => {
    await closeEditors();
    await sandbox.end();
  });

  const last = <Type extends HostMessage['type']>(
    type: Type,
  ): Extract<HostMessage, { type: Type }> | undefined =>
    told
      .flatMap((news) =>
        news.by === 'host' && news.spec.scheme === 'crowdsmith-pool' && news.message.type === type
          ? [news.message as Extract<HostMessage, { type: Type }>]
          : [],
      )
      .at(-1);

  const step = () => {
    const state = last('performer')?.state;
    return state?.mode === 'on' ? state.step : undefined;
  };

  it('takes a page of an open pool, submits it and earns its reward', async () => {
    const { pool } = await catFilesIn('host/performer');
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', pool);
    await vscode.commands.executeCommand('crowdsmith.open', pool);
    const open = () => vscode.commands.executeCommand('crowdsmith.doTasks', pool);
    await openPage('the page to have drawn the tasks in hand', open, () =>
      told.some(
        ({ by, spec, message }) =>
          by === 'page' && spec.scheme === 'crowdsmith-pool' && message.type === 'drawn',
      )
        ? true
        : undefined,
    );
    await until('tasks in hand', () => (step()?.at === 'working' ? true : undefined));
    const model = last('render')?.model;
    assert.equal(model?.tasksFrom, 'performer');
    assert.equal(model.tasks.length, 2);
    const id = told.find(({ spec }) => spec.scheme === 'crowdsmith-pool')?.spec;
    assert.ok(id);
    const answers = model.tasks.map(() => ({ valid: true, output: { answer: 'maybe' } }));
    await api.previews?.say(id, { type: 'submitted', answers, files: [] });
    const wrong = await until('the refusal', () => {
      const now = step();
      return now?.at === 'correcting' ? now : undefined;
    });
    assert.match(wrong.messages.join(' '), /answer/);
    const right = model.tasks.map(() => ({ valid: true, output: { answer: 'yes' } }));
    await api.previews?.say(id, { type: 'submitted', answers: right, files: [] });
    const state = await until('the earnings', () => {
      const now = last('performer')?.state;
      return now?.mode === 'on' && now.earnings.submitted === 1 && now.step.at !== 'busy'
        ? now
        : undefined;
    });
    assert.equal(state.earnings.accepted, 0.02);
    await api.previews?.say(id, { type: 'performer', deed: 'leave' });
  });

  it('says so when the pool is not open', async () => {
    const { pool } = await catFilesIn('host/performer-closed');
    await vscode.commands.executeCommand('crowdsmith.createFromSpec', pool);
    await vscode.commands.executeCommand('crowdsmith.doTasks', pool);
    await until('the message', () => ask.said(/is not open/));
  });
});
