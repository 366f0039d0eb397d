import { submitAssignment } from '../../../../src/sandbox/domain/assignments';
import { textAt } from '../look';
import { poolOf, type Json } from '../platform';
import { addPerformer, take } from '../world';
import {
  distributedPool,
  fullManualPool,
  fullProject,
  templateBuilderView,
  type Cast,
} from './samples';
import type { Stage } from './stage';

/** Objects that show what the examples of the endpoints do not: name of the schema, and answer. */
export async function furtherAnswers(
  stage: Stage,
  cast: Cast,
): Promise<readonly (readonly [schema: string, answer: unknown])[]> {
  const { platform } = stage;
  const task_spec = { ...(fullProject.task_spec as Json), view_spec: templateBuilderView };
  return [
    ['Project', await platform.json('POST', '/api/v1/projects', { ...fullProject, task_spec })],
    ['Pool', await platform.json('POST', '/api/v1/pools', fullManualPool(cast))],
    ['Pool', await platform.json('POST', '/api/v1/pools', distributedPool(cast))],
    ['Assignment', await trainedAssignment(stage)],
    ...(await mergedAnswers(stage)),
  ];
}

const fields = {
  input_spec: { text: { type: 'string' } },
  output_spec: { verdict: { type: 'string' } },
};
const one = { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 };
const right = { output_values: { verdict: 'yes' } };

/** Somebody corrected an answer in a training. */
async function trainedAssignment({ platform }: Stage): Promise<unknown> {
  const project = await platform.json('POST', '/api/v1/projects', {
    public_name: 'Train',
    task_spec: fields,
  });
  const training = await platform.json('POST', '/api/v1/trainings', {
    project_id: textAt(project, 'id'),
    private_name: 'training',
    training_tasks_in_task_suite_count: 1,
    inherited_instructions: true,
  });
  const poolId = textAt(training, 'id');
  await platform.json('POST', '/api/v1/tasks?open_pool=true', {
    pool_id: poolId,
    input_values: { text: 'learn' },
    known_solutions: [right],
    message_on_unknown_solution: 'Look closer',
  });
  const person = await platform.json('POST', '/sandbox/performers', { name: 'Trainee' });
  const who = `/sandbox/performers/${textAt(person, 'id')}/assignments`;
  const suite = await platform.json('POST', who, { pool_id: poolId });
  for (const verdict of ['no', 'yes']) {
    await platform.json('POST', `${who}/${textAt(suite, 'id')}/submit`, {
      solutions: [{ output_values: { verdict } }],
    });
  }
  return platform.json('GET', `/api/v1/assignments/${textAt(suite, 'id')}`);
}

/** An answer that a second pool gets, because it asks the same. */
async function mergedAnswers({
  platform,
  world,
}: Stage): Promise<readonly (readonly [schema: string, answer: unknown])[]> {
  const project = await platform.json('POST', '/api/v1/projects', {
    public_name: 'Merge',
    assignments_automerge_enabled: true,
    task_spec: fields,
  });
  const pools: string[] = [];
  while (pools.length < 2) {
    const pool = poolOf(textAt(project, 'id'), { mixer_config: one });
    const poolId = textAt(await platform.json('POST', '/api/v1/pools', pool), 'id');
    const task = { pool_id: poolId, input_values: { text: 'same' }, overlap: 1 };
    await platform.json('POST', '/api/v1/tasks?open_pool=true', task);
    pools.push(poolId);
  }
  const { id } = take(world, addPerformer(world, 'merger'), pools[0] ?? '');
  submitAssignment(world, id, { solutions: [right], captchas: [] });
  const page = await platform.json('GET', `/api/v1/assignments?pool_id=${pools[1] ?? ''}`);
  const suite = textAt(page, 'items.0.task_suite_id');
  return [
    ['Assignment', page.items],
    ['TaskSuite', await platform.json('GET', `/api/v1/task-suites/${suite}`)],
  ];
}
