import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { remoteIdOf, type RemoteNode } from '../../src/providers/tree';
import { decorationOf } from '../../src/providers/tree/decorations';
import { DragAndDrop } from '../../src/providers/tree/dragAndDrop';
import { plainPool, plainProject } from '../support/remoteObjects';
import { fileWith } from './support/documents';
import { extensionApi } from './support/extension';
import { childrenOf, itemOf, nodeCalled, type View } from './support/remote';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import { until } from './support/until';

describe('what the trees go down to', () => {
  let api: ExtensionApi;
  let ask: ScriptedAsk;
  let sandbox: TestSandbox;
  let poolId: string;
  let openId: string;
  let performer: string;

  before(async () => {
    api = await extensionApi();
    sandbox = await startTestSandbox();
    const { client } = sandbox;
    const signs = await client.projects.create(plainProject('Signs'));
    const mixer = { real_tasks_count: 2, golden_tasks_count: 1, training_tasks_count: 0 };
    const pool = {
      ...plainPool(signs.id, 'Street signs'),
      auto_accept_solutions: false,
      auto_accept_period_day: 7,
    };
    poolId = (await client.pools.create({ ...pool, mixer_config: mixer })).id;
    const tasks = Array.from({ length: 4 }, (_, i) => ({
      pool_id: poolId,
      input_values: { text: `Sign ${i}` },
    }));
    const golden = {
      pool_id: poolId,
      input_values: { text: 'Golden sign' },
      known_solutions: [{ output_values: { verdict: 'yes' } }],
      infinite_overlap: true,
    };
    const sent = await client.tasks.create([...tasks, golden], { allowDefaults: true });
    await client.operations.wait(sent);
    await client.operations.wait(await client.pools.open(poolId));
    const [done] = await until('answers', async () => {
      const page = await client.assignments.page({ pool_id: poolId, status: 'SUBMITTED' });
      return page.items.length >= 2 ? page.items : undefined;
    });
    assert.ok(done);
    performer = done.user_id;
    await client.assignments.accept(done.id, 'Thanks');
    await sandbox.pauseCrowd();
    openId = (await client.pools.create(plainPool(signs.id, 'Open pool'))).id;
    const more = [{ pool_id: openId, input_values: { text: 'To be done' } }];
    await client.operations.wait(await client.tasks.create(more, { allowDefaults: true }));
    await client.operations.wait(await client.pools.open(openId));
    const { id: skill_id } = await client.skills.create({ name: 'Reader' });
    await client.userSkills.set({ skill_id, user_id: performer, value: 80 });
    await client.userRestrictions.set({ scope: 'POOL', pool_id: poolId, user_id: performer });
    const event = { event_type: 'POOL_CLOSED', webhook_url: 'https://example.com/hook' } as const;
    await client.webhookSubscriptions.set({ ...event, pool_id: poolId });
    const old = await client.projects.create(plainProject('Forgotten'));
    await client.operations.wait(await client.projects.archive(old.id));
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(() => sandbox.end());

  const under = async (view: View, ...labels: readonly string[]): Promise<RemoteNode> => {
    let node: RemoteNode | undefined;
    for (const label of labels) node = await nodeCalled(api, view, label, node);
    assert.ok(node);
    return node;
  };
  const labels = async (view: View, node?: RemoteNode): Promise<readonly string[]> => {
    const children = await childrenOf(api, view, node);
    return Promise.all(
      children.map(async (each) => {
        const { label, description } = await itemOf(api, view, each);
        return description === '' ? label : `${label} | ${description}`;
      }),
    );
  };

  it('shows profiles, the requester with the balance, and what open pools can still cost', async () => {
    const current = await nodeCalled(api, 'platform', 'Local sandbox');
    assert.equal((await itemOf(api, 'platform', current)).context, 'profile.current');
    const others = await labels('platform');
    assert.ok(others.includes('Toloka | not signed in'), others.join('; '));
    const [requester] = await childrenOf(api, 'platform', current);
    assert.ok(requester?.kind === 'requester');
    const { description } = await itemOf(api, 'platform', requester);
    assert.equal(description, `$${requester.requester.balance.toFixed(2)}`);
    const open = await nodeCalled(api, 'platform', 'Open pools', current);
    await nodeCalled(api, 'platform', 'Open pool', open);
    const text = await until('the cost', async () => {
      const item = await itemOf(api, 'platform', open);
      return item.description.includes('$') ? item.description : undefined;
    });
    assert.match(text, /^\d · ≈ \$\d+\.\d\d to come$/);
    await nodeCalled(api, 'platform', 'Operations in progress', current);
    const webhooks = await nodeCalled(api, 'platform', 'Webhooks', current);
    assert.deepEqual(await labels('platform', webhooks), [
      `A pool closes | example.com · pool ${poolId}`,
    ]);
  });

  it('tells main tasks from golden ones', async () => {
    const pool = await under('projects', 'Signs', 'Street signs');
    const tasks = await nodeCalled(api, 'projects', 'Tasks', pool);
    assert.deepEqual(
      (await labels('projects', tasks)).map((line) => line.slice(0, 12)),
      ['text: Sign 0', 'text: Sign 1', 'text: Sign 2', 'text: Sign 3'],
    );
    assert.equal((await itemOf(api, 'projects', tasks)).description, '4');
    const golden = await nodeCalled(api, 'projects', 'Golden tasks', pool);
    assert.deepEqual(await labels('projects', golden), ['text: Golden sign | endless']);
    const [task] = await childrenOf(api, 'projects', golden);
    assert.ok(task);
    const item = await itemOf(api, 'projects', task);
    assert.equal(item.context, 'task.golden');
    assert.match(item.tooltip, /Right: verdict \| yes/);
  });

  it('counts assignments by their state and lists them', async () => {
    const assignments = await under('projects', 'Signs', 'Street signs', 'Assignments');
    const lines = await until('the counts', async () => {
      const found = await labels('projects', assignments);
      return found.includes('Accepted | 1') ? found : undefined;
    });
    assert.ok(lines.includes('To review | 1'), lines.join('; '));
    assert.ok(lines.includes('Rejected | none'));
    const accepted = await nodeCalled(api, 'projects', 'Accepted', assignments);
    assert.equal((await itemOf(api, 'projects', accepted)).context, 'group.assignments.accepted');
    const [node] = await childrenOf(api, 'projects', accepted);
    assert.ok(node?.kind === 'assignment');
    const item = await itemOf(api, 'projects', node);
    assert.match(item.label, /^verdict: (yes|no)( \(\+\d\))?$/);
    assert.equal(item.context, 'assignment.accepted');
    assert.match(item.tooltip, /\| Comment \| Thanks \|/);
  });

  it('shows who is kept out of a pool, what posts are sent, and who holds a skill', async () => {
    const pool = await under('projects', 'Signs', 'Street signs');
    const restrictions = await nodeCalled(api, 'projects', 'Restrictions', pool);
    assert.deepEqual(await labels('projects', restrictions), [`${performer} | for ever`]);
    const webhooks = await nodeCalled(api, 'projects', 'Webhooks', pool);
    assert.deepEqual(await labels('projects', webhooks), ['A pool closes | example.com']);
    const attachments = await nodeCalled(api, 'projects', 'Attachments', pool);
    assert.deepEqual(await labels('projects', attachments), []);
    assert.equal((await itemOf(api, 'projects', attachments)).description, 'none');
    const skill = await nodeCalled(api, 'skills', 'Reader');
    assert.deepEqual(await labels('skills', skill), [`${performer} | 80`]);
  });

  it('keeps archived projects under a heading, and shows others by a filter', async () => {
    const all = await labels('projects');
    assert.ok(!all.some((line) => line.startsWith('Forgotten')), all.join('; '));
    const archived = await nodeCalled(api, 'projects', 'Archived');
    assert.deepEqual(await labels('projects', archived), ['Forgotten | archived']);
    const filtered = async (pick: string, text?: string): Promise<readonly string[]> => {
      ask.picks = [pick];
      ask.texts = text === undefined ? [] : [text];
      await vscode.commands.executeCommand('crowdsmith.filterProjects');
      return labels('projects');
    };
    assert.deepEqual(await filtered('Archived'), ['Forgotten | archived']);
    assert.deepEqual(await filtered('With open pools'), ['Signs']);
    assert.deepEqual(await filtered('With a text', 'FORGOT'), ['Forgotten | archived']);
    assert.deepEqual(await filtered('With a text', 'no such name'), []);
    await vscode.commands.executeCommand('crowdsmith.clearFilter');
    assert.deepEqual(await labels('projects'), all);
  });

  it('decorates by state, and offers only what can be done', async () => {
    const project = await under('projects', 'Signs');
    const open = await nodeCalled(api, 'projects', 'Open pool', project);
    assert.ok(api.trees);
    const item = api.trees.projects.getTreeItem(open);
    assert.equal(item.contextValue, 'pool.open');
    assert.ok(item.resourceUri);
    const decoration = decorationOf(item.resourceUri);
    assert.equal(decoration?.tooltip, 'Open');
    assert.equal(decoration.badge, '●');
    const drifted = item.resourceUri.with({ query: 'state=open&drift=remote-changed' });
    assert.match(decorationOf(drifted)?.tooltip ?? '', /Changed on the platform/);
  });

  it('copies the ids of all that is selected, and shows details that cannot be edited', async () => {
    const project = await under('projects', 'Signs');
    const pools = (await childrenOf(api, 'projects', project)).filter(
      ({ kind }) => kind === 'pool',
    );
    assert.equal(pools.length, 2);
    await vscode.commands.executeCommand('crowdsmith.copyId', pools[0], pools);
    assert.equal(await vscode.env.clipboard.readText(), pools.map(remoteIdOf).join('\n'));
    await vscode.commands.executeCommand('crowdsmith.showObject', pools[0]);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.ok(document);
    assert.equal(document.uri.scheme, 'crowdsmith-object');
    assert.equal((JSON.parse(document.getText()) as { id: string }).id, remoteIdOf(pools[0]!));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('opens what is dragged into an editor, as the platform sent it', async () => {
    const pool = await under('projects', 'Signs', 'Street signs');
    const address = api.trees?.projects.getTreeItem(pool).resourceUri;
    assert.ok(address);
    const document = await vscode.workspace.openTextDocument(address);
    assert.equal((JSON.parse(document.getText()) as { id: string }).id, poolId);
  });

  it('says that a sandbox of this machine has no site', async () => {
    const project = await under('projects', 'Signs');
    await vscode.commands.executeCommand('crowdsmith.openOnSite', project);
    assert.ok(ask.said(/no site/));
  });

  it('clones a pool that is dropped onto a project, and refuses other drops with a reason', async () => {
    const services = { ask, links: { specOf: () => undefined } };
    const drops = new DragAndDrop(
      services as unknown as ConstructorParameters<typeof DragAndDrop>[0],
    );
    const project = await under('projects', 'Signs');
    const pool = await nodeCalled(api, 'projects', 'Street signs', project);
    const data = new vscode.DataTransfer();
    drops.handleDrag([pool], data);
    await drops.handleDrop(project, data);
    assert.ok(ask.said(/Street signs is cloned into Signs: \d+/));
    const pools = await sandbox.client.pools.page({ project_id: remoteIdOf(project) ?? '' });
    assert.equal(pools.items.length, 3);
    await drops.handleDrop(pool, data);
    assert.ok(ask.said(/dropping it onto a project/));
    const files = new vscode.DataTransfer();
    const uri = await fileWith('dropped/readme.md', 'Hello\n');
    files.set('text/uri-list', new vscode.DataTransferItem(uri.toString()));
    await drops.handleDrop(pool, files);
    assert.ok(ask.said(/A tasks file is a TSV/));
    await drops.handleDrop(undefined, files);
    assert.ok(ask.said(/dropped onto the pool or training/));
  });
});
