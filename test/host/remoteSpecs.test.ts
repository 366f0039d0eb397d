/** The plan of a deploy, what differs beside the spec, and specs written from what is remote. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { PlanRun, PlanView } from '../../src/plan';
import { catFilesIn } from './support/catSpecs';
import { closeEditors, fileWith } from './support/documents';
import { extensionApi } from './support/extension';
import { nodeCalled } from './support/remote';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { poolWithWords, wordsProject } from './support/steering';
import { until } from './support/until';

describe('specs and their remote objects', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  let files: Awaited<ReturnType<typeof catFilesIn>>;

  before(async () => {
    api = await extensionApi();
    sandbox = await startTestSandbox();
    files = await catFilesIn('host/remoteSpecs');
  });
  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });
  afterEach(() => closeEditors());
  after(() => sandbox.end());

  const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`crowdsmith.${command}`, ...args);
  const planView = (state: PlanRun['state']): Promise<PlanView> =>
    until(`a plan that is ${state}`, () => {
      const { view } = api.plans;
      return view?.run.state === state ? view : undefined;
    });
  const actions = ({ plan }: PlanView): readonly (readonly [string, string])[] =>
    (plan?.steps ?? []).map(({ kind, action }) => [kind, action]);
  const textOf = async (uri: vscode.Uri): Promise<string> => readFile(uri.fsPath, 'utf8');
  const poolId = async (): Promise<string> => {
    const { items } = await sandbox.client.pools.page({ limit: 100 });
    const found = items.filter(({ private_name: name }) => name === 'First cats');
    assert.equal(found.length, 1, 'not exactly one pool');
    return found[0]?.id ?? '';
  };
  const changeRemote = async (change: object): Promise<void> => {
    const id = await poolId();
    const remote = await sandbox.client.pools.get(id);
    await sandbox.client.pools.update(id, { ...remote, ...change });
  };
  const diffInputs = (): readonly vscode.TabInputTextDiff[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));

  it('are deployed as the plan says, after it was agreed to, and not twice', async () => {
    await run('deploy', files.pool);
    const view = await planView('ready');
    assert.deepEqual(actions(view), [
      ['project', 'create'],
      ['pool', 'create'],
    ]);
    assert.equal(view.plan?.steps[1]?.tasks[0]?.rows, 2);
    const { items: before } = await sandbox.client.projects.page({ limit: 100 });
    assert.ok(
      !before.some(({ public_name: name }) => name === 'Cats'),
      'created before it was agreed to',
    );
    api.plans.press({ type: 'apply' });
    api.plans.press({ type: 'apply' });
    const { run: end } = await planView('applied');
    assert.match(end.state === 'applied' ? end.message : '', /uploaded 2 tasks on Local sandbox/);
    api.plans.press({ type: 'apply' });
    await poolId();
    api.plans.press({ type: 'plan' });
    const again = await planView('ready');
    assert.deepEqual(new Set(actions(again).map(([, action]) => action)), new Set(['unchanged']));
  });

  it('refuse a plan that has become stale, and say what changed', async () => {
    const edited = (await textOf(files.pool)).replace(
      'reward_per_assignment: 0.02',
      'reward_per_assignment: 0.03',
    );
    await fileWith('host/remoteSpecs/cats.pool.yaml', edited);
    await run('deploy', files.pool);
    const view = await planView('ready');
    assert.deepEqual(view.plan?.steps.at(-1)?.differences, [
      { field: 'reward_per_assignment', local: 0.03, remote: 0.02 },
    ]);
    await changeRemote({ priority: 5 });
    api.plans.press({ type: 'apply' });
    const { run: end } = await planView('failed');
    assert.match(end.state === 'failed' ? end.message : '', /out of date.*priority/s);
    assert.equal((await sandbox.client.pools.get(await poolId())).reward_per_assignment, 0.02);
  });

  it('are compared in a diff editor that shows what differs and nothing else', async () => {
    await run('diffSpec', files.pool);
    const [input] = await until('the diff editor', () =>
      diffInputs().length > 0 ? diffInputs() : undefined,
    );
    assert.equal(input?.original.scheme, 'crowdsmith-remote');
    assert.equal(input.modified.toString(), files.pool.toString());
    const left = (await vscode.workspace.openTextDocument(input.original)).getText();
    const local = await textOf(files.pool);
    assert.deepEqual(
      left.split('\n').filter((line) => !local.split('\n').includes(line)),
      ['reward_per_assignment: 0.02', 'priority: 5'],
    );
  });

  it('tell above the spec that both sides were changed', async () => {
    await run('refresh');
    await nodeCalled(api, 'projects', 'Cats').then((node) => api.trees?.projects.getChildren(node));
    await vscode.window.showTextDocument(files.pool);
    const titles = await until('the lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        files.pool,
        20,
      );
      const found = lenses.flatMap(({ command }) => command?.title ?? []);
      return found.some((title) => title.includes('Changed here and on')) ? found : undefined;
    });
    assert.ok(titles.includes('Pull'), titles.join(', '));
  });

  it('take over what the platform has, after a question where that overwrites something', async () => {
    ask.confirms = [false];
    await run('pull', files.pool);
    assert.match(await textOf(files.pool), /reward_per_assignment: 0\.03/);
    ask.confirms = [true];
    await run('pull', files.pool);
    assert.ok(
      ask.said(/is now in host\/remoteSpecs\/cats\.pool\.yaml/),
      JSON.stringify(ask.messages),
    );
    const text = await textOf(files.pool);
    assert.match(text, /reward_per_assignment: 0\.02\n/);
    assert.match(text, /\npriority: 5\n/);
    assert.match(text, /project_id: \{ \$id: \.\/cats\.project\.yaml \}/);
    await run('diffSpec', files.pool);
    assert.ok(ask.said(/nothing differs/), JSON.stringify(ask.messages));
  });

  it('keep the left side of an open diff up to date', async () => {
    await changeRemote({ reward_per_assignment: 0.04 });
    await run('diffSpec', files.pool);
    const [input] = await until('the diff editor', () =>
      diffInputs().length > 0 ? diffInputs() : undefined,
    );
    assert.ok(input);
    const document = await vscode.workspace.openTextDocument(input.original);
    const left = (text: string): Promise<true> =>
      until(`"${text}" on the left`, () => document.getText().includes(text) || undefined);
    await left('reward_per_assignment: 0.04');
    // Saved here: both sides have the same comments.
    const comment = `# ${randomUUID()}\n`;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(files.pool, new vscode.Position(0, 0), comment);
    await vscode.workspace.applyEdit(edit);
    await (await vscode.workspace.openTextDocument(files.pool)).save();
    await left(comment);
    // Changed on the platform, which the trees come to know.
    await changeRemote({ priority: 6 });
    await run('refresh');
    const node = await nodeCalled(api, 'projects', 'Cats');
    await api.trees?.projects.getChildren(node);
    await left('priority: 6');
    // By hand, from the title of the diff editor.
    await run('diffSpec', files.pool);
    await until('the active diff', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputTextDiff ? true : undefined;
    });
    await changeRemote({ priority: 7 });
    await run('refreshDiff');
    await left('priority: 7');
    // Deployed: nothing differs any more, and the left side is the file.
    await run('deploy', files.pool);
    await planView('ready');
    api.plans.press({ type: 'apply' });
    await planView('applied');
    const local = await textOf(files.pool);
    await until('both sides to be the same', () => document.getText() === local || undefined);
  });

  it('are written for objects that no spec describes, chosen step by step', async () => {
    await sandbox.client.skills.create({ name: 'Knows cats', hidden: false });
    ask.picks = ['$(star) Skill', 'Knows cats'];
    await run('pull');
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? '', /\/knows-cats\.skill\.yaml$/);
    assert.equal(editor?.document.getText(), 'name: Knows cats\nhidden: false\n');
    await run('deploy', editor.document.uri);
    assert.deepEqual(actions(await planView('ready')), [['skill', 'unchanged']]);
  });

  it('are written for a project with its trainings and pools, which then refer to each other', async () => {
    const { client } = sandbox;
    const project = await client.projects.create(wordsProject('Whole words'));
    for (const name of ['Whole one', 'Whole two']) {
      await poolWithWords(client, project.id, name, ['a']);
    }
    ask.picks = ['$(project) Project', 'Whole words', '←', 'Whole words', 'With 2 pools'];
    await run('pull');
    const said = ask.said(/^Pulled whole-words\.project\.yaml, whole-one\.pool\.yaml, whole-two/);
    assert.ok(said, JSON.stringify(ask.messages));
    const editor = vscode.window.activeTextEditor;
    const spec = editor?.document.uri ?? assert.fail('the project is not shown');
    assert.match(spec.path, /\/whole-words\.project\.yaml$/);
    const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(spec, '..', name);
    assert.match(
      await textOf(beside('whole-one.pool.yaml')),
      /^project_id: \{ \$id: \.\/whole-words\.project\.yaml \}$/m,
    );
    await run('deploy', beside('whole-two.pool.yaml'));
    assert.deepEqual(actions(await planView('ready')), [
      ['project', 'unchanged'],
      ['pool', 'unchanged'],
    ]);
    // From the tree the object is known: only what comes with it is asked.
    ask.picks = ['This project only'];
    await run('pull', { kind: 'project', id: project.id });
    assert.ok(
      ask.said(/whole-words\.project\.yaml says already what/),
      JSON.stringify(ask.messages),
    );
  });

  it('are made of JSON of the API that the clipboard holds', async () => {
    const json = JSON.stringify({
      id: '9',
      name: 'From JSON',
      hidden: false,
      created: '2024-01-01T00:00:00',
    });
    await vscode.env.clipboard.writeText(json);
    await run('specFromJson');
    assert.equal(
      vscode.window.activeTextEditor?.document.getText(),
      'name: From JSON\nhidden: false\n',
    );
    await vscode.env.clipboard.writeText('nothing of the kind');
    await run('specFromJson');
    assert.ok(ask.said(/There is no spec: Neither/), JSON.stringify(ask.messages));
  });
});
