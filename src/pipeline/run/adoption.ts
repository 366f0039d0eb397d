import { OperationFailedError, PlatformError } from '../../api';
import type { PlatformClient } from '../../api';
import { stableUuid } from '../journal/keys';
import type { StepRunner } from '../journal/steps';
import type { RemoteIds } from './context';
import { isGeneral } from './tasks';

interface Platform {
  readonly client: PlatformClient;
  readonly signal: AbortSignal;
}

/** Whether tasks of the kinds that the run creates were there before its journal began. */
export async function poolsHaveTasks({
  client,
  signal,
  ids,
}: Platform & { readonly ids: RemoteIds }): Promise<boolean> {
  for await (const task of client.tasks.list({ pool_id: ids.classification.pool }, { signal })) {
    if (isGeneral(task)) return true;
  }
  const others = [ids.recording.pool, ids.verification.pool, ids.verification.training];
  for (const pool of others) {
    if (pool === undefined) continue;
    const { items } = await client.tasks.page({ pool_id: pool, limit: 1 }, { signal });
    if (items.length > 0) return true;
  }
  return false;
}

/**
 * Waits for creations that an earlier attempt began and did not see the end of: before they are over
 * nobody can say which tasks a pool has. True when there were any.
 */
export async function settleCreations({
  client,
  signal,
  id,
  runner,
}: Platform & { readonly id: string; readonly runner: StepRunner }): Promise<boolean> {
  const steps = ['classification', 'recording', 'verification'].flatMap((stage) => [
    ...runner.unfinished(`${stage}/tasks/`),
    ...runner.unfinished(`${stage}/training/tasks/`),
  ]);
  for (const step of steps) {
    try {
      const operation = stableUuid('crowdsmith', id, step);
      await client.operations.wait(await client.operations.get(operation, { signal }), { signal });
    } catch (error) {
      const neverBegan = error instanceof PlatformError && error.status === 404;
      if (!neverBegan && !(error instanceof OperationFailedError)) throw error;
    }
  }
  return steps.length > 0;
}
