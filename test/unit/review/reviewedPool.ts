import type { Assignment, PlatformClient } from '../../../src/api';
import { actOnPool, waitPool } from '../../../src/deploy';
import type { Pool, Project } from '../../../src/spec/model';
import { all, startPlatform, type TestPlatform } from '../deploy/platform';

/** A pool whose answers wait for a verdict, on a sandbox of the test's own. */
export interface ReviewedPool extends TestPlatform {
  readonly projectId: string;
  readonly poolId: string;
  submitted(): Promise<readonly Assignment[]>;
}

export const readingProject: Project = {
  public_name: 'Read',
  public_description: 'Read a text and say whether it is good.',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string', required: true } },
    output_spec: { good: { type: 'string', required: true, allowed_values: ['yes', 'no'] } },
    view_spec: {
      type: 'tb',
      config: JSON.stringify({
        view: { type: 'view.text', content: { type: 'data.input', path: 'text' } },
      }),
      lock: { core: '1.0.0', 'view.text': '1.0.0' },
    },
  },
};

export function readingPool(projectId: string): Pool {
  return {
    project_id: projectId,
    private_name: 'Reading',
    may_contain_adult_content: false,
    will_expire: '2099-12-31T00:00:00',
    reward_per_assignment: 0.02,
    assignment_max_duration_seconds: 600,
    auto_accept_solutions: false,
    auto_accept_period_day: 7,
    defaults: {
      default_overlap_for_new_tasks: 1,
      default_overlap_for_new_task_suites: 1,
    },
    mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0 },
  };
}

/** Two tasks a page, each done once; the crowd is paused afterwards. */
export async function reviewedPool(tasks = 24): Promise<ReviewedPool> {
  const platform = await startPlatform();
  const { client } = platform;
  const project = await client.projects.create(readingProject);
  const poolId = await workedPool(client, project.id, tasks);
  return {
    ...platform,
    projectId: project.id,
    poolId,
    submitted: () => all(client.assignments.list({ pool_id: poolId, status: 'SUBMITTED' })),
  };
}

export async function workedPool(
  client: PlatformClient,
  projectId: string,
  tasks: number,
): Promise<string> {
  const pool = await client.pools.create(readingPool(projectId));
  const made = Array.from({ length: tasks }, (_, i) => ({
    pool_id: pool.id,
    input_values: { text: `text ${String(i)}` },
  }));
  const operation = await client.tasks.create(made, { allowDefaults: true });
  await client.operations.wait(operation);
  await actOnPool(client, { kind: 'pool', id: pool.id }, 'open');
  await waitPool(client, pool.id, {});
  return pool.id;
}
