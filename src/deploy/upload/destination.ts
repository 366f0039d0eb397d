import type { CallOptions, PlatformClient } from '../../api';
import type { Destination } from './batches';
import type { FieldsOfTasks } from './taskFile';

/** A pool that tasks go to, and the fields that they may have there. */
export interface PoolAndFields {
  readonly destination: Destination;
  readonly fields: FieldsOfTasks;
}

export async function destinationOf(
  client: PlatformClient,
  poolId: string,
  options: CallOptions,
): Promise<PoolAndFields> {
  // On the platform a training is a pool, too, and takes single tasks although it may show no mixer.
  const pool = await client.pools.get(poolId, options);
  const project = await client.projects.get(pool.project_id, options);
  const training = pool.type === 'TRAINING';
  return {
    destination: {
      poolId,
      takes: training || pool.mixer_config !== undefined ? 'tasks' : 'suites',
    },
    fields: {
      inputSpec: project.task_spec.input_spec,
      outputSpec: project.task_spec.output_spec,
    },
  };
}
