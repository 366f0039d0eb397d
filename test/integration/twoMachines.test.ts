import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PlatformClient } from '../../src/api';
import { createRunControl, deleteStored, PipelineError, runPipeline } from '../../src/pipeline';
import type { PipelineEvent, PipelineSummary } from '../../src/pipeline';
import { leaseTimes } from '../../src/pipeline/lease/runLease';
import { startSandbox } from '../../src/sandbox';
import type { Sandbox } from '../../src/sandbox';
import { s3Server, testCredentials } from '../support/s3';
import type { S3Server } from '../support/s3';
import { keepInBucket } from './bucketWorkspace';
import { readDataset } from './dataset';
import { connectTo } from './inProcess';
import { assertTasksUnique } from './platformChecks';
import { twoByTwo } from './twoByTwo';
import { sandboxStats } from './sandboxStats';
import { editFile, exampleWorkspace, removeWorkspace } from './workspaces';

/** Two machines share the platform, the bucket, and what is committed: specs and lock file. */
describe('one pipeline on two machines', () => {
  const workspaces: string[] = [];
  let sandbox: Sandbox;
  let server: S3Server;
  let connection: ReturnType<typeof connectTo>;

  beforeEach(async () => {
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    server = await s3Server();
    connection = connectTo(sandbox);
  });
  afterEach(async () => {
    connection.client.close();
    await server.close();
    await sandbox.close();
    for (const workspace of workspaces.splice(0)) await removeWorkspace(workspace);
  });

  async function machine(): Promise<string> {
    const workspace = await exampleWorkspace();
    workspaces.push(workspace);
    await keepInBucket(workspace, server.url);
    const sample = 'texts: { $file: ./data/texts.tsv, sample: 16, seed: 3 }';
    await editFile(workspace, 'asr-en.pipeline.yaml', [/texts: .*/, sample]);
    return workspace;
  }

  const optionsIn = (workspaceRoot: string): Parameters<typeof deleteStored>[0] => ({
    ...{ workspaceRoot, specPath: 'asr-en.pipeline.yaml', ...connection },
    storageCredentials: testCredentials,
    signal: new AbortController().signal,
  });
  const runOn = (
    workspace: string,
    onEvent: (event: PipelineEvent) => void = () => undefined,
  ): Promise<PipelineSummary> => runPipeline({ ...optionsIn(workspace), onEvent });

  const share = (from: string, to: string): Promise<void> =>
    copyFile(join(from, 'crowdsmith.lock.json'), join(to, 'crowdsmith.lock.json'));

  const leases = (): readonly string[] =>
    [...server.objects.keys()].filter((key) => key.includes('/leases/'));

  /** A sign of life that another machine left so long ago. */
  function leaveSign(folder: string, minutesAgo: number): void {
    const thing = server.objects.get([...server.objects.keys()][0] ?? '');
    assert.ok(thing !== undefined);
    const modified = new Date(Date.now() - minutesAgo * 60_000);
    server.objects.set(`${folder}/0b0b.0c0c.held.json`, { ...thing, modified });
  }

  /** Makes an object of the storage so many minutes old. */
  function grow(key: string, minutes: number): void {
    const thing = server.objects.get(key);
    assert.ok(thing !== undefined);
    server.objects.set(key, { ...thing, modified: new Date(Date.now() - minutes * 60_000) });
  }

  async function assertOnce(): Promise<void> {
    const { verdicts, created } = await sandboxStats(sandbox.url, sandbox.token);
    for (const [id, list] of Object.entries(verdicts)) assert.equal(list.length, 1, id);
    assert.equal(created.pools, 3);
    for (const workspace of workspaces) await assertTasksUnique(connection.client, workspace);
  }

  /** Requests that change something on the platform. */
  async function effects(): Promise<number> {
    const { requests } = await sandboxStats(sandbox.url, sandbox.token);
    return Object.entries(requests)
      .filter(([name]) => !name.startsWith('GET '))
      .reduce((sum, [, count]) => sum + count, 0);
  }

  it('runs on one of them at a time, and goes on on the other with nothing done twice', async () => {
    const [first, second] = [await machine(), await machine()];
    const attempt = async (): Promise<readonly unknown[]> => {
      await share(first, second);
      const caught = (error: unknown): unknown => error;
      const refusedRun = await runOn(second).catch(caught);
      return [refusedRun, await deleteStored(optionsIn(second), ['rejected']).catch(caught)];
    };
    let refusals: Promise<readonly unknown[]> | undefined;
    const { client } = connection;
    // The first one waits in the middle of its work until the other has been refused.
    const judge: PlatformClient['assignments']['judge'] = async (...verdict) => {
      await (refusals ??= attempt());
      return await client.assignments.judge(...verdict);
    };
    const summary = await runPipeline({
      ...optionsIn(first),
      client: { ...client, assignments: { ...client.assignments, judge } },
      onEvent: () => undefined,
    });
    for (const refused of (await refusals) ?? assert.fail('nobody was judged')) {
      assert.ok(refused instanceof PipelineError, String(refused));
      assert.match(refused.message, /already running on another machine/);
    }
    assert.deepEqual(leases(), [], 'a lease was left');
    await runOn(second);
    await assertOnce();
    const rows = await readDataset(summary.dataset);
    assert.deepEqual(await readDataset(join(second, 'results', 'dataset.tsv')), rows);
  });

  it('judges and creates nothing more on one that slept while another took the run over', async () => {
    const [first, second] = [await machine(), await machine()];
    let slept: { readonly before: number; readonly summary: PipelineSummary } | undefined;
    // It falls asleep over a list of what waits, the other does everything, and it wakes up with that list.
    const sleep = async (): Promise<NonNullable<typeof slept>> => {
      await share(first, second);
      for (const key of leases()) grow(key, 30);
      const summary = await runOn(second);
      return { summary, before: await effects() };
    };
    const { client } = connection;
    const list: PlatformClient['assignments']['list'] = async function* (filter, options) {
      const items = [];
      for await (const one of client.assignments.list(filter, options)) items.push(one);
      const isLook = JSON.stringify(filter).includes('"status":["SUBMITTED"]');
      if (isLook && items.length > 0) slept ??= await sleep();
      yield* items;
    };
    await assert.rejects(
      () =>
        runPipeline({
          ...optionsIn(first),
          client: { ...client, assignments: { ...client.assignments, list } },
          // As if each step came after hours: clocks of tests do not jump.
          leaseTimes: { ...leaseTimes, trust: 0 },
          onEvent: () => undefined,
        }),
      /taken this one for dead and gone on in its place/,
    );
    assert.ok(slept !== undefined, 'nothing was handed in');
    assert.equal(await effects(), slept.before, 'it did something on the platform');
    await assertOnce();
    const rows = await readDataset(slept.summary.dataset);
    assert.ok(rows.length > 0);
    // Whoever comes back later finds the same.
    const { dataset } = await runOn(first);
    assert.deepEqual(await readDataset(dataset), rows);
    await assertOnce();
  });

  it('carries out the verdicts that another machine wrote down, and writes the same dataset', async () => {
    const [first, second] = [await machine(), await machine()];
    const { client } = connection;
    // The first one sees two recordings at a time, the first of all is no sound, and it dies over a verdict.
    let noSound: string | undefined;
    const judge: PlatformClient['assignments']['judge'] = (id, verdict, ...rest) => {
      if (verdict === 'ACCEPTED') return Promise.reject(new Error('The machine died.'));
      return client.assignments.judge(id, verdict, ...rest);
    };
    const download: PlatformClient['attachments']['download'] = (id, options) => {
      noSound ??= id;
      if (id !== noSound) return client.attachments.download(id, options);
      return Promise.resolve(Readable.from([Buffer.from('I have no microphone, sorry.')]));
    };
    const { assignments } = twoByTwo(client);
    await assert.rejects(
      () =>
        runPipeline({
          ...optionsIn(first),
          client: {
            ...client,
            assignments: { ...assignments, judge },
            attachments: { ...client.attachments, download },
          },
          pace: { fullBatchEvery: 0, batchEvery: 0 },
          onEvent: () => undefined,
        }),
      /The machine died/,
    );
    await share(first, second);
    const { dataset } = await runOn(second);
    await runOn(first);
    const results = join(dataset, '..');
    // What was paid in all is asked at different times.
    const read = async (folder: string, file: string): Promise<string> =>
      (await readFile(join(folder, file), 'utf8')).replaceAll(/\$[\d.,]+/g, '$');
    for (const file of ['dataset.tsv', 'report.html']) {
      const [one, other] = [await read(results, file), await read(join(first, 'results'), file)];
      assert.equal(one, other, file);
    }
    assert.match(
      await readFile(join(results, 'report.html'), 'utf8'),
      /not-audio|no audio|not audio/i,
    );
    await assertOnce();
  });

  it('asks nobody again after a pilot when the rest was sent on another machine', async () => {
    const [first, second] = [await machine(), await machine()];
    const onEvent = (): void => undefined;
    const pilot = { pilotTexts: 4, onEvent };
    await runPipeline({ ...optionsIn(first), ...pilot, afterPilot: 'go-on' });
    await share(first, second);
    const { texts } = await runPipeline({ ...optionsIn(second), ...pilot });
    assert.equal(texts, 16);
    await assertOnce();
  });

  it('ends even while it is paused, when another machine has it', async () => {
    const workspace = await machine();
    const control = createRunControl();
    let folder = '';
    const run = runPipeline({
      ...{ ...optionsIn(workspace), control },
      leaseTimes: { ...leaseTimes, beat: 20 },
      onEvent: ({ type }) => {
        folder ||= leases()[0]?.replace(/\/[^/]*$/, '') ?? '';
        if (type === 'clip') control.pause();
        if (type === 'paused') leaveSign(folder, 0);
      },
    });
    await assert.rejects(() => run, /already running on another machine/);
  });

  it('is taken over, aloud, from a machine that has died, and not before', async () => {
    const [first, workspace] = [await machine(), await machine()];
    let folder = '';
    await runOn(first, ({ type }) => {
      if (type === 'started') folder = leases()[0]?.replace(/\/[^/]*$/, '') ?? '';
    });
    assert.notEqual(folder, '', 'there was no lease');
    await share(first, workspace);
    leaveSign(folder, 5);
    await assert.rejects(
      () => runOn(workspace),
      /If it has died, this one can begin in \d minutes/,
    );
    leaveSign(folder, 30);
    const said: string[] = [];
    await runOn(workspace, (event) => {
      if (event.type === 'log' && event.level === 'warning') said.push(event.message);
    });
    assert.match(said.join('\n'), /no sign of life for 30 minutes/);
    assert.deepEqual(leases(), []);
  });
});
