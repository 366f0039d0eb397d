import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Remote } from '../../src/api';
import type { ExtensionApi } from '../../src/extension';
import type { Pool, Project } from '../../src/spec/model';
import { closeEditors, fileWith } from './support/documents';
import { extensionApi } from './support/extension';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { onPaidPlatform } from './support/paidProfile';
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

describe('commands on projects and pools', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  let project: Remote<Project>;
  let first: Remote<Pool>;
  let second: Remote<Pool>;

  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`crowdsmith.${id}`, ...args);
  const statusOf = async (id: string): Promise<string | undefined> =>
    (await sandbox.client.pools.get(id)).status;
  const pointer = ({ id, private_name: name }: Remote<Pool>): object => ({
    kind: 'pool',
    id,
    name,
  });

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
    await sandbox.pauseCrowd();
    const { client } = sandbox;
    // The lock file speaks of another sandbox: ids that it knows would stand for its specs.
    const other = await client.projects.create(wordsProject('Other'));
    for (const name of ['One', 'Two']) await poolWithWords(client, other.id, name, []);
    project = await client.projects.create(wordsProject('Words'));
    first = await poolWithWords(client, project.id, 'First words', ['a', 'b']);
    second = await poolWithWords(client, project.id, 'Second words', ['c']);
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(() => sandbox.end());

  it('open several pools that were ticked in a list', async () => {
    ask.picks = ['First words|Second words'];
    await run('open');
    assert.ok(ask.said(/First words and Second words are open/), JSON.stringify(ask.messages));
    assert.deepEqual([await statusOf(first.id), await statusOf(second.id)], ['OPEN', 'OPEN']);
  });

  it('wait for several, show how far they are, and tell the reason of each', async () => {
    await run('waitPool', undefined, [pointer(first), pointer(second)]);
    await run('waitPool', pointer(first));
    ask.picks = ['Second words', 'Stop waiting'];
    await run('showWaits');
    const [shown = []] = ask.offered;
    assert.equal(shown.filter((line) => line.includes('words')).length, 2);
    ask.picks = [];
    await run('close', undefined, [pointer(first), pointer(second)]);
    assert.ok(ask.said(/are closed/));
    await until('the end of the wait', () => ask.said(/First words has closed: closed by hand/));
    assert.equal(ask.said(/Second words has closed/), undefined);
    assert.deepEqual(ask.said(/First words has closed/)?.actions, ['Download Results']);
    await run('showWaits');
    assert.ok(ask.said(/No pool is waited for/));
  });

  it('set a priority, and take it back', async () => {
    ask.texts = ['101', '7'];
    ask.presses = ['Undo'];
    await run('prioritizePool', pointer(first));
    assert.deepEqual(ask.problems, ['Enter a whole number from 0 to 100.']);
    assert.ok(ask.said(/priority of First words is 7/));
    await until('the undo', () => ask.said(/as it was before/));
    assert.equal((await sandbox.client.pools.get(first.id)).priority ?? 0, 0);
  });

  it('clone pools without their tasks', async () => {
    await run('clonePool', undefined, [pointer(first), pointer(second)]);
    assert.ok(ask.said(/are cloned.*no tasks and is closed/), JSON.stringify(ask.messages));
    const pools = await allOf(sandbox.client.pools.list({ project_id: project.id }));
    const names = pools.map(({ private_name: name }) => name).sort();
    assert.deepEqual(names, ['First words', 'First words', 'Second words', 'Second words']);
  });

  it('update one field of an open pool, which is open afterwards', async () => {
    await run('open', pointer(second));
    ask.texts = ['←', 'for later'];
    ask.picks = ['Reward', 'Private comment'];
    await run('updateObject', pointer(second));
    assert.ok(
      ask.said(/Private comment of Second words is for later/),
      JSON.stringify(ask.messages),
    );
    const pool = await sandbox.client.pools.get(second.id);
    assert.deepEqual([pool.status, pool.private_comment], ['OPEN', 'for later']);
    await run('close', pointer(second));
  });

  it('clone a project with the pools that are chosen and the trainings they need', async () => {
    const { client } = sandbox;
    const training = await client.trainings.create(wordsTraining(project.id, 'How to read'));
    await client.pools.create({
      ...wordsPool(project.id, 'Trained'),
      quality_control: {
        configs: [],
        training_requirement: { training_pool_id: training.id, training_passing_skill_value: 80 },
      },
    });
    ask.texts = ['Words again'];
    ask.picks = ['Trained'];
    await run('cloneProject', { kind: 'project', id: project.id, name: 'Words' });
    assert.ok(ask.said(/with 1 pool and 1 training/), JSON.stringify(ask.messages));
    const projects = await allOf(client.projects.list({}));
    const copy = projects.find(({ public_name: name }) => name === 'Words again');
    assert.ok(copy);
    const [pool, ...others] = (await allOf(client.pools.list({ project_id: copy.id }))).filter(
      ({ type }) => type !== 'TRAINING',
    );
    assert.equal(others.length, 0);
    const [copied] = await allOf(client.trainings.list({ project_id: copy.id }));
    const wanted = pool?.quality_control?.training_requirement?.training_pool_id;
    assert.ok(wanted !== undefined && wanted === copied?.id && wanted !== training.id);
  });

  it('lay out task suites by hand, each once', async () => {
    const { client } = sandbox;
    const pool = await client.pools.create(poolByHand(project.id, 'By hand'));
    await fileWith('host/steering/pages.tsv', 'page\tINPUT:word\nA\tone\nB\ttwo\nA\tthree\n');
    for (const text of [/Uploaded 2 task suites/, /Uploaded 0 task suites .*2 were there/]) {
      ask.picks = ['pages.tsv', 'same page'];
      await run('uploadTaskSuites', pointer(pool));
      assert.ok(ask.said(text), JSON.stringify(ask.messages));
    }
    const suites = await allOf(client.taskSuites.list({ pool_id: pool.id }));
    assert.deepEqual(
      suites.map(({ tasks }) => tasks.map(({ input_values }) => input_values.word)),
      [['one', 'three'], ['two']],
    );
    ask.picks = ['pages.tsv', 'empty lines'];
    await run('uploadTaskSuites', pointer(first));
    assert.ok(ask.said(/First words mixes its pages itself/));
  });

  it('upload a file as golden tasks, from the palette or dropped onto a pool', async () => {
    const { client } = sandbox;
    const pool = await client.pools.create({
      ...wordsPool(project.id, 'Golden pool'),
      mixer_config: { real_tasks_count: 1, golden_tasks_count: 1, training_tasks_count: 0 },
    });
    const golden = await fileWith('host/steering/word-gold.tsv', 'INPUT:word\tGOLDEN:ok\nq\tyes\n');
    const plain = await fileWith('host/steering/plain.tsv', 'INPUT:word\nr\ns\n');
    ask.picks = ['A file', 'Golden pool', 'word-gold.tsv', 'Golden tasks'];
    await closeEditors();
    await run('uploadTasks');
    assert.ok(ask.said(/Uploaded 1 task to Golden pool/), JSON.stringify(ask.messages));
    const node = { kind: 'pool', pool, key: pool.id };
    ask.picks = ['Main tasks'];
    await run('uploadTasks', node, undefined, { files: [plain] });
    assert.ok(ask.said(/Uploaded 2 tasks/), JSON.stringify(ask.messages));
    ask.picks = ['Golden tasks'];
    await run('uploadTasks', node, undefined, { files: [golden] });
    assert.ok(ask.said(/Uploaded 0 tasks .*1 were there already/));
    const tasks = await allOf(client.tasks.list({ pool_id: pool.id }));
    const known = tasks.map(({ known_solutions: solutions = [] }) => solutions.length);
    assert.deepEqual(known, [1, 0, 0]);
  });

  it('change the overlap of tasks, also without end, and take it back', async () => {
    const { client } = sandbox;
    const tasks = await allOf(client.tasks.list({ pool_id: first.id }));
    const ids = tasks.map(({ id }) => id).join(' ');
    ask.texts = [ids, 'many', '5'];
    await run('setOverlap');
    assert.equal(ask.problems.length, 1);
    assert.ok(ask.said(/2 tasks have an overlap of 5/), JSON.stringify(ask.messages));
    ask.texts = [ids, 'endless'];
    ask.presses = ['Undo'];
    await run('setOverlap');
    await until('the undo', () => ask.said(/as it was before/));
    const after = await allOf(client.tasks.list({ pool_id: first.id }));
    assert.deepEqual(
      after.map(({ overlap, infinite_overlap }) => [overlap, infinite_overlap ?? false]),
      [
        [5, false],
        [5, false],
      ],
    );
  });

  it('stop showing a task', async () => {
    const { client } = sandbox;
    const [task] = await allOf(client.tasks.list({ pool_id: first.id }));
    ask.texts = [task?.id ?? ''];
    await run('stopShowing');
    assert.ok(ask.said(/is shown to nobody new/), JSON.stringify(ask.messages));
    assert.equal((await client.tasks.get(task?.id ?? '')).overlap, 0);
  });

  it('archive several only when that is agreed to', async () => {
    await run('archive', undefined, [pointer(first), pointer(second)]);
    assert.equal(ask.questions.length, 1);
    assert.equal(await statusOf(first.id), 'CLOSED');
    ask.confirms = [true];
    await run('archive', undefined, [pointer(first), pointer(second)]);
    assert.deepEqual(
      [await statusOf(first.id), await statusOf(second.id)],
      ['ARCHIVED', 'ARCHIVED'],
    );
  });

  it('tell which of several failed, and why', async () => {
    const gone = { kind: 'pool', id: '99999999', name: 'Gone' };
    const third = await poolWithWords(sandbox.client, project.id, 'Third words', ['z']);
    await run('open', undefined, [pointer(third), gone]);
    assert.match(ask.said(/Gone could not be opened/)?.text ?? '', /DOES_NOT_EXIST|no such|not/i);
    assert.ok(ask.said(/Third words is open/));
    await run('close', pointer(third));
  });

  it('ask again when tasks came while the sum was agreed to, and open nothing without a yes', async () => {
    const { client } = sandbox;
    const pool = await poolWithWords(client, project.id, 'Growing words', ['g']);
    const more = async (word: string): Promise<void> => {
      const task = { pool_id: pool.id, input_values: { word } };
      await client.operations.wait(await client.tasks.create([task], { allowDefaults: true }));
    };
    const sums = (): readonly number[] =>
      ask.questions.map(({ detail }) => Number(/about \$(\d+\.\d+)/.exec(detail)?.[1]));
    await onPaidPlatform(ask, 100, async () => {
      ask.confirms = [true, false];
      ask.meanwhile = () => more('h');
      await run('open', pointer(pool));
      assert.equal(ask.questions.length, 2);
      assert.match(ask.questions[1]?.detail ?? '', /more than the \$\S+ that were agreed to/);
      const [first = NaN, second = NaN] = sums();
      assert.ok(second > first, `${String(second)} after ${String(first)}`);
      assert.equal(await statusOf(pool.id), 'CLOSED');
      ask.confirms = [true];
      await run('open', pointer(pool));
      assert.equal(await statusOf(pool.id), 'OPEN');
      assert.equal(sums().at(-1), second);
      await run('close', pointer(pool));
    });
  });
});
