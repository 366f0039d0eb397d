import assert from 'node:assert/strict';
import type { CrowdSpec } from '../../../../src/sandbox';
import { lossOf, slownessOf } from '../../../../src/sandbox/crowd/fatigue';
import { readCrowd } from '../../../../src/sandbox/crowd/file';
import { drawFrom } from '../../../../src/sandbox/crowd/spread';
import { randomStream } from '../../../../src/sandbox/random/stream';
import {
  preparePool,
  recordingProject,
  startPlatform,
  type Json,
  type Platform,
} from '../platform';
import { ban, rule } from '../world';

function crowdOf(text: string): CrowdSpec {
  return readCrowd({ file: 'people.yaml', text, readTable: () => '' });
}

/** A pool that the crowd works on until it can do no more, and what it did. */
async function worked(
  crowd: string,
  o: { pool?: Json; project?: Json; tasks?: number; skill?: string } = {},
): Promise<{ platform: Platform; poolId: string; assignments: readonly Json[] }> {
  const platform = await startPlatform({ crowd: crowdOf(crowd) });
  if (o.skill !== undefined) await platform.json('POST', '/api/v1/skills', { name: o.skill });
  const { poolId } = await preparePool(platform, o);
  await platform.json('POST', `/api/v1/pools/${poolId}/open`);
  const assignments = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
  return { platform, poolId, assignments };
}

const statuses = (assignments: readonly Json[]): readonly string[] =>
  [...new Set(assignments.map(({ status }) => String(status)))].sort();

describe('people of a crowd file', () => {
  const open: Platform[] = [];
  const run = async (...args: Parameters<typeof worked>): ReturnType<typeof worked> => {
    const result = await worked(...args);
    open.push(result.platform);
    return result;
  };
  afterEach(async () => {
    for (const { sandbox } of open.splice(0)) await sandbox.close();
  });

  it('are as many as it says, and see only what filters let them see', async () => {
    const languages = { category: 'profile', key: 'languages', operator: 'IN', value: 'FR' };
    const { platform, assignments } = await run(
      `
newcomers: none
groups:
  - { habit: careful, count: 4, languages: [FR], skips: 0, abandons: 0, adult: 1 }
  - { habit: careful, count: 9, languages: [EN] }`,
      { pool: { filter: { and: [languages] } }, tasks: 20 },
    );
    assert.equal((await platform.json('GET', '/sandbox/crowd')).performers, 13);
    assert.equal(new Set(assignments.map(({ user_id }) => String(user_id))).size, 4);
  });

  it('bring skills along, by the name a requester gave them', async () => {
    const { platform } = await run('groups: [{ count: 1 }]', { skill: 'Reader' });
    const { items } = await platform.json('GET', '/api/v1/skills?name=Reader');
    const [skill] = items as Json[];
    const filter = {
      and: [{ category: 'skill', key: skill!.id as string, operator: 'GTE', value: 60 }],
    };
    const people = `
newcomers: none
groups:
  - { name: good, habit: careful, count: 3, skills: { Reader: 80 }, skips: 0 }
  - { name: poor, habit: careful, count: 5, skills: { Reader: { from: 10, to: 50 } } }`;
    const { assignments } = await run(people, { pool: { filter }, skill: 'Reader', tasks: 10 });
    assert.equal(new Set(assignments.map(({ user_id }) => String(user_id))).size, 3);
  });

  it('skip everything, leave everything, or fail every captcha, if that is what they do', async () => {
    const skipping = await run('newcomers: none\ngroups: [{ count: 3, skips: 1 }]');
    assert.deepEqual(statuses(skipping.assignments), ['SKIPPED']);
    const leaving = await run('newcomers: none\ngroups: [{ count: 3, skips: 0, abandons: 1 }]');
    assert.deepEqual(statuses(leaving.assignments), ['EXPIRED']);
    const banned = { configs: [rule('CAPTCHA', {}, [['fail_rate', 'GT', 50]], ban)] };
    const failing = await run(
      'newcomers: none\ngroups: [{ count: 3, skips: 0, abandons: 0, solves_captcha: 0 }]',
      { pool: { quality_control: { captcha_frequency: 'HIGH', ...banned } }, tasks: 60 },
    );
    const { items } = await failing.platform.json('GET', '/api/v1/user-restrictions');
    assert.equal((items as Json[]).length, 3);
  });

  it('come back when a ban is over, if there is still something to do', async () => {
    const short = {
      type: 'RESTRICTION_V2',
      parameters: { scope: 'POOL', duration: 10, duration_unit: 'MINUTES' },
    };
    const parameters = { fast_submit_threshold_seconds: 60 };
    const configs = [
      rule('ASSIGNMENT_SUBMIT_TIME', parameters, [['fast_submitted_count', 'GT', 0]], short),
    ];
    const { assignments } = await run(
      `
newcomers: none
groups:
  - { habit: careful, count: 1, skips: 0, abandons: 0, adult: 1 }
  - { habit: careful, count: 1, skips: 0, abandons: 0, adult: 1, pace: 0.05 }`,
      { pool: { quality_control: { configs } }, tasks: 60 },
    );
    const fast = assignments
      .map(({ user_id, created, submitted }) => ({
        who: String(user_id),
        from: Date.parse(String(created)),
        to: Date.parse(String(submitted)),
      }))
      .filter(({ from, to }) => to - from < 60_000)
      .sort((a, b) => a.from - b.from);
    assert.ok(fast.length > 1);
    const [first, second] = fast;
    assert.ok(second!.from - first!.to >= 10 * 60 * 1000);
  });

  it('always answer the same, where that is their habit', async () => {
    const { assignments } = await run(
      "newcomers: none\ngroups: [{ count: 4, habit: bot, always_answers: 'no' }]",
    );
    const answers = assignments.flatMap(({ solutions }) =>
      (solutions as Json[]).map(
        ({ output_values }) => (output_values as Json).is_correct as string,
      ),
    );
    assert.ok(answers.length > 0);
    assert.deepEqual([...new Set(answers)], ['no']);
  });

  it('hand in recordings of a wrong format', async () => {
    const { platform, poolId } = await run(
      'newcomers: none\ngroups: [{ count: 6, skips: 0, recordings: { spoiled: 1, wrong_format: 1 } }]',
      { project: recordingProject, tasks: 3 },
    );
    const [file] = await platform.all(`/api/v1/attachments?pool_id=${poolId}`);
    assert.match(String(file!.name), /\.txt$/);
    assert.equal(file!.media_type, 'text/plain');
    const answer = await platform.request(
      'GET',
      `/api/v1/attachments/${String(file!.id)}/download`,
    );
    assert.doesNotMatch(await answer.text(), /^RIFF/);
  });

  it('take the time that their pace says', async () => {
    const seconds = async (pace: number): Promise<number> => {
      const people = `newcomers: none\ngroups: [{ habit: careful, count: 3, skips: 0, pace: ${pace} }]`;
      const { assignments } = await run(people);
      const times = assignments
        .filter(({ submitted }) => submitted !== undefined)
        .map(
          ({ created, submitted }) => Date.parse(String(submitted)) - Date.parse(String(created)),
        );
      return times.reduce((sum, time) => sum + time, 0) / times.length / 1000;
    };
    const ratio = (await seconds(1)) / (await seconds(0.1));
    assert.ok(ratio > 8 && ratio < 12, String(ratio));
  });
});

describe('tiredness', () => {
  const fatigue = { afterTasks: 10, overTasks: 20, accuracyLoss: 0.4, slows: 0.5 };

  it('begins after some tasks, grows, and has an end', () => {
    assert.deepEqual(
      [0, 10, 20, 30, 500].map((tasks) => lossOf(fatigue, tasks)),
      [0, 0, 0.2, 0.4, 0.4],
    );
    assert.deepEqual(
      [0, 20, 30].map((tasks) => slownessOf(fatigue, tasks)),
      [1, 1.25, 1.5],
    );
    assert.equal(lossOf(undefined, 500), 0);
  });
});

describe('numbers that differ from person to person', () => {
  it('lie in their range, or around their median', () => {
    const stream = randomStream(1, 'spread');
    const values = Array.from({ length: 4000 }, () => drawFrom({ from: 2, to: 3 }, stream));
    assert.ok(values.every((value) => value >= 2 && value <= 3));
    const around = Array.from({ length: 4000 }, () =>
      drawFrom({ median: 10, spread: 0.3 }, stream),
    );
    const below = around.filter((value) => value < 10).length / around.length;
    assert.ok(Math.abs(below - 0.5) < 0.03, String(below));
    const near = around.filter((value) => value > 7.4 && value < 13.5).length / around.length;
    assert.ok(Math.abs(near - 0.68) < 0.03, String(near));
  });
});
