import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { runIdOf } from '../../src/providers/pipelines/pipelines';
import type { PipelineTold } from '../../src/providers/pipelines';
import { openLock } from '../../src/workspace';
import { closeEditors, fileWith, workspaceFolder } from './support/documents';
import { extensionApi } from './support/extension';
import { onPaidPlatform } from './support/paidProfile';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { allOf } from './support/steering';
import { until } from './support/until';

describe('a pilot on a platform with real money', function () {
  this.timeout(120_000);
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  let told: PipelineTold[] = [];
  let listening: vscode.Disposable | undefined;

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
    listening = api.watching?.onDidTell((news) => told.push(news));
  });
  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
    told = [];
  });
  after(async () => {
    listening?.dispose();
    await closeEditors();
    await sandbox.end();
  });

  /** Texts that were sent out in a pool, golden tasks aside. */
  async function textsIn(pool: string): Promise<readonly string[]> {
    const tasks = await allOf(sandbox.client.tasks.list({ pool_id: pool }));
    const plain = tasks.filter(({ known_solutions: known = [] }) => known.length === 0);
    return [...new Set(plain.map(({ input_values: values }) => String(values.text_id)))];
  }

  it('asks before the rest is sent, and sends nothing of it when that is refused', async () => {
    const root = workspaceFolder().fsPath;
    const whole = await readFile(path.join(root, 'asr-en.pipeline.yaml'), 'utf8');
    const spec = await fileWith(
      'paid-pilot.pipeline.yaml',
      `${whole}\npilot: { texts: 4, hourly_floor: 1000 }\n`,
    );
    try {
      await onPaidPlatform(ask, 100, async () => {
        const settings = vscode.workspace.getConfiguration('crowdsmith');
        const profile = settings.get<string>('profile') ?? '';
        ask.confirms = [true];
        const running = vscode.commands.executeCommand('crowdsmith.runPipeline', spec);
        const question = await until(
          'the pilot to ask',
          () => {
            const views = told.flatMap(({ message }) => (message.type === 'view' ? [message] : []));
            const view = views.at(-1)?.view;
            return view?.state.state === 'paused' && view.state.why === 'pilot' ? view : undefined;
          },
          90,
        );
        const lock = await openLock(root, profile);
        const pools = ['classification', 'recording'].map((stage) => {
          const id = lock.idOf(`${stage}.pool.yaml`);
          assert.ok(id, `no pool for ${stage}`);
          return id;
        });
        const sent = await Promise.all(pools.map(textsIn));
        assert.equal(sent[0]?.length, 4, 'more than the pilot was sent before the answer');
        assert.equal(question.pilot?.restTexts, 44);
        assert.ok(question.pilot.warnings.some((text) => text.includes('earns')));
        const id = runIdOf({ spec, profile });
        await api.watching?.say(id, { type: 'steer', wish: 'pilot-stop' });
        await running;
        assert.deepEqual(await Promise.all(pools.map(textsIn)), sent);
        const states = await Promise.all(
          pools.map(async (pool) => (await sandbox.client.pools.get(pool)).status),
        );
        assert.deepEqual(states, ['CLOSED', 'CLOSED'], 'somebody could go on working');
      });
    } finally {
      await closeEditors();
      await rm(spec.fsPath, { force: true });
    }
  });
});
