import type { CallOptions, PlatformClient } from '../../api';
import type { KnownSolution, NewTask, SuiteTask } from '../../spec';
import { canonical } from '../identity';
import type { Destination } from './batches';
import { RowCounts } from './rowCounts';

/** Tasks that a pool holds, to be ticked off. Equal ones count as often as they stand. */
export interface ExistingTasks {
  /** Whether the pool has a task like this one that no earlier row was ticked off for. */
  take(task: NewTask): boolean;
}

/** Reads the tasks that are in a pool or training; a page and 13 bytes a task in memory. */
export async function existingTasks(
  client: PlatformClient,
  destination: Destination,
  options: CallOptions,
): Promise<ExistingTasks> {
  const there = new RowCounts();
  for await (const task of tasksIn(client, destination, options)) there.add(markOf(task));
  return { take: (task) => there.size > 0 && there.take(markOf(task)) };
}

async function* tasksIn(
  client: PlatformClient,
  { poolId, takes }: Destination,
  options: CallOptions,
): AsyncGenerator<SuiteTask, void, undefined> {
  if (takes === 'tasks') {
    yield* client.tasks.list({ pool_id: poolId }, options);
    return;
  }
  for await (const suite of client.taskSuites.list({ pool_id: poolId }, options)) {
    yield* suite.tasks;
  }
}

/** What makes two tasks the same one: what is shown and what is known, not how it is dealt out. */
function markOf(task: NewTask | SuiteTask): string {
  const answers = (task.known_solutions ?? []).map(({ output_values }: KnownSolution) =>
    canonical(output_values),
  );
  return canonical([task.input_values, answers]);
}
