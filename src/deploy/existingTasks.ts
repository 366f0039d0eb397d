import type { CallOptions, PlatformClient } from '../api';
import type { KnownSolution, NewTask, SuiteTask } from '../spec';
import { canonical, hashOf } from './identity';
import type { TaskRow } from './taskRows';
import type { Destination } from './uploadBatches';

/** The rows of which the pool does not hold a task yet. Equal rows count as often as they stand. */
export async function missingRows(
  client: PlatformClient,
  destination: Destination,
  rows: readonly TaskRow[],
  options: CallOptions,
): Promise<readonly TaskRow[]> {
  const there = new Map<string, number>();
  for await (const task of tasksIn(client, destination, options)) {
    const mark = markOf(task);
    there.set(mark, (there.get(mark) ?? 0) + 1);
  }
  if (there.size === 0) return rows;
  return rows.filter(({ task }) => {
    const mark = markOf(task);
    const left = there.get(mark) ?? 0;
    there.set(mark, left - 1);
    return left <= 0;
  });
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
  return hashOf([task.input_values, answers]);
}
