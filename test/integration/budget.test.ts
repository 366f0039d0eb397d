import assert from 'node:assert/strict';
import type { Assignment } from '../../src/api';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { connectTo, runHere } from './inProcess';
import { assertJudgedOnce } from './judgedOnce';
import { poolIds } from './platformChecks';
import { twoByTwo } from './twoByTwo';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

/** Verification in many small batches: what was handed in shows two by two. */
const pace = { fullBatchEvery: 0, batchEvery: 0 };

describe('a limit of the budget that is reached in mid-run', () => {
  let workspace = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    await edit(/texts: .*/, 'texts: { $file: ./data/texts.tsv, sample: 24, seed: 3 }');
    await editFile(workspace, 'verification.pool.yaml', [
      /real_tasks_count: 20/,
      'real_tasks_count: 2',
    ]);
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('sends nothing out again, and has all verified that was handed in before', async () => {
    // Enough for every text once: only what is recorded again is beyond it.
    await edit(/budget: .*/, 'budget: { soft: 1.6, hard: 99, reserve: 20 }');
    await assert.rejects(
      () => runHere({ workspace, sandbox, pace, through: twoByTwo }),
      /are spent, and going on would take .* budget\.soft/,
    );
    const handedIn = await recordings();
    assert.ok(handedIn.length > 0, 'nobody recorded');
    // What went out again before the limit was reached may come in after it.
    const waiting = handedIn.filter(({ status }) => status === 'SUBMITTED');
    assert.deepEqual(waiting, [], 'recordings were left without a verdict');
    await edit(/budget: .*/, 'budget: { soft: 40, hard: 99, reserve: 20 }');
    await runHere({ workspace, sandbox, pace, through: twoByTwo });
    await assertJudgedOnce(workspace, sandbox);
  });

  /** Of tasks that went out before anything was rejected. */
  async function recordings(): Promise<readonly Assignment[]> {
    const { client } = connectTo(sandbox);
    const { recording: pool_id } = await poolIds(workspace);
    const first = new Set<string | undefined>();
    for await (const { id, unavailable_for: kept = [] } of client.tasks.list({ pool_id })) {
      if (kept.length === 0) first.add(id);
    }
    const found: Assignment[] = [];
    for await (const one of client.assignments.list({ pool_id })) {
      if (one.tasks?.every(({ id }) => first.has(id)) === true) found.push(one);
    }
    client.close();
    return found;
  }

  const edit = (from: RegExp, to: string): Promise<void> =>
    editFile(workspace, 'asr-en.pipeline.yaml', [from, to]);
});
