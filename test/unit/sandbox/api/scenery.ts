import {
  expireAssignment,
  skipAssignment,
  submitAssignment,
} from '../../../../src/sandbox/domain/assignments';
import type { PerformerRow } from '../../../../src/sandbox/domain/rows';
import { textAt } from '../look';
import { poolOf, type Json } from '../platform';
import { addPerformer, take } from '../world';
import { castOf, fullTask, fullTaskSuite, type Cast } from './samples';
import type { Stage } from './stage';

/** A cast, and several of everything that can be listed, made at different times. */
export interface Scenery extends Cast {
  /** Nothing is in it any more. */
  readonly emptyProjectId: string;
  readonly sparePoolId: string;
  readonly openPoolId: string;
  readonly spareTrainingId: string;
  readonly openTrainingId: string;
  readonly fullTaskId: string;
  readonly fullSuiteId: string;
  readonly aggregationId: string;
  readonly batchOperationId: string;
  readonly assignmentId: string;
  readonly attachmentId: string;
  readonly attachmentPoolId: string;
  readonly webhookId: string;
  readonly spareWebhookId: string;
  readonly bonusId: string;
  readonly restrictionId: string;
  readonly userSkillId: string;
}

export async function sceneryOf(stage: Stage): Promise<Scenery> {
  const cast = await castOf(stage);
  const people = ['ada', 'ben'].map((key) => addPerformer(stage.world, key));
  const emptyProjectId = await addProjects(stage);
  const [openPoolId, sparePoolId] = await addPools(stage, 'pools', cast);
  const [openTrainingId, spareTrainingId] = await addPools(stage, 'trainings', cast);
  const fullTaskId = await made(stage, '/api/v1/tasks', fullTask(cast));
  const fullSuiteId = await made(stage, '/api/v1/task-suites', fullTaskSuite(cast));
  await addTasks(stage, cast);
  const { items } = await addAssignments(stage, cast, people);
  await addSkills(stage, cast, people);
  return {
    ...cast,
    ...{ emptyProjectId, openPoolId, sparePoolId, openTrainingId, spareTrainingId },
    ...{ fullTaskId, fullSuiteId },
    ...(await addMoney(stage, cast, people)),
    ...(await addMessages(stage, cast, people)),
    ...(await addFiles(stage)),
    ...(await addAnswersInSum(stage, cast)),
    assignmentId: textAt(items, '0.id'),
    userSkillId: await firstId(stage, '/api/v1/user-skills'),
    restrictionId: await firstId(stage, '/api/v1/user-restrictions'),
  };
}

async function firstId({ platform }: Stage, list: string): Promise<string> {
  return textAt(await platform.json('GET', list), 'items.0.id');
}

async function made({ platform }: Stage, path: string, body: unknown): Promise<string> {
  return textAt(await platform.json('POST', path, body), 'id');
}

/** Answers the id of the last one that is not archived. */
async function addProjects(stage: Stage): Promise<string> {
  let last = '';
  for (const name of ['Zebra', 'Aardvark', 'Mole']) {
    stage.wait(60);
    const project = await stage.platform.json('POST', '/api/v1/projects', {
      public_name: name,
      private_comment: `about ${name}`,
      task_spec: { input_spec: {}, output_spec: {} },
    });
    if (name === 'Mole') {
      await stage.platform.json('POST', `/api/v1/projects/${textAt(project, 'id')}/archive`);
    } else last = textAt(project, 'id');
  }
  return last;
}

/** Three pools or trainings with a task each; answers the ids of one left open and one closed. */
async function addPools(
  stage: Stage,
  kind: 'pools' | 'trainings',
  { projectId, mapProjectId }: Cast,
): Promise<readonly [open: string, closed: string]> {
  const mixer = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
  let [open, closed] = ['', ''];
  for (const [index, project] of [projectId, mapProjectId, projectId, projectId].entries()) {
    stage.wait(60);
    const training = {
      project_id: project,
      private_name: 'listed',
      training_tasks_in_task_suite_count: 1,
      inherited_instructions: true,
    };
    const pool = poolOf(project, { mixer_config: mixer });
    const id = await made(stage, `/api/v1/${kind}`, kind === 'pools' ? pool : training);
    await made(stage, '/api/v1/tasks', {
      pool_id: id,
      input_values: { text: 'x' },
      infinite_overlap: true,
      known_solutions: [{ output_values: { verdict: 'yes' } }],
    });
    stage.wait(60);
    await stage.platform.request('POST', `/api/v1/${kind}/${id}/open`);
    stage.wait(60);
    if (index % 2 === 0) open = id;
    else {
      await stage.platform.request('POST', `/api/v1/${kind}/${id}/close`);
      closed = id;
    }
  }
  return [open, closed];
}

async function addTasks(stage: Stage, { poolId, suitePoolId }: Cast): Promise<void> {
  for (const overlap of [2, 3, 4]) {
    stage.wait(60);
    await stage.platform.json('POST', '/api/v1/tasks', {
      pool_id: poolId,
      input_values: { text: `overlap ${overlap}` },
      overlap,
    });
    await stage.platform.json('POST', '/api/v1/task-suites', {
      pool_id: suitePoolId,
      tasks: [{ input_values: { text: `overlap ${overlap}` } }],
      overlap,
    });
  }
}

/** Suites in every state, of two people. */
async function addAssignments(
  stage: Stage,
  { poolId }: Cast,
  people: readonly PerformerRow[],
): Promise<{ readonly items: unknown }> {
  const { world, platform } = stage;
  for (const performer of people) {
    for (const state of ['submitted', 'accepted', 'rejected', 'skipped', 'expired', 'active']) {
      stage.wait(30);
      const { id } = take(world, performer, poolId);
      stage.wait(45);
      if (state === 'active') continue;
      if (state === 'skipped') skipAssignment(world, id);
      else if (state === 'expired') expireAssignment(world, id);
      else {
        const solutions = [{ output_values: { verdict: 'yes' } }];
        submitAssignment(world, id, { solutions, captchas: [] });
      }
      stage.wait(45);
      if (state !== 'accepted' && state !== 'rejected') continue;
      await platform.json('PATCH', `/api/v1/assignments/${id}`, {
        status: state.toUpperCase(),
        public_comment: 'seen',
      });
    }
  }
  const page = await platform.json('GET', `/api/v1/assignments?pool_id=${poolId}&status=ACCEPTED`);
  return { items: page.items };
}

async function addSkills(
  stage: Stage,
  { skillId, projectId, poolId }: Cast,
  people: readonly PerformerRow[],
): Promise<void> {
  const { platform, world } = stage;
  for (const [index, name] of ['quick', 'careful', 'awake'].entries()) {
    stage.wait(60);
    const made = await platform.json('POST', '/api/v1/skills', { name });
    for (const { id } of people) {
      stage.wait(60);
      const value = { user_id: id, value: 40 + index };
      await platform.json('PUT', '/api/v1/user-skills', { skill_id: textAt(made, 'id'), ...value });
      await platform.json('PUT', '/api/v1/user-skills', { skill_id: skillId, ...value });
    }
  }
  for (const [index, scope] of ['ALL_PROJECTS', 'PROJECT', 'POOL'].entries()) {
    stage.wait(60);
    await platform.json('PUT', '/api/v1/user-restrictions', {
      scope,
      user_id: people[index % 2]?.id,
      ...(scope === 'PROJECT' && { project_id: projectId }),
      ...(scope === 'POOL' && { pool_id: poolId }),
      private_comment: 'listed',
      will_expire: '2027-01-01',
    });
  }
  stage.wait(60);
  const row = { id: '59999999', scope: 'SYSTEM', userId: 'bad', created: world.date() } as const;
  world.store.userRestrictions.put(row);
}

async function addMoney(
  stage: Stage,
  { submitted, poolId }: Cast,
  people: readonly PerformerRow[],
): Promise<Pick<Scenery, 'bonusId' | 'webhookId' | 'spareWebhookId'>> {
  let bonusId = '';
  for (const [index, { id }] of [...people, ...people].entries()) {
    stage.wait(60);
    const bonus = await stage.platform.json('POST', '/api/v1/user-bonuses', {
      user_id: id,
      amount: 0.01 + index / 100,
      private_comment: `bonus ${index}`,
      without_message: true,
      assignment_id: submitted(),
    });
    bonusId = textAt(bonus, 'id');
  }
  let [webhookId, spareWebhookId] = ['', ''];
  for (const event_type of ['POOL_CLOSED', 'ASSIGNMENT_CREATED', 'ASSIGNMENT_SUBMITTED']) {
    stage.wait(60);
    const subscription = await stage.platform.json('PUT', '/api/v1/webhook-subscriptions', {
      webhook_url: 'http://127.0.0.1:9/hook',
      event_type,
      pool_id: poolId,
    });
    spareWebhookId = webhookId;
    webhookId = textAt(subscription, 'id');
  }
  return { bonusId, webhookId, spareWebhookId };
}

async function addMessages(
  { platform, wait }: Stage,
  { threadId }: Cast,
  people: readonly PerformerRow[],
): Promise<object> {
  const text: Json = { EN: 'Listed' };
  for (const folder of ['IMPORTANT', 'UNREAD', 'INBOX']) {
    wait(60);
    const made = await platform.json('POST', '/api/v1/message-threads/compose', {
      recipients_select_type: 'DIRECT',
      recipients_ids: people.map(({ id }) => id),
      topic: text,
      text,
      answerable: true,
    });
    await platform.json('POST', `/api/v1/message-threads/${textAt(made, 'id')}/add-to-folders`, {
      folders: [folder],
    });
  }
  await platform.json('POST', `/api/v1/message-threads/${threadId}/reply`, { text });
  return {};
}

/** Recordings of two people who work by hand. */
async function addFiles(stage: Stage): Promise<Pick<Scenery, 'attachmentId' | 'attachmentPoolId'>> {
  const { platform } = stage;
  const { base, poolId } = await recordingPool(stage);
  let attachmentId = '';
  for (const name of ['Carl', 'Dora']) {
    const person = await platform.json('POST', '/sandbox/performers', { name });
    const who = `/sandbox/performers/${textAt(person, 'id')}/assignments`;
    const suite = await platform.json('POST', who, { pool_id: poolId });
    for (const file of ['one.wav', `${name}.wav`]) {
      stage.wait(60);
      const sent = await fetch(`${base}${who}/${textAt(suite, 'id')}/attachments?name=${file}`, {
        method: 'POST',
        headers: { authorization: 'OAuth stage', 'content-type': 'audio/wav' },
        body: 'RIFF',
      });
      attachmentId = textAt(await sent.json(), 'id');
    }
  }
  return { attachmentId, attachmentPoolId: poolId };
}

async function recordingPool({
  platform,
}: Stage): Promise<{ readonly base: string; readonly poolId: string }> {
  const project = await platform.json('POST', '/api/v1/projects', {
    public_name: 'Record',
    task_spec: { input_spec: {}, output_spec: { audio: { type: 'file' } } },
  });
  const mixer = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
  const pool = await platform.json(
    'POST',
    '/api/v1/pools',
    poolOf(textAt(project, 'id'), { mixer_config: mixer }),
  );
  const poolId = textAt(pool, 'id');
  await platform.json('POST', '/api/v1/tasks?open_pool=true', {
    pool_id: poolId,
    input_values: {},
    overlap: 5,
  });
  return { base: platform.sandbox.url, poolId };
}

async function addAnswersInSum(
  { platform, world }: Stage,
  { poolId, submitted }: Cast,
): Promise<Pick<Scenery, 'aggregationId' | 'batchOperationId'>> {
  for (let count = 0; count < 4; count++) {
    await platform.json('PATCH', `/api/v1/assignments/${submitted()}`, { status: 'ACCEPTED' });
  }
  const aggregation = await platform.json(
    'POST',
    '/api/v1/aggregated-solutions/aggregate-by-pool',
    { type: 'DAWID_SKENE', pool_id: poolId, fields: [{ name: 'verdict' }] },
  );
  world.clock.advanceTo(world.clock.now() + 60_000);
  const path = '/api/v1/tasks?async_mode=true&skip_invalid_items=true';
  const task = { pool_id: poolId, overlap: 1, __item_idx: '0' };
  const batch = await platform.json('POST', path, [
    { ...task, input_values: { text: 'good' } },
    { ...task, input_values: { nothing: 1 } },
  ]);
  const failed = [{ ...task, input_values: {} }];
  await platform.json('POST', '/api/v1/tasks?async_mode=true', failed);
  return { aggregationId: textAt(aggregation, 'id'), batchOperationId: textAt(batch, 'id') };
}
