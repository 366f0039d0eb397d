import assert from 'node:assert/strict';
import type { PlatformClient } from '../../src/api';
import { PlatformError } from '../../src/api';
import type { PipelineEvent, RunControl } from '../../src/pipeline';
import { createRunControl } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { connectTo, runHere } from './inProcess';
import { assertJudgedOnce } from './judgedOnce';
import { assertTasksUnique, poolIds } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

type Wanted<T extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: T }>;

function eventsOf<T extends PipelineEvent['type']>(
  events: readonly PipelineEvent[],
  type: T,
): readonly Wanted<T>[] {
  return events.filter((event): event is Wanted<T> => event.type === type);
}

describe('the engine of a run', () => {
  let workspace = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    await edit(/texts: .*/, 'texts: { $file: ./data/texts.tsv, sample: 16, seed: 3 }');
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('takes a pilot the whole way, asks, and sends the rest when it may', async () => {
    await add('pilot: { texts: 4, hourly_floor: 1000 }');
    const control = createRunControl();
    let rowsAtQuestion = -1;
    const { summary, events } = await runHere({
      workspace,
      sandbox,
      control,
      onEvent: (event) => {
        if (event.type !== 'paused') return;
        assert.equal(event.why, 'pilot');
        void createdTasks().then((tasks) => {
          rowsAtQuestion = tasks;
          control.decide('go-on');
        });
      },
    });
    const [pilot] = eventsOf(events, 'pilot');
    assert.equal(pilot?.report.texts, 4);
    assert.equal(pilot.report.restTexts, 12);
    assert.ok(pilot.report.cost > 0 && pilot.report.restCost > pilot.report.cost);
    assert.equal(pilot.report.verdict, 'doubtful', 'nobody earns a thousand dollars an hour');
    assert.ok(pilot.report.warnings.some((text) => text.includes('earns')));
    assert.equal(rowsAtQuestion, 4, 'more than the pilot was sent before the answer');
    assert.ok(summary.accepted > pilot.report.accepted);
    await assertJudgedOnce(workspace, sandbox);
  });

  it('ends after a pilot when nobody can be asked, and goes on when it was agreed to', async () => {
    await assert.rejects(() => runHere({ workspace, sandbox, pilotTexts: 4 }), /pilot is done/);
    assert.equal(await createdTasks(), 4);
    const { summary } = await runHere({
      ...{ workspace, sandbox, pilotTexts: 4, afterPilot: 'go-on' },
    });
    assert.equal(summary.texts, 16);
    await assertJudgedOnce(workspace, sandbox);
  });

  it('lets nobody record more than the limit for one performer', async () => {
    await add('limits: { recordings_per_performer: 2 }');
    const { summary } = await runHere({ workspace, sandbox });
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const counts = new Map<string, number>();
    const filter = { pool_id: recording, status: ['ACCEPTED', 'REJECTED'] } as const;
    for await (const { user_id: who } of client.assignments.list(filter)) {
      counts.set(who, (counts.get(who) ?? 0) + 1);
    }
    const { quality_control: rules } = await client.pools.get(recording);
    client.close();
    assert.ok(summary.accepted > 2);
    assert.ok(Math.max(...counts.values()) === 2, [...counts.values()].join(' '));
    assert.ok(!JSON.stringify(rules).includes('as much as one performer'), 'the limit was left');
  });

  it('pauses when the token has run out, keeps what it has, and goes on when it is mended', async () => {
    await assertPauses(
      new PlatformError({
        ...{ status: 401, code: 'AUTHENTICATION_ERROR', message: 'expired', payload: undefined },
        request: { method: 'GET', path: '/api/v1/assignments' },
      }),
      /let the run in/,
    );
  });

  it('pauses when the disk is full, and goes on when there is room', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC', path: 'x.wav' });
    await assertPauses(full, /disk is full/);
  });

  it('pauses at a limit of the budget, and goes on with the one that the spec has by then', async () => {
    await edit(/budget: .*/, 'budget: { soft: 0.5, hard: 15 }');
    const control = createRunControl();
    const { summary, events } = await runHere({
      workspace,
      sandbox,
      control,
      onEvent: (event) => {
        if (event.type !== 'paused') return;
        void edit(/budget: .*/, 'budget: { soft: 10, hard: 15 }').then(() => control.resume());
      },
    });
    assert.match(eventsOf(events, 'paused')[0]?.message ?? '', /budget\.soft/);
    assert.ok(summary.accepted > 0);
    await assertJudgedOnce(workspace, sandbox);
  });

  it('begins nothing while it is paused by hand', async () => {
    const control = createRunControl();
    let during: Promise<readonly number[]> | undefined;
    const look = async (): Promise<readonly number[]> => {
      // What was under way ends first, however long the machine takes for it.
      let before = -1;
      let now = await effects();
      while (now !== before) {
        before = now;
        await new Promise((resolve) => setTimeout(resolve, 300));
        now = await effects();
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = await effects();
      control.resume();
      return [before, after];
    };
    await runHere({
      workspace,
      sandbox,
      control,
      onEvent: (event) => {
        if (event.type !== 'clip' || during !== undefined) return;
        control.pause();
        during = look();
      },
    });
    const [before, after] = (await during) ?? [];
    assert.ok(before !== undefined && before > 0);
    assert.equal(after, before);
    assert.ok((await effects()) > before, 'it was over before it was paused');
    await assertJudgedOnce(workspace, sandbox);
  });

  it('stops after the batch with every recording judged, and goes on there', async () => {
    const control = createRunControl();
    await assert.rejects(
      () =>
        runHere({
          workspace,
          sandbox,
          control,
          onEvent: ({ type }) => {
            if (type === 'clip') control.stopAfterBatch();
          },
        }),
      (error) => error instanceof DOMException && error.name === 'AbortError',
    );
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const waiting = await client.assignments.page({ pool_id: recording, status: 'SUBMITTED' });
    client.close();
    assert.deepEqual(waiting.items, []);
    await runHere({ workspace, sandbox });
    await assertJudgedOnce(workspace, sandbox);
  });

  for (const aggregation of [
    '{ method: majority-vote }',
    '{ method: dawid-skene, where: platform }',
  ]) {
    it(`aggregates with ${aggregation}`, async () => {
      await add(`aggregation: ${aggregation}`);
      const { summary } = await runHere({ workspace, sandbox });
      assert.ok(summary.accepted >= 8, `only ${summary.accepted}`);
      const { requests } = await sandboxStats(sandbox.url, sandbox.token);
      const asked = requests['POST /api/v1/aggregated-solutions/aggregate-by-pool'] ?? 0;
      assert.equal(asked > 0, aggregation.includes('platform'));
      await assertJudgedOnce(workspace, sandbox);
    });
  }

  it('warns before the platform pays by itself, and names the day of archiving', async () => {
    await edit(/$/, 'deadlines: { warn_before: P30D }\n');
    const { events } = await runHere({ workspace, sandbox });
    const kinds = new Set(
      eventsOf(events, 'deadline').map(({ kind, level }) => `${kind} ${level}`),
    );
    assert.ok(kinds.has('auto-accept warning'), [...kinds].join());
    assert.ok(kinds.has('archive info'));
  });

  it('has recordings verified while others are still being made', async () => {
    await sandbox.close();
    await edit(/texts: .*/, 'texts: { $file: ./data/texts.tsv }');
    await edit(/confidence: 0\.8/, 'confidence: 0.5');
    // Slow enough for many looks between the first recording and the last.
    sandbox = await startSandbox({ token: 'test', speed: 2000, seed: 1 });
    const page = (file: string): Promise<void> =>
      editFile(workspace, file, [/real_tasks_count: 20/, 'real_tasks_count: 4']);
    await page('verification.pool.yaml');
    await runHere({ workspace, sandbox });
    const { client } = connectTo(sandbox);
    const { recording, verification } = await poolIds(workspace);
    let lastRecorded = '';
    for await (const { submitted = '' } of client.assignments.list({ pool_id: recording })) {
      if (submitted > lastRecorded) lastRecorded = submitted;
    }
    let early = 0;
    for await (const { created = '' } of client.assignments.list({ pool_id: verification })) {
      if (created < lastRecorded) early++;
    }
    await assertTasksUnique(client, workspace);
    client.close();
    assert.ok(early > 0, 'nobody listened before everything was recorded');
    await assertJudgedOnce(workspace, sandbox);
  }).timeout(120_000);

  /** One listing of recordings fails; the run must pause, and be right after `resume`. */
  async function assertPauses(error: Error, message: RegExp): Promise<void> {
    const control: RunControl = createRunControl();
    let failures = 0;
    const { summary, events } = await runHere({
      workspace,
      sandbox,
      control,
      through: (client) => failingOnce(client, error, () => failures++),
      onEvent: ({ type }) => {
        if (type === 'paused') setImmediate(() => control.resume());
      },
    });
    assert.equal(failures, 1);
    const paused = eventsOf(events, 'paused');
    assert.equal(paused.length, 1);
    assert.match(paused[0]?.message ?? '', message);
    assert.ok(summary.accepted > 0);
    await assertJudgedOnce(workspace, sandbox);
  }

  function failingOnce(client: PlatformClient, error: Error, count: () => number): PlatformClient {
    let failed = false;
    return {
      ...client,
      assignments: {
        ...client.assignments,
        judge: (id, verdict, comment, options) => {
          if (failed) return client.assignments.judge(id, verdict, comment, options);
          failed = true;
          count();
          return Promise.reject(error);
        },
      },
    };
  }

  async function effects(): Promise<number> {
    const { requests } = await sandboxStats(sandbox.url, sandbox.token);
    return Object.entries(requests)
      .filter(([name]) => !name.startsWith('GET '))
      .reduce((sum, [, count]) => sum + count, 0);
  }

  /** Tasks to classify that the pipeline made. */
  async function createdTasks(): Promise<number> {
    const { client } = connectTo(sandbox);
    const { classification } = await poolIds(workspace);
    let count = 0;
    for await (const task of client.tasks.list({ pool_id: classification })) {
      if ((task.known_solutions ?? []).length === 0) count++;
    }
    client.close();
    return count;
  }

  const add = (line: string): Promise<void> => edit(/$/, `${line}\n`);
  const edit = (from: RegExp, to: string): Promise<void> =>
    editFile(workspace, 'asr-en.pipeline.yaml', [from, to]);
});
