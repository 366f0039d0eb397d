import type { PlatformClient, Remote } from '../../../src/api';
import type { Pool, Project, Training } from '../../../src/spec/model';
import { plainPool } from '../../support/remoteObjects';

/** A project whose tasks are words, and pools of it, made without specs. */
export function wordsProject(name: string): Project {
  return {
    public_name: name,
    public_description: 'For a test',
    assignments_issuing_type: 'AUTOMATED',
    task_spec: {
      input_spec: { word: { type: 'string', required: true } },
      output_spec: { ok: { type: 'string', required: true, allowed_values: ['yes', 'no'] } },
      view_spec: { type: 'classic', markup: '<p>${word}</p>' },
    },
  };
}

/** Two performers answer each task. */
export function wordsPool(projectId: string, name: string): Pool {
  return {
    ...plainPool(projectId, name),
    defaults: { default_overlap_for_new_task_suites: 2, default_overlap_for_new_tasks: 2 },
  };
}

export function wordsTraining(projectId: string, name: string): Training {
  return {
    project_id: projectId,
    private_name: name,
    may_contain_adult_content: false,
    assignment_max_duration_seconds: 600,
    mix_tasks_in_creation_order: true,
    shuffle_tasks_in_task_suite: false,
    training_tasks_in_task_suite_count: 1,
    task_suites_required_to_pass: 1,
    inherited_instructions: true,
  };
}

/** A pool that does not mix its pages itself. */
export function poolByHand(projectId: string, name: string): Pool {
  const fields = Object.entries(wordsPool(projectId, name));
  return Object.fromEntries(
    fields.filter(([field]) => field !== 'mixer_config'),
  ) as unknown as Pool;
}

/** A closed pool with one task for each word. */
export async function poolWithWords(
  client: PlatformClient,
  projectId: string,
  name: string,
  words: readonly string[],
): Promise<Remote<Pool>> {
  const pool = await client.pools.create(wordsPool(projectId, name));
  if (words.length > 0) {
    const tasks = words.map((word) => ({ pool_id: pool.id, input_values: { word } }));
    await client.operations.wait(await client.tasks.create(tasks, { allowDefaults: true }));
  }
  return pool;
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
