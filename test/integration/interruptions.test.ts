import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PlatformClient } from '../../src/api';
import type { PipelineEvent } from '../../src/pipeline';
import { PipelineError } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { readDataset, withoutIds } from './dataset';
import { connectTo, runHere } from './inProcess';
import { assertJudgedOnce } from './judgedOnce';
import { poolIds } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

describe('a run with a bad day', () => {
  let workspace = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    await smallSample();
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('stops at a signal, whatever it is doing, and goes on when started again', async () => {
    const seen = new Set<string>();
    for (let attempt = 0; attempt < 12; attempt++) {
      const controller = new AbortController();
      const isNew = (event: PipelineEvent): boolean => {
        const name = event.type === 'stage' ? `${event.stage} ${event.state}` : event.type;
        if (seen.has(name)) return false;
        seen.add(name);
        return true;
      };
      const run = runHere({
        workspace,
        sandbox,
        signal: controller.signal,
        onEvent: (event) => {
          if (isNew(event)) controller.abort();
        },
      });
      const stopped = await run.then(
        () => false,
        (error: unknown) => {
          assert.equal((error as Error).name, 'AbortError', String(error));
          return true;
        },
      );
      if (!stopped) break;
    }
    await runHere({ workspace, sandbox });
    await assertJudgedOnce(workspace, sandbox);
  });

  it('opens nothing a second time when it stopped before it could note the first', async () => {
    const openings = async (): Promise<readonly [string, number][]> => {
      const { requests } = await sandboxStats(sandbox.url, sandbox.token);
      return Object.entries(requests).filter(([name]) => name.endsWith('/open'));
    };
    let stopped = 0;
    const seen = new Set<string>();
    for (let attempt = 0; attempt < 30; attempt++) {
      const controller = new AbortController();
      const through = (client: PlatformClient): PlatformClient => ({
        ...client,
        pools: {
          ...client.pools,
          open: async (id, options) => {
            const opening = await client.pools.open(id, options);
            // Simulated performers are done before the next request is answered.
            const { last_started: started } = await client.pools.get(id);
            const isNew = !seen.has(`${id} ${started}`);
            seen.add(`${id} ${started}`);
            if (isNew) controller.abort();
            controller.signal.throwIfAborted();
            return opening;
          },
        },
      });
      const { signal } = controller;
      const ended = await runHere({ workspace, sandbox, signal, through }).then(
        () => true,
        () => false,
      );
      if (ended) break;
      stopped++;
    }
    const disturbed = await openings();
    const rows = await readDataset(join(workspace, 'results', 'dataset.tsv'));
    assert.ok(stopped >= 4, `it was stopped ${stopped} times only`);
    await assertJudgedOnce(workspace, sandbox);

    await sandbox.close();
    await removeWorkspace(workspace);
    workspace = await exampleWorkspace();
    await smallSample();
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    const { summary } = await runHere({ workspace, sandbox });
    assert.deepEqual(disturbed, await openings());
    assert.deepEqual(withoutIds(rows), withoutIds(await readDataset(summary.dataset)));
  });

  it('refuses to run twice at once, and says which process runs', async () => {
    let second: Promise<unknown> | undefined;
    await runHere({
      workspace,
      sandbox,
      onEvent: ({ type }) => {
        if (type === 'started') second ??= runHere({ workspace, sandbox }).catch((e: unknown) => e);
      },
    });
    const refusal = await second;
    assert.ok(refusal instanceof PipelineError, String(refusal));
    assert.ok(refusal.message.includes(String(process.pid)));
  });

  it('does not start what the budget or the balance cannot pay, and creates nothing', async () => {
    await edit(
      'asr-en.pipeline.yaml',
      /budget: .*/,
      'budget: { soft: 0.1, hard: 0.2, reserve: 0 }',
    );
    await assert.rejects(() => runHere({ workspace, sandbox }), /budget\.hard/);
    await edit(
      'asr-en.pipeline.yaml',
      /budget: .*/,
      'budget: { soft: 20000000, hard: 30000000, reserve: 10000000 }',
    );
    await assert.rejects(() => runHere({ workspace, sandbox }), /Add money/);
    const { created } = await sandboxStats(sandbox.url, sandbox.token);
    assert.equal(created.projects, 0);
    assert.equal(created.pools, 0);
  });

  it('pauses at the soft limit before it starts new work, and goes on when that is raised', async () => {
    await edit('asr-en.pipeline.yaml', /budget: .*/, 'budget: { soft: 0.5, hard: 15 }');
    await assert.rejects(() => runHere({ workspace, sandbox }), /budget\.soft \(\$0\.50\)/);
    const { created } = await sandboxStats(sandbox.url, sandbox.token);
    assert.equal(created.attachments, 0, 'somebody recorded');
    await edit('asr-en.pipeline.yaml', /budget: .*/, 'budget: { soft: 10, hard: 15 }');
    const { summary } = await runHere({ workspace, sandbox });
    assert.ok(summary.accepted > 0);
    await assertJudgedOnce(workspace, sandbox);
  });

  it('says which file is wrong before it talks to the platform', async () => {
    await edit('verification.project.yaml', /assignment_id: \{.*\}/, '');
    await assert.rejects(
      () => runHere({ workspace, sandbox }),
      /verification\.project\.yaml.*assignment_id/,
    );
    const { created } = await sandboxStats(sandbox.url, sandbox.token);
    assert.equal(created.projects, 0);
  });

  it('gives rejected texts out again although the pool has no rule for that', async () => {
    await edit('recording.pool.yaml', /\n {4}# A rejected recording gives[\s\S]*$/, '\n');
    const { summary } = await runHere({ workspace, sandbox });
    assert.ok(summary.rejected > 0, 'nothing was rejected, so nothing is shown');
    await assertJudgedOnce(workspace, sandbox);
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    let again = 0;
    for await (const { unavailable_for: kept } of client.tasks.list({ pool_id: recording })) {
      if ((kept ?? []).length > 0) again++;
    }
    client.close();
    assert.ok(again > 0);
  });

  it('rejects what is no recording with a reason, without asking listeners', async () => {
    const { summary } = await runHere({ workspace, sandbox, through: withBrokenFirstFile });
    assert.ok(summary.rejected > 0);
    const { client } = connectTo(sandbox);
    const { recording, verification } = await poolIds(workspace);
    const filter = { pool_id: recording, status: 'REJECTED' } as const;
    const comments: string[] = [];
    for await (const { id, public_comment: comment = '' } of client.assignments.list(filter)) {
      if (!comment.includes('not an audio recording')) continue;
      comments.push(comment);
      for await (const task of client.tasks.list({ pool_id: verification })) {
        assert.notEqual(task.input_values.assignment_id, id);
      }
    }
    client.close();
    assert.equal(comments.length, 1);
    await assertJudgedOnce(workspace, sandbox);
  });

  it("lets somebody's verdict by hand stand, and takes it into the dataset", async () => {
    let byHand: Promise<string> | undefined;
    const { summary } = await runHere({
      workspace,
      sandbox,
      onEvent: (event) => {
        if (event.type === 'progress' && event.stage === 'verification') byHand ??= acceptOne();
      },
    });
    const accepted = (await byHand) ?? '';
    const rows = await readDataset(summary.dataset);
    assert.ok(rows.some(({ assignment_id: id }) => id === accepted));
    await assertJudgedOnce(workspace, sandbox);
  });

  it('begins anew when the sandbox that its journal speaks of is gone', async () => {
    await runHere({ workspace, sandbox });
    const other = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    try {
      const { summary, events } = await runHere({ workspace, sandbox: other });
      const { created, verdicts } = await sandboxStats(other.url, other.token);
      assert.equal(created.pools, 3);
      assert.equal(Object.keys(verdicts).length, summary.accepted + summary.rejected);
      assert.ok(summary.accepted > 0);
      assert.ok(
        events.some(
          (event) => event.type === 'log' && event.message.includes('sandbox that is gone'),
        ),
      );
    } finally {
      await other.close();
    }
  });

  const edit = (file: string, from: RegExp, to: string): Promise<void> =>
    editFile(workspace, file, [from, to]);

  async function smallSample(): Promise<void> {
    const texts = 'texts: { $file: ./data/texts.tsv, sample: 16, seed: 3 }';
    await edit('asr-en.pipeline.yaml', /texts: .*/, texts);
  }

  /** The first file that is downloaded holds text, as if a performer had attached a note. */
  function withBrokenFirstFile(client: PlatformClient): PlatformClient {
    let broken: string | undefined;
    return {
      ...client,
      attachments: {
        ...client.attachments,
        download: (id, options) => {
          broken ??= id;
          return id === broken
            ? Promise.resolve(Readable.from([Buffer.from('I have no microphone, sorry.')]))
            : client.attachments.download(id, options);
        },
      },
    };
  }

  async function acceptOne(): Promise<string> {
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    const { items } = await client.assignments.page({ pool_id: recording, status: 'SUBMITTED' });
    const id = items[0]?.id ?? '';
    await client.assignments.accept(id, 'I like this one.');
    client.close();
    return id;
  }
});
