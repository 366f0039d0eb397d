import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { PlatformClient } from '../../../src/api';
import {
  actOnPool,
  archiveProject,
  closedTrainingOf,
  deploySpecs,
  downloadResults,
  waitPool,
} from '../../../src/deploy';
import { delimitedRows } from '../../../src/spec';
import { openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { startPlatform, type TestPlatform } from './platform';
import { specPaths, specs } from './specs';

describe('a pool from opening to results', () => {
  let platform: TestPlatform;
  let pool: string;
  let project: string;
  let training: string;
  let folder: string;

  before(async () => {
    platform = await startPlatform();
    folder = await folderWith(specs);
    const { objects } = await deploySpecs({
      workspace: openWorkspace(folder),
      client: platform.client,
      profile: { name: 'sandbox', sandbox: true },
      paths: specPaths,
    });
    [project = '', training = '', pool = ''] = objects.slice(1).map(({ id }) => id);
  });

  after(async () => {
    await platform.close();
    await removeFolders();
  });

  it('opens, is worked on and closes with a reason', async () => {
    assert.equal(await actOnPool(platform.client, { kind: 'pool', id: pool }, 'open'), 'done');
    const percents: number[] = [];
    const reason = await waitPool(platform.client, pool, { onProgress: (p) => percents.push(p) });
    assert.equal(reason, 'COMPLETED');
    assert.ok(percents.every((percent) => percent >= 0 && percent <= 100));
    assert.equal(await actOnPool(platform.client, { kind: 'pool', id: pool }, 'close'), 'already');
  });

  it('says what to do about a pool without tasks', async () => {
    const { client } = platform;
    const copy = await client.operations.wait(await client.trainings.clone(training));
    const { training_id: id } = copy.details as { readonly training_id: string };
    await assert.rejects(actOnPool(client, { kind: 'training', id }, 'open'), {
      problem: 'tasks',
      message: /training \d+ has no tasks yet.*Upload some first/,
    });
    await actOnPool(client, { kind: 'training', id }, 'archive');
  });

  it('names the closed training that keeps people from a pool', async () => {
    const { client } = platform;
    const target = { kind: 'pool', id: pool } as const;
    assert.equal(await closedTrainingOf(client, target), undefined);
    const asking: PlatformClient['pools'] = {
      ...client.pools,
      get: async (id) => ({
        ...(await client.pools.get(id)),
        quality_control: {
          training_requirement: {
            training_pool_id: training,
            training_passing_skill_value: 50,
          },
        },
      }),
    };
    const through = { ...client, pools: asking };
    assert.deepEqual(await closedTrainingOf(through, target), {
      kind: 'training',
      id: training,
      name: 'Learn to read',
    });
    assert.equal(await closedTrainingOf(through, { kind: 'training', id: training }), undefined);
  });

  it('stops waiting at once when it is cancelled', async () => {
    await actOnPool(platform.client, { kind: 'training', id: training }, 'open');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    await assert.rejects(waitPool(platform.client, training, { signal: controller.signal }), {
      name: 'AbortError',
    });
    await actOnPool(platform.client, { kind: 'training', id: training }, 'close');
  });

  it('gives its results as TSV with the platform’s columns', async () => {
    const path = join(await mkdtemp(join(folder, 'results-')), 'r.tsv');
    const report = await downloadResults(platform.client, pool, { format: 'tsv', to: { path } });
    // Four tasks, two answers each.
    assert.equal(report.rows, 8);
    const rows = [...delimitedRows(await readFile(path, 'utf8'), '\t')].map((row) =>
      row.map(({ value }) => value),
    );
    const header = rows[0] ?? assert.fail();
    assert.deepEqual(header.slice(0, 6), [
      'INPUT:text',
      'OUTPUT:good',
      'GOLDEN:good',
      'HINT:text',
      'ASSIGNMENT:link',
      'ASSIGNMENT:assignment_id',
    ]);
    assert.deepEqual(header.slice(-2), ['ACCEPT:verdict', 'ACCEPT:comment']);
    assert.equal(rows.length, 9);
    assert.ok(rows.slice(1).every(([, good]) => good === 'yes' || good === 'no'));
    const status = header.indexOf('ASSIGNMENT:status');
    assert.ok(rows.slice(1).every((row) => row[status] === 'APPROVED'));
    assert.deepEqual(await readdir(join(path, '..')), ['r.tsv']);
  });

  it('gives its results as JSON Lines with typed values, to a stream that stays open', async () => {
    const pieces: string[] = [];
    const stream = new Writable({
      decodeStrings: false,
      write: (piece: string, _encoding, done) => {
        pieces.push(piece);
        done();
      },
    });
    const report = await downloadResults(platform.client, pool, {
      format: 'jsonl',
      to: { stream },
    });
    const lines = pieces
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(lines.length, report.rows);
    assert.deepEqual(Object.keys(lines[0] ?? {}).slice(0, 3), [
      'assignment_id',
      'task_id',
      'task_suite_id',
    ]);
    assert.equal(lines[0]?.status, 'ACCEPTED');
    assert.equal(stream.writableEnded, false);
  });

  it('leaves no half file when it is cancelled', async () => {
    const empty = await mkdtemp(join(folder, 'results-'));
    const path = join(empty, 'r.csv');
    await assert.rejects(
      downloadResults(platform.client, pool, {
        format: 'csv',
        to: { path },
        signal: AbortSignal.abort(),
      }),
      { name: 'AbortError' },
    );
    assert.deepEqual(await readdir(empty), []);
  });

  it('can be archived, then its project; an archived one stays archived', async () => {
    await actOnPool(platform.client, { kind: 'pool', id: pool }, 'archive');
    await actOnPool(platform.client, { kind: 'training', id: training }, 'archive');
    assert.equal(await archiveProject(platform.client, project), 'done');
    await assert.rejects(actOnPool(platform.client, { kind: 'pool', id: pool }, 'open'), {
      name: 'PlatformError',
      status: 409,
    });
  });
});
