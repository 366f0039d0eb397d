import type { CallOptions, PlatformClient } from '../../api';
import type { TasksReference } from '../../spec';
import { lockFileName, type Workspace } from '../../workspace';
import { PriceCounter, priceOfPool, type EstimateLine } from '../estimate';
import { DeployError } from '../deployError';
import { endlessText } from '../spending/checkSpending';
import { destinationOf } from './destination';
import { existingTasks } from './existingTasks';
import { openTaskFile } from './taskFile';

/** What an upload adds to the price of a pool. Money in US dollars. */
export interface UploadPrice {
  /** Of the rows that the pool does not hold yet. */
  readonly added: EstimateLine;
  /** All that the pool may cost afterwards. */
  readonly total: number;
}

/** The price of those rows of a tasks file that an open pool does not hold. */
export async function priceOfUpload(
  what: CallOptions & {
    readonly workspace: Workspace;
    readonly client: PlatformClient;
    readonly poolId: string;
    readonly reference: TasksReference;
  },
): Promise<UploadPrice> {
  const { workspace, client, poolId, reference, signal } = what;
  const { pool, whole } = await priceOfPool(client, poolId, { signal });
  const counter = new PriceCounter(reference.path, pool);
  const { destination, fields } = await destinationOf(client, poolId, { signal });
  const there = await existingTasks(client, destination, { signal });
  // A path in the workspace: as from a file at its root.
  const file = await openTaskFile(workspace, lockFileName, reference, fields);
  for await (const { rows } of file.read()) {
    for (const { task } of rows) if (!there.take(task)) counter.add(task);
  }
  const added = counter.line();
  if (added.endless !== undefined) {
    const message = `${pool.private_name}: ${endlessText} the pool is open.`;
    throw new DeployError('spending', reference.path, message);
  }
  return { added, total: whole.most + added.most };
}
