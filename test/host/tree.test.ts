import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import type { Pool, Project } from '../../src/spec/model';
import { extensionApi } from './support/extension';
import { childrenOf, itemOf, nodeCalled } from './support/remote';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { until } from './support/until';

const project = (name: string): Project => ({
  public_name: name,
  public_description: 'For a test',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string', required: true } },
    output_spec: { verdict: { type: 'string', required: true, allowed_values: ['yes', 'no'] } },
    view_spec: { type: 'classic', markup: '<p>${text}</p>' },
  },
});

const pool = (projectId: string, name: string): Pool => ({
  project_id: projectId,
  private_name: name,
  may_contain_adult_content: false,
  will_expire: '2099-12-31T00:00:00',
  reward_per_assignment: 0.02,
  assignment_max_duration_seconds: 600,
  auto_accept_solutions: true,
  defaults: { default_overlap_for_new_task_suites: 1, default_overlap_for_new_tasks: 1 },
  mixer_config: { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 },
});

describe('the tree of remote things', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
  });

  after(() => sandbox.end());

  const refresh = (): Thenable<unknown> => vscode.commands.executeCommand('crowdsmith.refresh');

  it('is empty on a new platform, so that the welcome view shows', async () => {
    assert.deepEqual(await childrenOf(api, 'projects'), []);
    assert.deepEqual(await childrenOf(api, 'skills'), []);
  });

  it('shows projects, pools with their state, and skills, each with a tooltip', async () => {
    const { client } = sandbox;
    const { id } = await client.projects.create(project('Letters'));
    await client.pools.create(pool(id, 'First pool'));
    await client.skills.create({ name: 'Careful reader' });
    await refresh();
    const node = await nodeCalled(api, 'projects', 'Letters');
    const projectItem = await itemOf(api, 'projects', node);
    assert.match(projectItem.tooltip, /Letters/);
    assert.match(projectItem.tooltip, /Input fields \| text/);
    assert.match(projectItem.context, /^project\.active/);
    const first = await itemOf(
      api,
      'projects',
      await nodeCalled(api, 'projects', 'First pool', node),
    );
    assert.equal(first.description, 'closed');
    assert.match(first.context, /^pool\.closed/);
    assert.match(first.tooltip, /\$0\.02 per task suite/);
    await nodeCalled(api, 'skills', 'Careful reader');
  });

  it('loads pages one by one, newest first', async () => {
    const { client } = sandbox;
    for (let i = 1; i <= 55; i++) await client.projects.create(project(`Many ${i}`));
    await refresh();
    const first = await childrenOf(api, 'projects');
    // Fifty, the way to more, and the heading of what is archived.
    assert.equal(first.length, 52);
    const [newest] = first;
    assert.ok(newest);
    assert.equal((await itemOf(api, 'projects', newest)).label, 'Many 55');
    const more = first.at(-2);
    assert.equal(more?.kind, 'more');
    await vscode.commands.executeCommand('crowdsmith.loadMore', more);
    const all = await childrenOf(api, 'projects');
    assert.equal(all.length, 57);
    assert.ok(!all.some(({ kind }) => kind === 'more'));
    const ids = all.map(({ key }) => key);
    assert.equal(new Set(ids).size, 57);
  });

  it('shows progress while a pool is open and why it closed', async () => {
    const { client } = sandbox;
    const { id } = await client.projects.create(project('Progress'));
    const { id: poolId } = await client.pools.create(pool(id, 'Busy pool'));
    const tasks = Array.from({ length: 6 }, (_, i) => ({
      pool_id: poolId,
      input_values: { text: `Letter ${i}` },
    }));
    await client.operations.wait(await client.tasks.create(tasks, { allowDefaults: true }));
    await client.operations.wait(await client.pools.open(poolId));
    await refresh();
    const parent = await nodeCalled(api, 'projects', 'Progress');
    const done = await until('the pool to be done', async () => {
      const node = await nodeCalled(api, 'projects', 'Busy pool', parent);
      const item = await itemOf(api, 'projects', node);
      if (item.description === 'done') return item;
      await refresh();
      return undefined;
    });
    assert.match(done.tooltip, /Closed: everything is done/);
  });
});
