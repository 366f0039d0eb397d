import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { PipelineTold } from '../../src/providers/pipelines';
import { diagramIdOf, runIdOf } from '../../src/providers/pipelines/pipelines';
import type { Run } from '../../src/providers/runs';
import {
  Keeper,
  readSnapshot,
  stateFolderOf,
  type HostMessage,
  type RunView,
} from '../../src/watch';
import { planned } from '../unit/watch/told';
import { closeEditors, workspaceFolder } from './support/documents';
import { extensionApi } from './support/extension';
import { onPaidPlatform } from './support/paidProfile';
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
    sandbox = await startTestSandbox();
    api.watching?.onDidTell((news) => told.push(news));
  });

  const told: PipelineTold[] = [];
  type Shown = Extract<HostMessage, { type: 'view' }>;
  const shown = (): Shown | undefined =>
    told
      .map(({ message }) => message)
      .filter((message) => message.type === 'view')
      .at(-1);
  const panelSays = (state: RunView['state']['state'], reach: Shown['reach']): Promise<Shown> =>
    until(`the panel to say ${state}`, () => {
      const now = shown();
      return now?.view.state.state === state && now.reach === reach ? now : undefined;
    });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(() => sandbox.end());

  async function run(): Promise<Run | undefined> {
    const runs = (await api.runs?.getChildren()) ?? [];
    return runs.find(({ kind, profile }) => kind === 'pipeline' && profile === 'sandbox');
  }

  /** A state folder of a profile that nothing else uses. */
  async function elsewhere(): Promise<{ stateFolder: string; profile: string }> {
    const profile = `terminal-${randomUUID()}`;
    const root = workspaceFolder().fsPath;
    const stateFolder = stateFolderOf({ root, spec: spec().fsPath, profile });
    await mkdir(stateFolder, { recursive: true });
    return { stateFolder, profile };
  }

  it('says what it will cost', async () => {
    await vscode.commands.executeCommand('crowdsmith.estimate', spec());
    assert.ok(ask.said(/asr-en\.pipeline\.yaml: about \$\d/), JSON.stringify(ask.messages));
  });

  it('draws the spec as it stands in the editor, and keeps the picture while it is broken', async () => {
    const document = await vscode.workspace.openTextDocument(spec());
    const text = document.getText();
    const write = async (now: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(spec(), new vscode.Range(0, 0, document.lineCount, 0), now);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    const pictures = () =>
      told.map(({ message }) => message).filter(({ type }) => type === 'picture');
    type Drawn = Extract<HostMessage, { type: 'picture' }>;
    const drawn = (what: string, isSo: (one: Drawn) => boolean): Promise<Drawn> =>
      until(`the diagram to show ${what}`, () => {
        const newest = pictures().at(-1);
        return newest?.type === 'picture' && isSo(newest) ? newest : undefined;
      });
    try {
      await vscode.commands.executeCommand('crowdsmith.openPreview', spec());
      // A page that is shown says so by itself; without hands in it, it is said once more.
      await api.watching?.say(diagramIdOf(spec()), { type: 'ready' });
      await drawn('48 texts', ({ picture }) => picture?.texts.count === 48);
      await write(text.replace('attempts: 3', 'attempts: 5'));
      await drawn('five attempts', ({ picture }) => picture?.attempts === 5);
      await write(text.replace('./recording.pool.yaml', './nowhere.pool.yaml'));
      const broken = await drawn('the trouble', ({ trouble }) => trouble !== undefined);
      assert.match(broken.trouble ?? '', /nowhere\.pool\.yaml/);
      assert.equal(broken.picture?.attempts, 5);
    } finally {
      await write(text);
      await document.save();
      await closeEditors();
    }
  });

  it('opens its panel, pauses, goes on and stops as it is told to, and says that it can go on', async () => {
    const running = vscode.commands.executeCommand('crowdsmith.runPipeline', spec());
    await panelSays('running', 'here');
    await vscode.commands.executeCommand('crowdsmith.pausePipeline', await run());
    await panelSays('paused', 'here');
    assert.equal((await run())?.state, 'paused');
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.equal(tabs.filter(({ label }) => label === 'Pipeline asr-en').length, 1);
    const id = (await run())?.id ?? '';
    await api.watching?.say(id, { type: 'steer', wish: 'resume' });
    await panelSays('running', 'here');
    await vscode.commands.executeCommand('crowdsmith.stopPipeline', await run());
    await running;
    assert.equal((await run())?.state, 'stopped');
    assert.deepEqual(ask.said(/has stopped/)?.actions, ['Resume', 'Show Log']);
    await panelSays('stopped', 'ended');
  });

  it('goes on where it ended and finishes with a dataset, whether its panel is open or not', async () => {
    await closeEditors();
    told.length = 0;
    const resumed = vscode.commands.executeCommand('crowdsmith.resumePipeline', await run());
    await panelSays('running', 'here');
    await closeEditors();
    await resumed;
    const done = await run();
    assert.equal(done?.state, 'done', done?.message);
    assert.ok(ask.said(/texts recorded/), JSON.stringify(ask.messages));
    assert.ok(done.dataset, 'no dataset');
    const rows = (await readFile(done.dataset, 'utf8')).trim().split('\n');
    assert.ok(rows.length > 10, `${rows.length} rows`);
  });

  it('shows the finished run again and plays what was rejected', async () => {
    told.length = 0;
    await vscode.commands.executeCommand('crowdsmith.watchPipeline', spec());
    const { view, memory } = await panelSays('finished', 'ended');
    assert.equal(memory.spec, spec().toString());
    assert.ok(view.attempts > 1);
    assert.equal(view.verdicts.accepted, view.summary?.accepted);
    const clip = view.rejected.find(({ key }) => key !== undefined);
    assert.ok(clip, 'nothing was rejected by listeners');
    const id = (await run())?.id ?? '';
    const name = `${clip.assignment}/${clip.place}`;
    await api.watching?.say(id, { type: 'play', clip: name });
    const sound = told.map(({ message }) => message).find((message) => message.type === 'sound');
    assert.equal(sound?.clip, name);
    assert.equal(Buffer.from(sound.bytes.subarray(0, 4)).toString(), 'RIFF');
    await api.watching?.say(id, { type: 'play', clip: 'unknown/0' });
    const refused = told.map(({ message }) => message).find(({ type }) => type === 'no-sound');
    assert.ok(refused, 'an unknown recording is played');
  });

  it('asks another process that runs it, and takes what nobody heard back', async () => {
    const { stateFolder, profile } = await elsewhere();
    const heard: string[] = [];
    const about = { pipeline: 'asr-en', profile, spec: 'asr-en.pipeline.yaml' };
    const keeper = new Keeper(
      about,
      () => undefined,
      (wish) => heard.push(wish),
    );
    keeper.take({ ...planned, ...about, stateFolder });
    const id = runIdOf({ spec: spec(), profile });
    try {
      await until('its view', async () => (await readSnapshot(stateFolder))?.process.key);
      told.length = 0;
      await api.watching?.open({ spec: spec(), profile });
      await api.watching?.say(id, { type: 'ready' });
      await panelSays('running', 'elsewhere');
      for (const wish of ['pause', 'stop-after-batch', 'pilot-go-on'] as const)
        await api.watching?.say(id, { type: 'steer', wish });
      assert.deepEqual(heard, ['pause', 'stop-after-batch']);
      assert.ok(ask.said(/What a pilot asks is answered where the run was started/));
    } finally {
      await keeper.end({ type: 'stopped', message: 'stopped' });
    }
    await api.watching?.say(id, { type: 'steer', wish: 'stop' });
    assert.ok(ask.said(/asr-en: It does not run any more/));
    await closeEditors();
    await rm(stateFolder, { recursive: true });
  });

  it('names the sum, stage by stage, before real money is spent, and runs nothing without a yes', async () => {
    await onPaidPlatform(ask, 100, async () => {
      const profile = vscode.workspace.getConfiguration('crowdsmith').get<string>('profile') ?? '';
      ask.confirms = [false];
      await vscode.commands.executeCommand('crowdsmith.runPipeline', spec());
      const [question] = ask.questions;
      assert.equal(question?.message, 'Run asr-en.pipeline.yaml?');
      assert.equal(question.agree, 'Run Pipeline');
      const { detail } = question;
      assert.match(
        detail,
        /spend about \$4\.83, fee included, on Paid platform as .+, with real performers/,
      );
      assert.match(detail, /recording\.pool\.yaml: 48 tasks in 48 task suites, \$3\.12/);
      const runs = (await api.runs?.getChildren()) ?? [];
      assert.deepEqual(
        runs.filter((one) => one.profile === profile),
        [],
        'it ran without a yes',
      );
    });
  });

  it('does nothing twice when it is run again', async () => {
    const before = (await run())?.message;
    await vscode.commands.executeCommand('crowdsmith.runPipeline', spec());
    const again = await run();
    assert.equal(again?.state, 'done', again?.message);
    assert.equal(again.message, before);
  });
});
