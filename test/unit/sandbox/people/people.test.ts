import assert from 'node:assert/strict';
import { at, listAt, textAt } from '../look';
import {
  choiceProject,
  poolOf,
  recordingProject,
  startPlatform,
  type Json,
  type Platform,
} from '../platform';

const ban = {
  type: 'RESTRICTION_V2',
  parameters: { scope: 'POOL', duration_unit: 'PERMANENT', private_comment: 'by a rule' },
};

function rule(type: string, conditions: Json[]): Json {
  return { collector_config: { type }, rules: [{ conditions, action: ban }] };
}

describe('people who work by hand', () => {
  let platform: Platform;
  let projectId: string;

  before(async () => {
    platform = await startPlatform({ seed: 5 });
    projectId = String((await platform.json('POST', '/api/v1/projects', choiceProject)).id);
  });
  after(() => platform.sandbox.close());

  const person = (body: Json): Promise<Json> => platform.json('POST', '/sandbox/performers', body);

  /** An open pool whose tasks are all for these people, so that the crowd leaves them alone. */
  async function openPool(people: Json[], changes: Json = {}, tasks: Json = {}): Promise<string> {
    const pool = await platform.json(
      'POST',
      '/api/v1/pools',
      poolOf(projectId, {
        mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0 },
        ...changes,
      }),
    );
    await platform.json(
      'POST',
      '/api/v1/tasks?open_pool=true',
      [1, 2, 3, 4].map((number) => ({
        pool_id: String(pool.id),
        input_values: { text: `text ${number}` },
        overlap: 5,
        reserved_for: people.map(({ id }) => String(id)),
        ...tasks,
      })),
    );
    return String(pool.id);
  }

  const take = (who: Json, poolId: string): Promise<Json> =>
    platform.json('POST', `/sandbox/performers/${who.id}/assignments`, { pool_id: poolId });

  const submit = (who: Json, suite: Json, answers: string[]): Promise<Json> =>
    platform.json('POST', `/sandbox/performers/${who.id}/assignments/${suite.id}/submit`, {
      solutions: answers.map((answer) => ({ output_values: { is_correct: answer } })),
    });

  async function offer(who: Json, poolId: string): Promise<Json> {
    const offers = await platform.json('GET', `/sandbox/performers/${who.id}/pools`);
    const found = (offers as Json[]).find(({ pool }) => (pool as Json).id === poolId);
    assert.ok(found, 'the pool is not offered');
    return found;
  }

  it('stand for one person a name', async () => {
    const first = await person({ name: 'Ann', languages: ['DE'], country: 'DE' });
    const again = await person({ name: 'Ann' });
    assert.equal(again.id, first.id);
    assert.deepEqual(again.languages, ['DE']);
    assert.equal(again.region_by_phone, 96);
    assert.notEqual((await person({ name: 'Bob' })).id, first.id);
    const { status, error } = await platform.refused('POST', '/sandbox/performers', { gender: 1 });
    assert.equal(status, 400);
    assert.equal(at(error, 'payload.gender.code'), 'UNKNOWN_ENUM_VALUE');
  });

  it('take a suite, keep it until it is submitted, and are paid like anybody', async () => {
    const ann = await person({ name: 'Ann' });
    const poolId = await openPool([ann]);
    assert.equal((await offer(ann, poolId)).can_take, true);
    const suite = await take(ann, poolId);
    assert.equal(suite.status, 'ACTIVE');
    assert.equal((await take(ann, poolId)).id, suite.id);
    assert.equal((await offer(ann, poolId)).assignment_id, suite.id);
    const before = await platform.json('GET', '/api/v1/requester');
    const answer = await submit(ann, suite, ['yes', 'no']);
    assert.equal(at(answer, 'assignment.status'), 'ACCEPTED');
    const after = await platform.json('GET', '/api/v1/requester');
    assert.equal(Math.round((Number(before.balance) - Number(after.balance)) * 100), 2);
    const listed = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
    assert.deepEqual(
      [0, 1].map((index) => at(listed, `0.solutions.${index}.output_values.is_correct`)),
      ['yes', 'no'],
    );
    assert.notEqual((await take(ann, poolId)).id, suite.id);
  });

  it('are told which answers the project does not take', async () => {
    const ann = await person({ name: 'Ann' });
    const suite = await take(ann, await openPool([ann]));
    const path = `/sandbox/performers/${ann.id}/assignments/${suite.id}/submit`;
    const wrong = await platform.refused('POST', path, {
      solutions: [{ output_values: { is_correct: 'perhaps' } }, { output_values: {} }],
    });
    assert.equal(wrong.status, 400);
    assert.equal(wrong.error.code, 'VALIDATION_ERROR');
    assert.deepEqual(Object.keys(wrong.error.payload as Json), [
      'solutions.0.output_values.is_correct',
      'solutions.1.output_values.is_correct',
    ]);
    const short = await platform.refused('POST', path, {
      solutions: [{ output_values: { is_correct: 'yes' } }],
    });
    assert.equal(at(short.error, 'payload.solutions.code'), 'ARRAY_SIZE_LESS_THAN_MIN');
  });

  it('may skip, and never get the same tasks again', async () => {
    const ann = await person({ name: 'Ann' });
    const poolId = await openPool([ann]);
    const suite = await take(ann, poolId);
    const path = `/sandbox/performers/${ann.id}/assignments/${suite.id}`;
    assert.equal((await platform.json('POST', `${path}/skip`)).status, 'SKIPPED');
    const { status, error } = await platform.refused('POST', `${path}/skip`);
    assert.deepEqual([status, error.code], [409, 'INAPPROPRIATE_STATUS']);
    const next = await take(ann, poolId);
    const ids = (suite.tasks as Json[]).map(({ id }) => id as string);
    assert.ok((next.tasks as Json[]).every(({ id }) => !ids.includes(String(id))));
  });

  it('learn why they get nothing', async () => {
    const ann = await person({ name: 'Ann', languages: ['EN'] });
    const filter: unknown = { category: 'profile', key: 'languages', operator: 'IN', value: 'FR' };
    const french = await openPool([ann], { filter });
    assert.equal(at(await offer(ann, french), 'reason.code'), 'FILTERED');
    const refused = await platform.refused('POST', `/sandbox/performers/${ann.id}/assignments`, {
      pool_id: french,
    });
    assert.deepEqual([refused.status, refused.error.code], [409, 'FILTERED']);
    const poolId = await openPool([{ id: 'somebody else' }]);
    assert.equal(at(await offer(ann, poolId), 'reason.code'), 'NO_TASKS');
    const own = await openPool([ann]);
    await platform.json('PUT', '/api/v1/user-restrictions', {
      scope: 'POOL',
      pool_id: own,
      user_id: textAt(ann, 'id'),
    });
    assert.equal(at(await offer(ann, own), 'reason.code'), 'RESTRICTED');
    const french2 = await person({ name: 'Ann', languages: ['FR'] });
    assert.equal((await offer(french2, french)).can_take, true);
  });

  it('are judged by the same rules as the crowd, and see what they got', async () => {
    const ann = await person({ name: 'Ann' });
    const quality_control = {
      configs: [
        rule('SKIPPED_IN_ROW_ASSIGNMENTS', [
          { key: 'skipped_in_row_count', operator: 'GTE', value: 2 },
        ]),
        rule('ANSWER_COUNT', [{ key: 'assignments_accepted_count', operator: 'GTE', value: 1 }]),
      ],
    };
    const poolId = await openPool([ann], { quality_control });
    const answer = await submit(ann, await take(ann, poolId), ['yes', 'yes']);
    assert.equal(listAt(answer, 'restrictions').length, 1);
    assert.equal(at(answer, 'restrictions.0.private_comment'), 'by a rule');
    assert.equal(at(await offer(ann, poolId), 'reason.code'), 'RESTRICTED');
  });

  it('train: a wrong page stays with its hints, and the first answers count', async () => {
    const ann = await person({ name: 'Trainee' });
    const training = await platform.json('POST', '/api/v1/trainings', {
      project_id: projectId,
      private_name: 'training',
      training_tasks_in_task_suite_count: 2,
      task_suites_required_to_pass: 1,
      inherited_instructions: true,
    });
    await platform.json(
      'POST',
      '/api/v1/tasks',
      ['a', 'b'].map((text) => ({
        pool_id: textAt(training, 'id'),
        input_values: { text },
        known_solutions: [{ output_values: { is_correct: 'yes' } }],
        message_on_unknown_solution: `Look at ${text}`,
      })),
    );
    const requirement = {
      training_pool_id: textAt(training, 'id'),
      training_passing_skill_value: 50,
    };
    const poolId = await openPool([ann], {
      quality_control: { training_requirement: requirement, configs: [] },
    });
    assert.equal(at(await offer(ann, poolId), 'reason.code'), 'TRAINING_REQUIRED');
    await platform.request('POST', `/api/v1/trainings/${training.id}/open`);
    assert.equal(at(await offer(ann, poolId), 'reason.training_id'), training.id);
    const page = await take(ann, String(training.id));
    const first = await submit(ann, page, ['yes', 'no']);
    assert.equal(at(first, 'assignment.status'), 'ACTIVE');
    assert.equal(listAt(first, 'hints').length, 1);
    assert.equal(at(first, 'hints.0.task_index'), 1);
    assert.match(textAt(first, 'hints.0.message'), /^Look at [ab]$/);
    const second = await submit(ann, page, ['yes', 'yes']);
    assert.equal(second.hints, undefined);
    assert.equal(at(second, 'assignment.status'), 'ACCEPTED');
    assert.equal(
      at(second, 'assignment.first_declined_solution_attempt.1.output_values.is_correct'),
      'no',
    );
    const skills = await platform.all(`/api/v1/user-skills?user_id=${ann.id}`);
    assert.equal(skills[0]?.exact_value, 50);
    assert.equal((await offer(ann, poolId)).can_take, true);
  });

  it('upload files for the suite in hand, and answer with their ids', async () => {
    const ann = await person({ name: 'Ann' });
    const project = await platform.json('POST', '/api/v1/projects', recordingProject);
    const mixer_config = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
    const pool = poolOf(String(project.id), { mixer_config });
    const { id: poolId } = await platform.json('POST', '/api/v1/pools', pool);
    await platform.json('POST', '/api/v1/tasks?open_pool=true', {
      pool_id: String(poolId),
      input_values: { text: 'Read me' },
      overlap: 1,
      reserved_for: [String(ann.id)],
    });
    const suite = await take(ann, String(poolId));
    const path = `/sandbox/performers/${ann.id}/assignments/${suite.id}`;
    const recording = Buffer.from([1, 2, 3, 255]);
    const sent = await fetch(`${platform.sandbox.url}${path}/attachments?name=me.wav`, {
      method: 'POST',
      headers: {
        authorization: `OAuth ${platform.sandbox.token}`,
        'content-type': 'audio/wav',
      },
      body: recording,
    });
    assert.equal(sent.status, 201);
    const { id: fileId } = (await sent.json()) as Json;
    const strange = await platform.refused('POST', `${path}/submit`, {
      solutions: [{ output_values: { audio: 'no-such-file' } }],
    });
    assert.deepEqual(Object.keys(strange.error.payload as Json), [
      'solutions.0.output_values.audio',
    ]);
    await platform.json('POST', `${path}/submit`, {
      solutions: [{ output_values: { audio: String(fileId) } }],
    });
    const download = await platform.request('GET', `/api/v1/attachments/${fileId}/download`);
    assert.equal(download.headers.get('content-type'), 'audio/wav');
    assert.deepEqual(Buffer.from(await download.arrayBuffer()), recording);
    const listed = await platform.all(`/api/v1/attachments?assignment_id=${suite.id}`);
    assert.equal(listed[0]?.name, 'me.wav');
  });

  it('are nobody of the crowd, and the crowd is nobody of theirs', async () => {
    const { status } = await platform.refused('GET', '/sandbox/performers/nobody/pools');
    assert.equal(status, 404);
    const eve = await person({ name: 'Eve', country: 'FR' });
    const metadata = await platform.json('GET', `/api/v1/user-metadata/${eve.id}`);
    assert.equal(metadata.country, 'FR');
  });
});
