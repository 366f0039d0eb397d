import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlatformClient } from '../../src/api';
import type { PipelineEvent } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { readDataset } from './dataset';
import { connectTo, runHere } from './inProcess';
import { assertJudgedOnce } from './judgedOnce';
import { poolIds } from './platformChecks';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

describe('a run whose things somebody changes by hand', () => {
  let workspace = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    const sample = 'texts: { $file: ./data/texts.tsv, sample: 12, seed: 3 }';
    await editFile(workspace, 'asr-en.pipeline.yaml', [/texts: .*/, sample]);
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('leaves out a text whose recording was stopped there, and says so', async () => {
    const stopped: string[] = [];
    const { events, summary } = await runHere({
      ...{ workspace, sandbox },
      through: beforeOpening('recording', async (client, pool) => {
        if (stopped.length > 0) return;
        const [task] = (await client.tasks.page({ pool_id: pool })).items;
        stopped.push(String(task?.input_values.text_id));
        await client.tasks.setOverlapOrMin(task?.id ?? '', 0);
      }),
    });
    const [text = ''] = stopped;
    assert.match(warnings(events), new RegExp(`stopped the tasks of 1 text .*${text}\\)`));
    const rows = await readDataset(summary.dataset);
    assert.ok(rows.length > 0);
    assert.ok(!rows.some(({ text_id: id }) => id === text));
    const { client } = connectTo(sandbox);
    const { recording } = await poolIds(workspace);
    let tasks = 0;
    for await (const { input_values: values } of client.tasks.list({ pool_id: recording })) {
      if (values.text_id === text) tasks++;
    }
    client.close();
    assert.equal(tasks, 1, 'it was given out again');
    await assertJudgedOnce(workspace, sandbox);
  });

  it('says what helps when a recording cannot be heard any more, and takes the verdict of a person', async () => {
    const stopped: string[] = [];
    await assert.rejects(
      () =>
        runHere({
          ...{ workspace, sandbox },
          through: beforeOpening('verification', async (client, pool) => {
            if (stopped.length > 0) return;
            const [task] = (await client.tasks.page({ pool_id: pool })).items;
            stopped.push(String(task?.input_values.assignment_id));
            await client.tasks.setOverlapOrMin(task?.id ?? '', 0);
          }),
        }),
      /has no answers\..*accept or reject the assignment/,
    );
    const { client } = connectTo(sandbox);
    const [byHand = ''] = stopped;
    await client.assignments.accept(byHand, 'I have heard it myself.');
    client.close();
    const { summary } = await runHere({ workspace, sandbox });
    const rows = await readDataset(summary.dataset);
    assert.ok(rows.some(({ assignment_id: id }) => id === byHand));
    await assertJudgedOnce(workspace, sandbox);
  });

  it('pairs recordings with what was read, whatever the file of texts says by now', async () => {
    const { summary } = await runHere({ workspace, sandbox });
    const rows = await readDataset(summary.dataset);
    const { text = '', text_id: id = '' } = rows[0] ?? {};
    assert.ok((await readFile(join(workspace, 'data', 'texts.tsv'), 'utf8')).includes(text));
    const changed = [new RegExp(`^${id}\t.*$`, 'm'), `${id}\tNobody ever read this.`] as const;
    await editFile(workspace, 'data/texts.tsv', changed);
    const { events } = await runHere({ workspace, sandbox });
    assert.deepEqual(await readDataset(summary.dataset), rows);
    assert.match(warnings(events), new RegExp(`1 text changed .*${id}\\).*as it was read`));
  });

  type Stage = 'classification' | 'recording' | 'verification';

  /** Somebody does something just before the run opens a pool. */
  function beforeOpening(
    stage: Stage,
    act: (client: PlatformClient, pool: string) => Promise<void>,
  ): (client: PlatformClient) => PlatformClient {
    return (client) => ({
      ...client,
      pools: {
        ...client.pools,
        open: async (id, options) => {
          if (id === (await poolIds(workspace))[stage]) await act(client, id);
          return await client.pools.open(id, options);
        },
      },
    });
  }

  function warnings(events: readonly PipelineEvent[]): string {
    return events
      .flatMap((event) => (event.type === 'log' && event.level === 'warning' ? event.message : []))
      .join('\n');
  }
});
