import assert from 'node:assert/strict';
import fc from 'fast-check';
import { feeFor } from '../../../src/api';
import {
  estimatePool,
  estimateSpec,
  estimateTasks,
  totalOf,
  uploadTasks,
  type PricedPool,
} from '../../../src/deploy';
import { openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { startPlatform } from './platform';
import { specs } from './specs';

const mixer = { real_tasks_count: 25, golden_tasks_count: 1, training_tasks_count: 0 };

describe('estimate', () => {
  afterEach(removeFolders);

  it('is answers by pages by reward and fee: the requesters’ own calculation', () => {
    // 100 texts, 5 answers each, 25 on a page, 0.025 + 0.05 a page.
    const pool = {
      reward_per_assignment: 0.025,
      mixer_config: mixer,
      defaults: { default_overlap_for_new_task_suites: 5 },
    };
    const line = estimateTasks(
      'x',
      pool,
      Array.from({ length: 100 }, () => ({})),
    );
    assert.deepEqual(line, {
      label: 'x',
      tasks: 100,
      suites: 20,
      reward: 0.5,
      fee: 1,
      total: 1.5,
      most: 1.8,
      notes: [],
    });
  });

  it('counts what a task wants itself, and golden and endless tasks not at all', () => {
    const pool = {
      reward_per_assignment: 1,
      mixer_config: { ...mixer, real_tasks_count: 1 },
      defaults: { default_overlap_for_new_tasks: 2 },
    };
    const known_solutions = [{ output_values: { a: 1 } }];
    const line = estimateTasks('x', pool, [
      {},
      { overlap: 5 },
      { known_solutions },
      { infinite_overlap: true },
    ]);
    assert.equal(line.suites, 7);
    assert.deepEqual(line.notes, ['1 tasks with endless overlap are not counted']);
    assert.equal(line.endless, 1);
  });

  it('counts every page that is laid out by hand, golden or not, with the overlap of new pages', () => {
    const pool = {
      reward_per_assignment: 1,
      defaults: { default_overlap_for_new_tasks: 1, default_overlap_for_new_task_suites: 3 },
    };
    const known_solutions = [{ output_values: { a: 1 } }];
    const line = estimateTasks('x', pool, [{}, { known_solutions, overlap: 2 }]);
    assert.equal(line.suites, 5);
    const endless = estimateTasks('x', pool, [{ known_solutions, infinite_overlap: true }]);
    assert.equal(endless.endless, 1);
  });

  it('rounds the last page up and never lets a total differ from its parts', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 500 }),
        (count, size, overlap, thousandths) => {
          const pool = {
            reward_per_assignment: thousandths / 1000,
            mixer_config: { ...mixer, real_tasks_count: size },
            defaults: { default_overlap_for_new_tasks: overlap },
          };
          const line = estimateTasks(
            'x',
            pool,
            Array.from({ length: count }, () => ({})),
          );
          assert.equal(line.suites, Math.ceil((count * overlap) / size));
          assert.ok(Math.abs(line.reward + line.fee - line.total) < 1e-6);
          const total = totalOf([line, line]);
          assert.ok(Math.abs(total.total - 2 * line.total) < 1e-6);
        },
      ),
    );
  });

  it('says what it can cost at most: gaps on pages, disagreement, work done again', () => {
    const pool = {
      reward_per_assignment: 0.05,
      mixer_config: { ...mixer, real_tasks_count: 10 },
      defaults: { default_overlap_for_new_tasks: 3 },
    };
    const tasks = Array.from({ length: 20 }, () => ({}));
    const plain = estimateTasks('x', pool, tasks);
    // 60 answers on 6 pages, and 2 more when the last page for each further answer has gaps.
    assert.deepEqual([plain.total, plain.most], [0.6, 0.8]);
    const dynamic_overlap_config = {
      type: 'BASIC',
      max_overlap: 5,
      min_confidence: 0.9,
      answer_weight_skill_id: '1',
      fields: [{ name: 'a' }],
    } as const;
    const disputed = estimateTasks('x', { ...pool, dynamic_overlap_config }, tasks);
    assert.deepEqual([disputed.total, disputed.most], [0.6, 1.4]);
    const done = estimateTasks('x', { ...pool, dynamic_overlap_config }, [{ overlap: 0 }]);
    assert.equal(done.most, 0);
  });

  it('knows which rules have paid work done again', () => {
    const rule = (collector: string): PricedPool => ({
      reward_per_assignment: 0.05,
      quality_control: {
        configs: [
          {
            collector_config: { type: collector },
            rules: [
              {
                conditions: [],
                action: { type: 'CHANGE_OVERLAP', parameters: { delta: 1, open_pool: true } },
              },
            ],
          },
        ],
      },
    });
    const tasks = Array.from({ length: 10 }, () => ({}));
    const banned = estimateTasks('x', rule('USERS_ASSESSMENT'), tasks);
    assert.deepEqual([banned.total, banned.most], [1, 1.2]);
    const rejected = estimateTasks('x', rule('ASSIGNMENTS_ASSESSMENT'), tasks);
    assert.deepEqual([rejected.total, rejected.most], [1, 1]);
    assert.deepEqual(rejected.notes, ['rejected suites are done again and not paid for']);
  });

  it('never says less at most than it expects', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (overlaps, size) => {
          const pool = {
            reward_per_assignment: 0.03,
            mixer_config: { ...mixer, real_tasks_count: size },
          };
          const line = estimateTasks(
            'x',
            pool,
            overlaps.map((overlap) => ({ overlap })),
          );
          assert.ok(line.most >= line.total);
          // Pages laid for each answer apart are the worst that can come.
          const rounds = Math.max(0, ...overlaps);
          let pages = 0;
          for (let round = 1; round <= rounds; round += 1) {
            pages += Math.ceil(overlaps.filter((overlap) => overlap >= round).length / size);
          }
          assert.ok(line.most >= pages * 0.08 - 1e-9);
        },
      ),
    );
  });

  it('takes the dearest price where the price depends on a skill', () => {
    const dynamic_pricing_config = {
      type: 'SKILL',
      skill_id: '1',
      intervals: [
        { from: 0, to: 50, reward_per_assignment: 0.1 },
        { from: 50, reward_per_assignment: 0.3 },
      ],
    } as const;
    const line = estimateTasks('x', { reward_per_assignment: 0.05, dynamic_pricing_config }, [{}]);
    assert.equal(line.reward, 0.3);
    assert.equal(line.notes.length, 1);
  });

  it('charges no fee for pages without reward', () => {
    assert.equal(feeFor(10, 0), 0);
    assert.equal(feeFor(10, 0.01), 0.5);
  });

  it('reads a pool spec with its tasks and needs no platform; trainings are free', async () => {
    const workspace = openWorkspace(await folderWith(specs));
    const pool = await estimateSpec(workspace, 'read.pool.yaml');
    assert.deepEqual([pool.suites, pool.reward, pool.fee, pool.total], [4, 0.08, 0.2, 0.28]);
    assert.equal((await estimateSpec(workspace, 'read.training.yaml')).total, 0);
  });

  it('says the same of the pool when it is on the platform', async () => {
    const platform = await startPlatform();
    try {
      const workspace = openWorkspace(await folderWith(specs));
      const { poolId } = await uploadTasks({
        workspace,
        client: platform.client,
        profile: { name: 'sandbox', sandbox: true },
        specPath: 'read.pool.yaml',
      });
      assert.equal((await estimatePool(platform.client, poolId)).total, 0.28);
    } finally {
      await platform.close();
    }
  });
});
