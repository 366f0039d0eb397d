import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBuffer } from 'music-metadata';
import {
  choiceProject,
  poolOf,
  preparePool,
  recordingProject,
  startPlatform,
  type Json,
  type Platform,
} from '../platform';
import { ban, rule } from '../world';

/** Everything people answered in a pool, without times. */
async function answersOf(platform: Platform, poolId: string): Promise<string> {
  const all = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
  const bare = all.map(({ id, user_id, status, tasks, solutions }) => ({
    id: id as string,
    user_id: user_id as string,
    status: status as string,
    texts: (tasks as Json[]).map((task) => task.input_values as Json),
    solutions: solutions as unknown,
  }));
  return JSON.stringify(bare);
}

async function withPlatform<T>(
  use: (platform: Platform) => Promise<T>,
  options: Parameters<typeof startPlatform>[0] = {},
): Promise<T> {
  const platform = await startPlatform(options);
  try {
    return await use(platform);
  } finally {
    await platform.sandbox.close();
  }
}

describe('sandbox crowd', () => {
  const run = (seed: number): Promise<string> =>
    withPlatform(
      async (platform) => {
        const { poolId } = await preparePool(platform, { tasks: 300 });
        await platform.json('POST', `/api/v1/pools/${poolId}/open`);
        const pool = await platform.closed(poolId);
        assert.equal(pool.last_close_reason, 'COMPLETED');
        return answersOf(platform, poolId);
      },
      { seed },
    );

  it('answers the same for the same seed and calls, and otherwise for another seed', async () => {
    const [first, second, other] = [await run(7), await run(7), await run(8)];
    assert.equal(first, second);
    assert.notEqual(first, other);
  });

  it('meets a request only when it has come to rest', async () => {
    await withPlatform(async (platform) => {
      const { poolId } = await preparePool(platform, { tasks: 300 });
      await platform.json('POST', `/api/v1/pools/${poolId}/open`);
      const answered = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
      assert.ok(answered.length > 0);
      assert.ok(answered.every(({ status }) => status !== 'ACTIVE'));
      const { status } = await platform.json('GET', `/api/v1/pools/${poolId}`);
      assert.equal(status, 'CLOSED');
    });
  });

  it('answers what the output fields ask for, and mostly right where the answer is known', async () => {
    await withPlatform(async (platform) => {
      const project = {
        ...choiceProject,
        task_spec: {
          ...choiceProject.task_spec,
          output_spec: {
            is_correct: { type: 'string', allowed_values: ['yes', 'no'] },
            count: { type: 'integer', min_value: 1, max_value: 4 },
            tags: { type: 'array_string', min_size: 2 },
            remark: { type: 'string', required: false },
          },
        },
      };
      const { poolId } = await preparePool(platform, {
        project,
        tasks: 40,
        pool: {
          mixer_config: { real_tasks_count: 4, golden_tasks_count: 1, training_tasks_count: 0 },
        },
      });
      const golden = Array.from({ length: 20 }, (_, index) => ({
        pool_id: poolId,
        input_values: { text: `known ${index}` },
        known_solutions: [{ output_values: { is_correct: index % 2 === 0 ? 'yes' : 'no' } }],
      }));
      await platform.json('POST', '/api/v1/tasks?allow_defaults=true', golden);
      await platform.json('POST', `/api/v1/pools/${poolId}/open`);
      await platform.closed(poolId);
      let right = 0;
      let known = 0;
      for (const { tasks, solutions } of await platform.all(
        `/api/v1/assignments?pool_id=${poolId}&status=ACCEPTED`,
      )) {
        (solutions as Json[]).forEach(({ output_values: values }, index) => {
          const given = values as Json;
          assert.ok(['yes', 'no'].includes(given.is_correct as string));
          assert.ok(Number.isInteger(given.count) && given.count >= 1 && given.count <= 4);
          assert.equal((given.tags as unknown[]).length, 2);
          assert.ok(!('remark' in given));
          const known_solutions = (tasks as Json[])[index]!.known_solutions as Json[] | undefined;
          const solution = known_solutions?.[0]?.output_values as Json | undefined;
          if (!solution) return;
          known += 1;
          if (solution.is_correct === given.is_correct) right += 1;
        });
      }
      assert.ok(known >= 20 && right / known > 0.7 && right < known, `${right} of ${known}`);
    });
  });

  it('records real WAV files as long as the text asks, faulty ones among them, and hears which', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-audio-'));
    try {
      await withPlatform(async (platform) => {
        const { poolId } = await preparePool(platform, {
          project: recordingProject,
          tasks: 60,
          pool: {
            auto_accept_solutions: false,
            auto_accept_period_day: 5,
            defaults: { default_overlap_for_new_task_suites: 1 },
            mixer_config: { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 },
          },
        });
        await platform.json('POST', `/api/v1/pools/${poolId}/open`);
        await platform.closed(poolId);
        const attachments = await platform.all(`/api/v1/attachments?pool_id=${poolId}`);
        assert.equal(attachments.length, 60);
        const mount = await platform.json('POST', '/sandbox/mounts', { prefix: 'audio', folder });
        const seen = new Set<string>();
        for (const { id, name, media_type: type, attachment_type: kind } of attachments) {
          assert.deepEqual([type, kind], ['audio/wav', 'ASSIGNMENT_ATTACHMENT']);
          assert.match(String(name), /\.wav$/);
          const bytes = await download(platform, String(id));
          seen.add(createHash('sha256').update(bytes).digest('hex'));
          writeFileSync(join(folder, `${String(id)}.wav`), bytes);
          const { format } = await parseBuffer(bytes, { path: 'a.wav' });
          assert.equal(format.sampleRate, 8000);
          assert.ok(format.duration! > 0.1 && format.duration! < 21);
        }
        assert.equal(seen.size, 60);
        await judgeByEar(
          platform,
          attachments.map(({ id }) => `${String(mount.url)}${String(id)}.wav`),
        );
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('replaces the banned, so that a pool with hard rules is finished all the same', async () => {
    await withPlatform(async (platform) => {
      const strict = rule(
        'SKIPPED_IN_ROW_ASSIGNMENTS',
        {},
        [['skipped_in_row_count', 'GTE', 0]],
        ban,
      );
      const everybody = rule('ANSWER_COUNT', {}, [['assignments_accepted_count', 'GTE', 1]], ban);
      const { poolId } = await preparePool(platform, {
        tasks: 100,
        pool: {
          quality_control: { configs: [strict, everybody] },
          defaults: { default_overlap_for_new_task_suites: 6 },
        },
      });
      await platform.json('POST', `/api/v1/pools/${poolId}/open`);
      assert.equal((await platform.closed(poolId)).last_close_reason, 'COMPLETED');
      const { created } = await platform.json('GET', '/sandbox/stats');
      assert.ok((created as { performers: number }).performers > 100);
    });
  });

  it('invites people who fit a filter that nobody in the crowd meets', async () => {
    await withPlatform(async (platform) => {
      const { poolId } = await preparePool(platform, {
        pool: {
          filter: { and: [{ category: 'profile', key: 'languages', operator: 'IN', value: 'IS' }] },
        },
      });
      await platform.json('POST', `/api/v1/pools/${poolId}/open`);
      assert.equal((await platform.closed(poolId)).last_close_reason, 'COMPLETED');
      const [assignment] = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
      const person = await platform.json(
        'GET',
        `/api/v1/user-metadata/${String(assignment!.user_id)}`,
      );
      assert.ok((person.languages as string[]).includes('IS'));
    });
  });

  it('goes through the training on the way into the pool, and takes dates from simulated time', async () => {
    await withPlatform(async (platform) => {
      const project = await platform.json('POST', '/api/v1/projects', choiceProject);
      const training = await platform.json('POST', '/api/v1/trainings', {
        project_id: String(project.id),
        private_name: 't',
        training_tasks_in_task_suite_count: 5,
        task_suites_required_to_pass: 1,
        assignment_max_duration_seconds: 600,
        inherited_instructions: true,
      });
      const lessons = Array.from({ length: 10 }, (_, index) => ({
        pool_id: training.id as string,
        input_values: { text: `lesson ${index}` },
        known_solutions: [{ output_values: { is_correct: 'yes' } }],
        message_on_unknown_solution: 'Look again.',
        infinite_overlap: true,
      }));
      await platform.json('POST', '/api/v1/tasks', lessons);
      const requirement = {
        training_pool_id: training.id as string,
        training_passing_skill_value: 80,
      };
      const pool = await platform.json(
        'POST',
        '/api/v1/pools',
        poolOf(String(project.id), {
          quality_control: { configs: [], training_requirement: requirement },
        }),
      );
      const tasks = [1, 2, 3].map((number) => ({
        pool_id: pool.id as string,
        input_values: { text: `t ${number}` },
      }));
      await platform.json('POST', '/api/v1/tasks?allow_defaults=true', tasks);
      await platform.json('POST', `/api/v1/pools/${String(training.id)}/open`);
      await platform.json('POST', `/api/v1/pools/${String(pool.id)}/open`);
      const closed = await platform.closed(String(pool.id));
      const lastedMinutes = (time(closed.last_stopped) - time(closed.last_started)) / 60_000;
      assert.ok(lastedMinutes > 5, `${lastedMinutes} min`);
      const done = await platform.all(
        `/api/v1/assignments?pool_id=${String(training.id)}&status=ACCEPTED`,
      );
      assert.ok(done.length > 0);
      assert.ok(done.every((item) => Array.isArray(item.first_declined_solution_attempt)));
      for (const { created, submitted } of done) {
        assert.ok(time(submitted) - time(created) > 100_000);
      }
      const workers = await platform.all(
        `/api/v1/assignments?pool_id=${String(pool.id)}&status=ACCEPTED`,
      );
      const trained = new Set(done.map((item) => String(item.user_id)));
      assert.ok(workers.every((item) => trained.has(String(item.user_id))));
    });
  });
});

function time(date: unknown): number {
  return Date.parse(String(date));
}

async function download(platform: Platform, id: string): Promise<Uint8Array> {
  const response = await platform.request('GET', `/api/v1/attachments/${id}/download`);
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

/** Two answers out of three hear the faults: about one recording in ten has one. */
async function judgeByEar(platform: Platform, urls: string[]): Promise<void> {
  const project = await platform.json('POST', '/api/v1/projects', {
    ...choiceProject,
    task_spec: {
      ...choiceProject.task_spec,
      input_spec: { audio: { type: 'url' } },
    },
  });
  const pool = await platform.json('POST', '/api/v1/pools', poolOf(String(project.id)));
  const poolId = String(pool.id);
  const tasks = urls.map((audio) => ({ pool_id: poolId, input_values: { audio } }));
  await platform.json('POST', '/api/v1/tasks?allow_defaults=true&open_pool=true', tasks);
  await platform.closed(poolId);
  const operation = await platform.json('POST', '/api/v1/aggregated-solutions/aggregate-by-pool', {
    type: 'DAWID_SKENE',
    pool_id: poolId,
    fields: [{ name: 'is_correct' }],
  });
  const { items } = await platform.json(
    'GET',
    `/api/v1/aggregated-solutions/${String(operation.id)}?limit=1000`,
  );
  const refused = (items as Json[]).filter(
    (item) => (item.output_values as Json).is_correct === 'no',
  );
  assert.equal((items as Json[]).length, urls.length);
  assert.ok(refused.length >= 1 && refused.length < 20, `${refused.length} refused`);
}
