import assert from 'node:assert/strict';
import { createPlatformClient, type PlatformClient } from '../../src/api';
import { PerformerSession, platformReviews, type PerformerPage } from '../../src/performer';
import type { HandedFile, PerformerState } from '../../src/preview';
import { startSandbox, type Sandbox } from '../../src/sandbox';
import type { Pool, Project, Training } from '../../src/spec';

const project: Project = {
  public_name: 'Say it',
  public_description: 'Read aloud',
  public_instructions: 'Read aloud',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string' } },
    output_spec: {
      ok: { type: 'string', allowed_values: ['yes', 'no'] },
      record: { type: 'file', required: false },
    },
    view_spec: { type: 'tb', config: '{"view":{"type":"view.text"}}', lock: { core: '1.16.8' } },
  },
};

const poolOf = (projectId: string): Pool => ({
  project_id: projectId,
  private_name: 'Say it, first pool',
  may_contain_adult_content: false,
  will_expire: '2030-01-01T00:00:00',
  reward_per_assignment: 0.02,
  assignment_max_duration_seconds: 600,
  auto_accept_solutions: true,
  defaults: { default_overlap_for_new_tasks: 1, default_overlap_for_new_task_suites: 1 },
  mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0 },
});

const trainingOf = (projectId: string): Training => ({
  project_id: projectId,
  private_name: 'Say it, training',
  may_contain_adult_content: false,
  assignment_max_duration_seconds: 600,
  mix_tasks_in_creation_order: true,
  shuffle_tasks_in_task_suite: false,
  training_tasks_in_task_suite_count: 1,
  task_suites_required_to_pass: 1,
  retry_training_after_days: 1,
  inherited_instructions: true,
});

const texts = ({ rows }: PerformerPage): readonly unknown[] =>
  rows.map(({ input_values: input }) => input.text).sort();

describe('a person in the performer’s place', function () {
  this.timeout(20_000);
  let sandbox: Sandbox;
  let client: PlatformClient;
  let projectId: string;
  const stop = new AbortController();

  before(async () => {
    sandbox = await startSandbox({ seed: 3, speed: 0 });
    const { url: baseUrl, token } = sandbox;
    client = createPlatformClient({ baseUrl, token, authorization: 'ApiKey' });
    await client.sandbox.pauseCrowd('paused');
    projectId = (await client.projects.create(project)).id;
  });

  after(async () => {
    stop.abort();
    client.close();
    await sandbox.close();
  });

  async function opened(count: number): Promise<string> {
    const { id } = await client.pools.create(poolOf(projectId));
    const tasks = Array.from({ length: count }, (_, i) => ({
      pool_id: id,
      input_values: { text: `text ${String(i)}` },
      overlap: 1,
    }));
    await client.operations.wait(await client.tasks.create(tasks, { allowDefaults: true }));
    const operation = await client.pools.open(id);
    if (operation) await client.operations.wait(operation);
    return id;
  }

  function session(id: string, kind: 'pool' | 'training' = 'pool') {
    const states: PerformerState[] = [];
    const pages: PerformerPage[] = [];
    const own = new PerformerSession({
      client,
      pool: { id, name: 'P', kind },
      person: `Person of ${id}`,
      signal: stop.signal,
      told: (state, page) => {
        states.push(state);
        if (page) pages.push(page);
      },
    });
    const last = () => {
      const state = states.at(-1);
      assert.ok(state?.mode === 'on');
      return state;
    };
    return { own, pages, last };
  }

  const answers = (count: number, output: Readonly<Record<string, unknown>>) =>
    Array.from({ length: count }, () => ({ valid: true, output }));

  it('gets pages until there are none, and is paid for each', async () => {
    const { own, pages, last } = session(await opened(3));
    await own.take();
    assert.equal(last().step.at, 'working');
    assert.equal(pages[0]?.rows.length, 2);
    assert.equal(last().reward, 0.02);
    await own.submit(answers(2, { ok: 'yes' }), []);
    assert.deepEqual(last().earnings, { accepted: 0.02, waiting: 0, submitted: 1 });
    assert.notEqual(pages[0].assignmentId, pages.at(-1)?.assignmentId);
    await own.submit(answers(pages.at(-1)?.rows.length ?? 0, { ok: 'no' }), []);
    assert.ok(['done', 'refused'].includes(last().step.at), last().step.at);
    await own.end();
    await client.sandbox.pauseCrowd('paused');
  });

  it('is told what the platform refuses, and keeps the page', async () => {
    const { own, pages, last } = session(await opened(2));
    await own.take();
    await own.submit(answers(2, { ok: 'maybe' }), []);
    const { step } = last();
    assert.ok(step.at === 'correcting');
    assert.match(step.messages.join(' '), /solutions\.0\.output_values\.ok/);
    assert.equal(pages.length, 1);
    await own.submit(answers(2, { ok: 'yes' }), []);
    assert.equal(last().earnings.submitted, 1);
  });

  it('gets other tasks after skipping', async () => {
    const { own, pages } = session(await opened(4));
    await own.take();
    await own.skip();
    assert.equal(pages.length, 2);
    const [first, second] = pages;
    assert.ok(first && second);
    assert.notDeepEqual(texts(first), texts(second));
  });

  it('hands in recordings that are attachments then, and can be looked at in review', async () => {
    const pool = await opened(2);
    const { own, pages } = session(pool);
    await own.take();
    const file: HandedFile = {
      ...{ id: 'made-up-id', name: 'clip', type: 'audio/wav' },
      bytes: new Uint8Array([82, 73, 70, 70, 1, 2, 3]),
    };
    await own.submit(answers(2, { ok: 'yes', record: 'made-up-id' }), [file]);
    const reviews = platformReviews({
      client: () => Promise.resolve(client),
      projectId: () => Promise.resolve(projectId),
    });
    const pools = await reviews.choices(undefined, stop.signal);
    assert.ok(pools.some(({ id, kind }) => kind === 'pool' && id === pool));
    const [choice] = await reviews.choices(pool, stop.signal);
    assert.equal(choice?.id, pages[0]?.assignmentId);
    const page = await reviews.open(choice?.id ?? '', stop.signal);
    const [row] = page.rows;
    const id = String(row?.answer?.record);
    assert.notEqual(id, 'made-up-id');
    const url = `data:audio/wav;base64,${Buffer.from(file.bytes).toString('base64')}`;
    assert.deepEqual(row?.files, { [id]: { name: 'clip.wav', url } });
  });

  it('learns the hint of a training task and tries again', async () => {
    const { id } = await client.trainings.create(trainingOf(projectId));
    const task = {
      pool_id: id,
      input_values: { text: 'learn' },
      overlap: 100,
      known_solutions: [{ output_values: { ok: 'yes' }, correctness_weight: 1 }],
      message_on_unknown_solution: 'It is fine: say yes.',
    };
    await client.operations.wait(await client.tasks.create([task], { allowDefaults: true }));
    const operation = await client.trainings.open(id);
    if (operation) await client.operations.wait(operation);
    const { own, pages, last } = session(id, 'training');
    await own.take();
    assert.equal(pages[0]?.rows[0]?.known_solutions, undefined);
    await own.submit(answers(1, { ok: 'no' }), []);
    const { step } = last();
    assert.ok(step.at === 'correcting');
    assert.match(step.messages.join(' '), /say yes/);
    assert.equal(pages.at(-1)?.rows[0]?.message_on_unknown_solution, 'It is fine: say yes.');
    assert.equal(pages.at(-1)?.rows[0]?.hintShown, true);
    await own.submit(answers(1, { ok: 'yes' }), []);
    assert.equal(last().earnings.submitted, 1);
  });

  it('is told why there is nothing to do', async () => {
    const { id } = await client.pools.create(poolOf(projectId));
    const { own, last } = session(id);
    await own.take();
    const { step } = last();
    assert.ok(step.at === 'refused');
    assert.equal(step.refusal.code, 'CLOSED');
  });
});
