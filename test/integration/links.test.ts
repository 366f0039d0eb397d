import assert from 'node:assert/strict';
import type { PlatformClient, Remote } from '../../src/api';
import type { Pace, PipelineEvent, PipelineSummary } from '../../src/pipeline';
import { PipelineError, runPipeline } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import type { Task } from '../../src/spec';
import { openLock } from '../../src/workspace';
import { s3Server, testCredentials } from '../support/s3';
import type { S3Server } from '../support/s3';
import { keepInBucket } from './bucketWorkspace';
import { readDataset } from './dataset';
import { connectTo } from './inProcess';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

/** Longer than any address is good: all count as about to end. */
const soon = 8 * 24 * 3_600_000;

/** A run ends before anybody listens, and goes on when its addresses are about to end. */
describe('addresses that end before everybody has listened', () => {
  let workspace = '';
  let sandbox: Sandbox;
  let server: S3Server;
  let connection: ReturnType<typeof connectTo>;
  let summary: PipelineSummary;
  let sent: readonly Remote<Task>[];
  let tasks: readonly Remote<Task>[];
  let clips: readonly Remote<Task>[];
  const events: PipelineEvent[] = [];

  const run = async (client: PlatformClient, pace: Partial<Pace>): Promise<PipelineSummary> =>
    await runPipeline({
      ...{ workspaceRoot: workspace, specPath: 'asr-en.pipeline.yaml' },
      ...{ client, profile: connection.profile, storageCredentials: testCredentials, pace },
      onEvent: (event) => events.push(event),
      signal: new AbortController().signal,
    });
  const idOf = async (path: string): Promise<string> =>
    (await openLock(workspace, 'sandbox')).idOf(path) ?? '';
  const tasksOf = async (path: string): Promise<readonly Remote<Task>[]> => {
    const { items } = await connection.client.tasks.page({
      pool_id: await idOf(path),
      limit: 1000,
    });
    return items;
  };
  /** Everything is there, and nobody may listen. */
  const closedEars = (client: PlatformClient): PlatformClient => ({
    ...client,
    pools: {
      ...client.pools,
      open: async (id, options) => {
        if (id !== (await idOf('verification.pool.yaml'))) return client.pools.open(id, options);
        throw new PipelineError('Nobody may listen today.');
      },
    },
  });

  before(async () => {
    workspace = await exampleWorkspace();
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    connection = connectTo(sandbox);
    server = await s3Server();
    await keepInBucket(workspace, server.url);
    const sample = 'texts: { $file: ./data/texts.tsv, sample: 12, seed: 3 }';
    await editFile(workspace, 'asr-en.pipeline.yaml', [/texts: .*/, sample]);
    await assert.rejects(() => run(closedEars(connection.client), {}), /Nobody may listen/);
    sent = await tasksOf('verification.pool.yaml');
    summary = await run(connection.client, { renewBefore: soon });
    tasks = await tasksOf('verification.pool.yaml');
    clips = await tasksOf('verification.training.yaml');
  });
  after(async () => {
    connection.client.close();
    await server.close();
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  const isStopped = ({ overlap, infinite_overlap: endless }: Task): boolean =>
    endless !== true && overlap === 0;

  it('are taken out of use, and all that was recorded is judged nevertheless', async () => {
    assert.ok(sent.length > 0);
    const now = new Map(tasks.map((task) => [task.id, task]));
    for (const { id } of sent)
      assert.ok(isStopped(now.get(id) ?? { pool_id: '', input_values: {} }));
    const rows = await readDataset(summary.dataset);
    assert.ok(rows.length > 0);
    assert.equal(rows.length, summary.accepted);
    for (const { input_values: values } of sent) {
      const recording = await connection.client.assignments.get(String(values.assignment_id));
      assert.notEqual(recording.status, 'SUBMITTED');
    }
  });

  it('are replaced in tasks that ask as many performers, and the same ones not', () => {
    const ids = new Set(sent.map(({ id }) => id));
    for (const old of sent) {
      const { assignment_id: about } = old.input_values;
      const others = tasks.filter(
        ({ id, input_values: values }) => !ids.has(id) && values.assignment_id === about,
      );
      assert.equal(others.length, 1, `${String(about)} has ${others.length} new tasks`);
      assert.equal(others[0]?.overlap, 3);
      assert.deepEqual(others[0].unavailable_for, old.unavailable_for);
      assert.equal(others[0].input_values.text, old.input_values.text);
    }
  });

  it('cost no answer more than was wished, and nobody hears a recording twice', async () => {
    const heard = new Map<string, string[]>();
    const filter = { pool_id: await idOf('verification.pool.yaml'), status: ['ACCEPTED' as const] };
    for await (const one of connection.client.assignments.list(filter)) {
      for (const { input_values: values } of one.tasks ?? []) {
        const about = String(values.assignment_id);
        heard.set(about, [...(heard.get(about) ?? []), one.user_id]);
      }
    }
    for (const [about, performers] of heard) {
      assert.equal(performers.length, 3, about);
      assert.equal(new Set(performers).size, 3, about);
    }
  });

  it('are fresh in the training, too, which still knows every clip once', async () => {
    const open = clips.filter((clip) => !isStopped(clip));
    assert.equal(clips.length, 2 * open.length);
    for (const clip of open) {
      assert.equal(clip.infinite_overlap, true);
      assert.equal(clip.known_solutions?.length, 1);
      assert.equal((await fetch(String(clip.input_values.audio_record))).status, 200);
    }
  });

  it('are told to whoever watches', () => {
    const told = events.flatMap((event) =>
      event.type === 'deadline' && event.kind === 'link-expiry' ? [event] : [],
    );
    const anew = events.filter(
      (event) => event.type === 'log' && event.message.includes('sent anew'),
    );
    assert.equal(anew.length, 2, 'the pool and the training');
    // At the first look only the training has addresses, and they are good for a week.
    assert.equal(told[0]?.items, clips.length / 2);
    assert.ok(Date.parse(told[0].at) > Date.now() + 6 * 24 * 3_600_000);
  });

  it('are seen to while texts are still being chosen, since trainings are open by then', async () => {
    const other = await exampleWorkspace();
    const elsewhere = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    const { client, profile } = connectTo(elsewhere);
    const ending = new AbortController();
    try {
      await keepInBucket(other, server.url);
      const prefix = [/prefix: asr/, 'prefix: other'] as const;
      await editFile(other, 'asr-en.pipeline.yaml', prefix);
      // Nobody works at all, so that texts are never chosen.
      await client.sandbox.pauseCrowd('paused');
      await assert.rejects(
        () =>
          runPipeline({
            ...{ workspaceRoot: other, specPath: 'asr-en.pipeline.yaml', client, profile },
            ...{ storageCredentials: testCredentials, signal: ending.signal },
            pace: { fullBatchEvery: 0, renewBefore: soon },
            onEvent: (event) => {
              if (event.type === 'log' && event.message.includes('sent anew')) ending.abort();
            },
          }),
        { name: 'AbortError' },
      );
    } finally {
      client.close();
      await elsewhere.close();
      await removeWorkspace(other);
    }
  });
});
