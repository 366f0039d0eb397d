import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AggregateByPool, Operation, PlatformClient } from '../../../src/api';
import { aggregatePool, type AggregateReport } from '../../../src/deploy';
import { reviewedPool, type ReviewedPool } from '../review/reviewedPool';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';

describe('labels that the platform makes', function () {
  this.timeout(60_000);
  let pool: ReviewedPool;
  let root: string;
  let starts: AggregateByPool[];

  before(async () => {
    pool = await reviewedPool(8);
    for (const { id } of await pool.submitted()) await pool.client.assignments.accept(id, '');
  });
  beforeEach(async () => {
    starts = [];
    root = await folderWith({});
  });
  afterEach(removeFolders);
  after(() => pool.close());

  type Parts = {
    readonly [Part in 'operations' | 'aggregation']?: Partial<PlatformClient[Part]>;
  };

  /** The sandbox's client with some calls played otherwise; starts are counted. */
  const played = ({ operations, aggregation }: Parts = {}): PlatformClient => {
    const { client } = pool;
    const start: PlatformClient['aggregation']['start'] = (request, options) => {
      starts.push(request);
      return client.aggregation.start(request, options);
    };
    return {
      ...client,
      operations: { ...client.operations, ...operations },
      aggregation: { ...client.aggregation, start, ...aggregation },
    };
  };

  const aggregate = (client: PlatformClient): Promise<AggregateReport> =>
    aggregatePool(client, pool.poolId, {
      ...{ method: 'dawid-skene', where: 'platform', field: 'good', golden: 'not-used' },
      ...{ path: join(root, 'labels.tsv'), root },
    });
  const labels = async (): Promise<number> =>
    (await readFile(join(root, 'labels.tsv'), 'utf8')).trim().split('\n').length - 1;
  const notes = (): Promise<readonly string[]> =>
    readdir(join(root, '.crowdsmith', 'aggregations'));
  const died = (): Promise<never> => Promise.reject(new Error('the window was closed'));

  it('are started once when nobody waited for them to the end', async () => {
    await assert.rejects(aggregate(played({ operations: { wait: died } })), /was closed/);
    assert.equal((await notes()).length, 1);
    const report = await aggregate(played());
    assert.deepEqual([report, starts.length], [{ tasks: 8, begun: 'earlier' }, 1]);
    assert.equal(await labels(), 8);
    assert.deepEqual(await notes(), [], 'the labels are there: the next start begins anew');
    assert.deepEqual([await aggregate(played()), starts.length], [{ tasks: 8 }, 2]);
  });

  it('are found again when it was never known whether the start had got through', async () => {
    const start = async (request: AggregateByPool): Promise<never> => {
      starts.push(request);
      await pool.client.aggregation.start(request);
      throw new Error('the cable was cut');
    };
    // Looking for it does not get through either.
    let looks = 0;
    const page: PlatformClient['operations']['page'] = (query, options) =>
      (looks += 1) <= 2 ? pool.client.operations.page(query, options) : died();
    const cut = played({ aggregation: { start }, operations: { page } });
    await assert.rejects(aggregate(cut), /was closed/);
    assert.deepEqual(
      [await aggregate(played()), starts.length],
      [{ tasks: 8, begun: 'earlier' }, 1],
    );
    // And at once where looking is possible.
    await rm(join(root, 'labels.tsv'));
    assert.deepEqual(await aggregate(played({ aggregation: { start } })), { tasks: 8 });
    assert.deepEqual([await labels(), starts.length], [8, 2]);
  });

  it('are taken up while they are made, whoever started it, and only of the same field', async () => {
    const done = await pool.client.aggregation.start({
      ...{ type: 'DAWID_SKENE', pool_id: pool.poolId, fields: [{ name: 'good' }] },
    });
    const running = (field: string): Operation => ({
      ...{ id: done.id, type: 'SOLUTION.AGGREGATE', status: 'RUNNING' },
      parameters: {
        ...{ pool_id: pool.poolId, algorithm: 'DAWID_SKENE', aggregated_output_fields: [field] },
      },
    });
    const listing = (field: string): PlatformClient =>
      played({
        operations: { page: () => Promise.resolve({ items: [running(field)], has_more: false }) },
      });
    assert.equal((await aggregate(listing('good'))).begun, 'earlier');
    assert.equal(starts.length, 0);
    assert.equal((await aggregate(listing('other'))).begun, undefined);
    assert.equal(starts.length, 1);
  });

  it('are started anew when the earlier start has failed', async () => {
    const failed: PlatformClient['operations']['get'] = async (id, options) => ({
      ...(await pool.client.operations.get(id, options)),
      status: 'FAIL',
    });
    await assert.rejects(aggregate(played({ operations: { wait: died } })), /was closed/);
    const report = await aggregate(played({ operations: { get: failed } }));
    assert.deepEqual([report, starts.length], [{ tasks: 8 }, 2]);
  });
});
