import type { PlatformClient } from '../../src/api';
import { actOnPool, waitPool } from '../../src/deploy';
import type { ViewSpec } from '../../src/spec/model';
import { readingPool } from '../unit/review/reviewedPool';

export interface Player {
  /** Seconds. */
  readonly duration: number;
}

/** Makes a pool in which texts are read aloud, and waits until all were; answers with its id. */
export async function recordedPool(
  client: PlatformClient,
  view: ViewSpec,
  texts: readonly string[],
): Promise<string> {
  const { id } = await client.projects.create({
    public_name: 'Record',
    public_description: 'Read a text aloud.',
    assignments_issuing_type: 'AUTOMATED',
    task_spec: {
      input_spec: { text: { type: 'string', required: true } },
      output_spec: { recording: { type: 'file', required: true } },
      view_spec: view,
    },
  });
  const pool = await client.pools.create({ ...readingPool(id), private_name: 'Recordings' });
  const tasks = texts.map((text) => ({ pool_id: pool.id, input_values: { text } }));
  await client.operations.wait(await client.tasks.create(tasks, { allowDefaults: true }));
  await actOnPool(client, { kind: 'pool', id: pool.id }, 'open');
  await waitPool(client, pool.id, {});
  return pool.id;
}
