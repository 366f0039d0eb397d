import { OperationFailedError } from '../../api';
import type { Operation, Remote } from '../../api';
import type { NewTask, Task } from '../../spec';
import { PipelineError } from '../errors';
import { fingerprint } from '../journal/keys';
import type { Run } from './context';
import { operationId } from './context';

/** Tasks to be created in one pool. */
export interface TaskBatch {
  /** Key of the step; a batch that is too large for one request becomes several steps below it. */
  readonly step: string;
  /** What they are, for people: `paragraphs to classify`. */
  readonly name: string;
  readonly pool: string;
  readonly tasks: readonly LabelledTask[];
}

export interface LabelledTask {
  /** Unique in its pool; the same in every attempt. */
  readonly label: string;
  readonly task: NewTask;
}

/** The platform takes input values of 1,048,576 bytes in one request; and 5,000 tasks are plenty. */
const maxBytes = 900_000;
const maxTasks = 5000;

/** Creates the tasks once, whatever happens in between. */
export async function createTasks(run: Run, batch: TaskBatch): Promise<void> {
  for (const part of partsOf(batch.tasks)) {
    const labels = part.map(({ label }) => label);
    const step = `${batch.step}/${fingerprint(labels)}`;
    await run.runner.once({
      key: step,
      does: `create ${part.length} tasks in pool ${batch.pool}: ${batch.name}`,
      run: async () => {
        const tasks = part.map(({ task }): Task => ({ ...task, pool_id: batch.pool }));
        const operation = operationId(run, step);
        await create(run, batch, { tasks, operation });
        return { operation, tasks: labels };
      },
    });
  }
}

/** Labels of all tasks that earlier attempts created under a step. */
export function createdUnder(run: Run, step: string): ReadonlySet<string> {
  const results = run.runner.finished(`${step}/`) as readonly (readonly [
    string,
    { readonly tasks: readonly string[] },
  ])[];
  return new Set(results.flatMap(([, { tasks }]) => tasks));
}

/**
 * The tasks that the pool does not have yet, by a label made of their inputs. The journal may be new
 * (another machine, a deleted folder) while the platform remembers.
 */
export async function notInPool(
  run: Run,
  pool: string,
  tasks: readonly LabelledTask[],
  labelOf: (task: Remote<Task>) => string | undefined,
): Promise<readonly LabelledTask[]> {
  if (tasks.length === 0 || !run.adopting) return tasks;
  const there = new Set<string | undefined>();
  for await (const task of run.client.tasks.list({ pool_id: pool }, { signal: run.signal })) {
    there.add(labelOf(task));
  }
  return tasks.filter(({ label }) => !there.has(label));
}

async function create(
  run: Run,
  batch: TaskBatch,
  what: { readonly tasks: readonly Task[]; readonly operation: string },
): Promise<void> {
  const { client, signal } = run;
  let operation: Operation | undefined;
  try {
    operation = await client.tasks.create(what.tasks, {
      operationId: what.operation,
      allowDefaults: true,
      signal,
    });
    await client.operations.wait(operation, { signal });
  } catch (error) {
    if (!(error instanceof OperationFailedError)) throw error;
    const refused = await firstRefusal(run, what.operation);
    throw new PipelineError(
      `Pool ${batch.pool} refuses the tasks (${batch.name})${refused}. ` +
        "Hold the project's input_spec against them and start the run again.",
    );
  }
}

async function firstRefusal(run: Run, operation: string): Promise<string> {
  const log = await run.client.operations.log(operation, { signal: run.signal });
  const refused = log.find(({ success }) => !success);
  return refused === undefined ? '' : `: ${JSON.stringify(refused.output).slice(0, 300)}`;
}

function partsOf(tasks: readonly LabelledTask[]): readonly (readonly LabelledTask[])[] {
  const parts: LabelledTask[][] = [];
  let bytes = Infinity;
  for (const labelled of tasks) {
    const size = Buffer.byteLength(JSON.stringify(labelled.task));
    const last = parts.at(-1);
    if (last === undefined || bytes + size > maxBytes || last.length >= maxTasks) {
      parts.push([labelled]);
      bytes = size;
    } else {
      last.push(labelled);
      bytes += size;
    }
  }
  return parts;
}

/** True for tasks whose answer is asked for, false for golden and training tasks. */
export function isGeneral(task: Task): boolean {
  return (task.known_solutions ?? []).length === 0;
}
