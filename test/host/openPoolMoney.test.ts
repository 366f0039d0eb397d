import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Remote } from '../../src/api';
import type { ExtensionApi } from '../../src/extension';
import type { Pool, Project } from '../../src/spec/model';
import { catFilesIn } from './support/catSpecs';
import { closeEditors, fileWith } from './support/documents';
import { extensionApi } from './support/extension';
import { onPaidPlatform } from './support/paidProfile';
import { platformBehind } from './support/platformBehind';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { ScriptedAsk } from './support/scriptedAsk';
import {
  allOf,
  poolByHand,
  poolWithWords,
  wordsPool,
  wordsProject,
  wordsTraining,
} from './support/steering';
import { until } from './support/until';

/** Where tasks come to pools on which performers already work, every way names its sum. */
describe('money for pools that are open', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  let project: Remote<Project>;

  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`crowdsmith.${id}`, ...args);
  const pointer = ({ id, private_name: name }: Remote<Pool>): object => ({
    kind: 'pool',
    id,
    name,
  });
  const open = async ({ id }: Remote<Pool>): Promise<void> => {
    const { client } = sandbox;
    await client.operations.wait(await client.pools.open(id));
  };
  const openPool = async (name: string): Promise<Remote<Pool>> => {
    const pool = await poolWithWords(sandbox.client, project.id, name, ['a', 'b']);
    await open(pool);
    return pool;
  };
  const wordsIn = async ({ id }: Remote<Pool>): Promise<number> =>
    (await allOf(sandbox.client.tasks.list({ pool_id: id }))).length;
  const raiseReward = async ({ id }: Remote<Pool>): Promise<void> => {
    const { client } = sandbox;
    await client.operations.wait(await client.pools.close(id));
    const { reward_per_assignment: reward, ...pool } = await client.pools.get(id);
    await client.pools.update(id, { ...pool, reward_per_assignment: reward + 0.1 });
    await client.operations.wait(await client.pools.open(id));
  };

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
    await sandbox.pauseCrowd();
    project = await sandbox.client.projects.create(wordsProject('Paid words'));
  });
  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });
  afterEach(() => closeEditors());
  after(() => sandbox.end());

  it('is named for a file that is dropped onto one, and anew when the price was raised meanwhile', async () => {
    const pool = await openPool('Dropped onto');
    const file = await fileWith('host/openPoolMoney/more.tsv', 'INPUT:word\na\nc\nd\n');
    const drop = async (): Promise<void> => {
      ask.picks = ['Main tasks'];
      await run('uploadTasks', { kind: 'pool', pool, key: pool.id }, undefined, { files: [file] });
    };
    await onPaidPlatform(ask, 100, async () => {
      ask.confirms = [true, false];
      ask.meanwhile = () => raiseReward(pool);
      await drop();
      // Two are new, two answers each, one on a page.
      const [first, second] = ask.questions;
      assert.ok(first, JSON.stringify(ask.messages));
      assert.match(first.detail, /about \$0\.28, fee included/);
      assert.match(second?.detail ?? '', /about \$0\.68.* more than the \$0\.28 that were agreed/);
      assert.equal(await wordsIn(pool), 2);
      ask.confirms = [true];
      await drop();
      assert.ok(ask.said(/Uploaded 2 tasks .*1 were there/), JSON.stringify(ask.messages));
      // Nothing is new, so that nothing is asked.
      await drop();
      assert.equal(ask.questions.length, 3);
      assert.equal(await wordsIn(pool), 4);
    });
  });

  it('is named for task suites laid out by hand', async () => {
    const { client } = sandbox;
    const pool = await client.pools.create(poolByHand(project.id, 'Pages by hand'));
    const upload = async (): Promise<number> => {
      ask.picks = ['paid-suites.tsv', 'empty lines'];
      await run('uploadTaskSuites', pointer(pool));
      return (await allOf(client.taskSuites.list({ pool_id: pool.id }))).length;
    };
    await onPaidPlatform(ask, 100, async () => {
      await fileWith('host/openPoolMoney/paid-suites.tsv', 'INPUT:word\none\n');
      assert.equal(await upload(), 1);
      assert.equal(ask.questions.length, 0, 'asked although it is closed');
      await open(pool);
      await fileWith('host/openPoolMoney/paid-suites.tsv', 'INPUT:word\none\n\ntwo\n\nthree\n');
      assert.equal(await upload(), 1);
      assert.match(ask.questions[0]?.detail ?? '', /about \$0\.28, fee included/);
      ask.confirms = [true];
      assert.equal(await upload(), 3);
    });
  });

  it('is named for a higher overlap, and for the way back to it', async () => {
    const { client } = sandbox;
    const pool = await openPool('Overlapping');
    const [task] = await allOf(client.tasks.list({ pool_id: pool.id }));
    const id = task?.id ?? '';
    const overlap = async (): Promise<unknown> => (await client.tasks.get(id)).overlap;
    await onPaidPlatform(ask, 100, async () => {
      ask.texts = [id, '5'];
      ask.confirms = [true, true];
      ask.meanwhile = () => raiseReward(pool);
      await run('setOverlap');
      const sums = ask.questions.map(({ detail }) => /about (\$\d+\.\d+)/.exec(detail)?.[1]);
      assert.deepEqual(sums, ['$0.21', '$0.51']);
      assert.equal(await overlap(), 5);
      // What was taken away costs again when it comes back; nobody agrees here.
      ask.texts = [id];
      ask.presses = ['Undo'];
      await run('stopShowing');
      await until('the question of the way back', () => ask.questions.length === 3 || undefined);
      assert.match(ask.questions[2]?.detail ?? '', /about \$0\.85/);
      assert.equal(await overlap(), 0);
      assert.equal(ask.said(/as it was before/), undefined);
      ask.texts = [id, 'endless'];
      await run('setOverlap');
      assert.ok(ask.said(/no bound/), JSON.stringify(ask.messages));
    });
  });

  it('is named when the way back makes it dearer, and touches nothing else', async () => {
    const { client } = sandbox;
    const pool = await openPool('Cheaper for a while');
    const reward = async (): Promise<number> =>
      (await client.pools.get(pool.id)).reward_per_assignment;
    await onPaidPlatform(ask, 100, async () => {
      ask.picks = ['Reward'];
      ask.texts = ['0.01'];
      ask.confirms = [true, true];
      ask.presses = ['Undo'];
      await run('updateObject', pointer(pool));
      await until('the undo', () => ask.said(/as it was before/));
      const sums = ask.questions.map(({ detail }) => /about (\$\d+\.\d+)/.exec(detail)?.[1]);
      assert.deepEqual(sums, ['$0.24', '$0.28']);
      assert.equal(await reward(), 0.02);
      ask.picks = ['Private comment'];
      ask.texts = ['ours'];
      ask.confirms = [true];
      // Somebody else changes the pool while the sum is agreed to.
      ask.meanwhile = () => client.pools.patch(pool.id, { priority: 7 });
      await run('updateObject', pointer(pool));
      assert.ok(ask.said(/Private comment of .* is ours/), JSON.stringify(ask.messages));
      const { priority, private_comment: comment } = await client.pools.get(pool.id);
      assert.deepEqual([priority, comment], [7, 'ours']);
    });
  });

  it('is not spent on a pool that somebody closes while it is updated', async () => {
    const { client } = sandbox;
    const pool = await openPool('Closed by hand');
    const close = async (what: string): Promise<void> => {
      if (what !== `POST /api/v1/pools/${pool.id}/close-for-update`) return;
      await client.operations.wait(await client.pools.close(pool.id));
    };
    const behind = await platformBehind(process.env.CROWDSMITH_SANDBOX_URL ?? '', close);
    const update = async (): Promise<void> => {
      ask.picks = ['Private comment'];
      ask.texts = ['later'];
      ask.confirms = [true];
      await run('updateObject', pointer(pool));
    };
    try {
      await onPaidPlatform(ask, 100, update, behind.url);
    } finally {
      await behind.close();
    }
    const { status, private_comment: comment } = await client.pools.get(pool.id);
    assert.deepEqual([status, comment], ['CLOSED', 'later'], JSON.stringify(ask.messages));
  });

  it('is told with the training that is open already when its pool has become dearer', async () => {
    const { client } = sandbox;
    const training = await client.trainings.create(wordsTraining(project.id, 'Learn words'));
    const known = { known_solutions: [{ output_values: { ok: 'yes' } }] };
    const word = (poolId: string, more = {}): Promise<unknown> =>
      client.tasks
        .create([{ pool_id: poolId, input_values: { word: 'x' }, ...more }], {
          allowDefaults: true,
        })
        .then((operation) => client.operations.wait(operation));
    await word(training.id, { ...known, infinite_overlap: true });
    const requirement = { training_pool_id: training.id, training_passing_skill_value: 80 };
    const pool = await client.pools.create({
      ...wordsPool(project.id, 'Learned'),
      quality_control: { configs: [], training_requirement: requirement },
    });
    await word(pool.id);
    const before = async (what: string): Promise<void> => {
      if (what === `POST /api/v1/trainings/${training.id}/open`) await word(pool.id);
    };
    const behind = await platformBehind(process.env.CROWDSMITH_SANDBOX_URL ?? '', before);
    try {
      await onPaidPlatform(
        ask,
        100,
        async () => {
          ask.confirms = [true, false];
          await run('open', pointer(pool));
          const [first, second] = ask.questions;
          assert.equal(first?.message, 'Open Learned?');
          assert.equal(second?.message, 'Open Learned for more?');
          assert.match(
            second.detail,
            /stayed closed\. The training of Learned is open, which is free/,
          );
          assert.equal((await client.trainings.get(training.id)).status, 'OPEN');
          assert.equal((await client.pools.get(pool.id)).status, 'CLOSED');
        },
        behind.url,
      );
    } finally {
      await behind.close();
    }
  });

  it('is named by the plan for the tasks that a spec lists', async () => {
    const files = await catFilesIn('host/openPoolMoney/cats');
    await onPaidPlatform(ask, 100, async () => {
      await run('uploadTasks', files.pool);
      const view = await until('the plan', () =>
        api.plans.view?.run.state === 'ready' ? api.plans.view : undefined,
      );
      assert.equal(view.plan?.steps.at(-1)?.tasks[0]?.state, 'to-upload');
      assert.equal(ask.questions.length, 0);
    });
  });
});
