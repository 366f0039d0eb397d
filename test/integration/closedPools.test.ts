import assert from 'node:assert/strict';
import type { PlatformClient } from '../../src/api';
import type { PipelineEvent } from '../../src/pipeline';
import { createRunControl, PipelineError } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { connectTo, runHere } from './inProcess';
import { assertJudgedOnce } from './judgedOnce';
import { poolIds } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

type Stage = 'classification' | 'recording' | 'verification';
type Through = (client: PlatformClient) => PlatformClient;

describe('a pool that somebody closed by hand', () => {
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

  for (const stage of ['classification', 'recording', 'verification'] as const) {
    it(`is not opened at a later start unless somebody says so: ${stage}`, async () => {
      await assertRefused(() => runHere({ workspace, sandbox, through: closing(stage) }));
      const before = await openings();
      assert.ok(before > 0);
      await assertRefused(() => runHere({ workspace, sandbox }));
      await assertRefused(() => runHere({ workspace, sandbox }));
      assert.equal(await openings(), before, 'it was opened');
      assert.equal(await statusOf(stage), 'CLOSED');
      const { events } = await runHere({ workspace, sandbox, wishes: { reopen: 'agreed' } });
      assert.ok(warnings(events).some((text) => text.includes('as agreed')));
      await assertJudgedOnce(workspace, sandbox);
    });
  }

  it('is opened when a person resumes the run that paused, once for each closing', async () => {
    const control = createRunControl();
    const { events } = await runHere({
      ...{ workspace, sandbox, control, through: closing('recording', 2) },
      onEvent: ({ type }) => {
        if (type === 'paused') setImmediate(() => control.resume());
      },
    });
    const paused = pauses(events);
    assert.equal(paused.length, 2);
    for (const { message, looksAgain } of paused) {
      assert.match(message, /recording pool .* was closed by hand/);
      assert.ok(looksAgain !== undefined, 'it does not say when it looks again');
    }
    await assertJudgedOnce(workspace, sandbox);
  });

  it('lets a run that nobody watches go on when it is open again, and never before', async () => {
    let looks = 0;
    let opened: Promise<void> | undefined;
    const { events } = await runHere({
      ...{ workspace, sandbox, through: closing('recording') },
      wishes: { patience: 'wait', longestPause: 20 },
      onEvent: ({ type }) => {
        if (type === 'paused' && ++looks === 3) opened = openByHand('recording');
      },
    });
    await opened;
    const paused = pauses(events);
    assert.ok(paused.length >= 3);
    assert.deepEqual([paused[0]?.still, paused[1]?.still], [undefined, true]);
    assert.ok(events.some((event) => event.type === 'resumed' && event.looking === true));
    assert.ok(!warnings(events).some((text) => text.includes('again')), 'the run opened it');
    await assertJudgedOnce(workspace, sandbox);
  });

  it('is waited for no longer than somebody wished', async () => {
    await assertRefused(() =>
      runHere({
        ...{ workspace, sandbox, through: closing('recording') },
        wishes: { patience: 'wait', longestPause: 20, waitAtMost: 100 },
      }),
    );
    assert.equal(await statusOf('recording'), 'CLOSED');
  });

  it('holds new work back, while what was handed in gets its verdicts', async () => {
    await assertRefused(() => runHere({ workspace, sandbox, through: seenClosed('recording') }));
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const waiting = await client.assignments.page({ pool_id: recording, status: 'SUBMITTED' });
    const rejected = await client.assignments.page({ pool_id: recording, status: 'REJECTED' });
    const again: string[] = [];
    for await (const { id, unavailable_for: kept } of client.tasks.list({ pool_id: recording })) {
      if ((kept ?? []).length > 0) again.push(id);
    }
    client.close();
    assert.deepEqual(waiting.items, []);
    assert.ok(rejected.items.length > 0, 'nothing was rejected, so nothing is shown');
    assert.deepEqual(again, [], 'a text went out again');
  });

  it('is told from one that the run closed itself at a limit of its budget', async () => {
    await edit(/budget: .*/, 'budget: { soft: 1.2, hard: 15 }');
    await assert.rejects(() => runHere({ workspace, sandbox }), /budget\.soft/);
    await edit(/budget: .*/, 'budget: { soft: 10, hard: 15 }');
    await runHere({ workspace, sandbox });
    await assertJudgedOnce(workspace, sandbox);
  });

  it('does not count as closed by hand where the account was empty', async () => {
    await assert.rejects(
      () =>
        runHere({
          workspace,
          sandbox,
          through: seenClosed('classification', 'NOT_ENOUGH_BALANCE'),
        }),
      /NOT_ENOUGH_BALANCE.*Add money/,
    );
    await runHere({ workspace, sandbox });
    await assertJudgedOnce(workspace, sandbox);
  });

  it('is waited out on a budget, too, by a run that nobody watches', async () => {
    await edit(/budget: .*/, 'budget: { soft: 0.5, hard: 15 }');
    let edited: Promise<void> | undefined;
    await runHere({
      ...{ workspace, sandbox, wishes: { patience: 'wait', longestPause: 20 } },
      onEvent: ({ type }) => {
        if (type === 'paused') edited ??= edit(/budget: .*/, 'budget: { soft: 10, hard: 15 }');
      },
    });
    await edited;
    await assertJudgedOnce(workspace, sandbox);
  });

  /** Somebody closes the pool right after the run opened it, so often; nobody works in between. */
  function closing(stage: Stage, times = 1): Through {
    let left = times;
    return (client) => ({
      ...client,
      pools: {
        ...client.pools,
        open: async (id, options) => {
          if (left === 0 || id !== (await poolIds(workspace))[stage]) {
            return await client.pools.open(id, options);
          }
          left--;
          await client.sandbox.pauseCrowd('paused');
          const opening = await client.pools.open(id, options);
          await client.operations.wait(opening);
          await client.operations.wait(await client.pools.close(id));
          await client.sandbox.pauseCrowd('working');
          return opening;
        },
      },
    });
  }

  /** The pool looks closed to the run as soon as it was opened. */
  function seenClosed(stage: Stage, reason: 'MANUAL' | 'NOT_ENOUGH_BALANCE' = 'MANUAL'): Through {
    let looks = 0;
    return (client) => ({
      ...client,
      pools: {
        ...client.pools,
        get: async (id, options) => {
          const pool = await client.pools.get(id, options);
          const isIt = id === (await poolIds(workspace))[stage] && pool.last_started !== undefined;
          if (!isIt) return pool;
          const last_stopped = '2030-01-01T00:00:00';
          const isOpen = reason !== 'MANUAL' && looks++ === 0;
          const status = isOpen ? 'OPEN' : 'CLOSED';
          return { ...pool, status, last_close_reason: reason, last_stopped };
        },
      },
    });
  }

  async function assertRefused(work: () => Promise<unknown>): Promise<void> {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof PipelineError, String(error));
      assert.match(error.message, /was closed by hand.*--reopen/);
      return true;
    });
  }

  async function openByHand(stage: Stage): Promise<void> {
    const { client } = connectTo(sandbox);
    await client.operations.wait(await client.pools.open((await poolIds(workspace))[stage]));
    client.close();
  }

  async function statusOf(stage: Stage): Promise<string> {
    const { client } = connectTo(sandbox);
    const { status } = await client.pools.get((await poolIds(workspace))[stage]);
    client.close();
    return status ?? '';
  }

  async function openings(): Promise<number> {
    const { requests } = await sandboxStats(sandbox.url, sandbox.token);
    return Object.entries(requests)
      .filter(([name]) => name.startsWith('POST') && name.endsWith('/open'))
      .reduce((sum, [, count]) => sum + count, 0);
  }

  function pauses(
    events: readonly PipelineEvent[],
  ): readonly Extract<PipelineEvent, { type: 'paused' }>[] {
    return events.filter((event) => event.type === 'paused');
  }

  function warnings(events: readonly PipelineEvent[]): readonly string[] {
    return events.flatMap((event) =>
      event.type === 'log' && event.level === 'warning' ? [event.message] : [],
    );
  }

  const edit = (from: RegExp, to: string): Promise<void> =>
    editFile(workspace, 'asr-en.pipeline.yaml', [from, to]);
});
