import {
  fieldProblems,
  OperationFailedError,
  type CallOptions,
  type Operation,
  type PlatformClient,
} from '../../api';
import type { SuiteTask, TaskSuite } from '../../spec';
import { canonical, hashOf, uuidFrom } from '../identity';
import { operationOf } from '../operationOf';
import { OpenPoolGate } from '../upload/openPoolGate';
import type { LaidSuite, SuiteProblem } from './groupRows';

export interface SuitesReport {
  readonly created: number;
  /** Suites that the pool had already. */
  readonly already: number;
  readonly refused: readonly SuiteProblem[];
}

export interface UploadSuites extends CallOptions {
  /** What somebody agreed to pay for them should the pool be open, US dollars; Infinity on sandboxes. */
  readonly agreed: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Fewer than the platform takes (1,048,576 bytes of input values in a request). */
const maxBytes = 900_000;
const maxSuites = 1_000;
/** How often a request may have failed as a whole; each try has a key of its own. */
const mostTries = 20;

/** The suites of which the pool has none like it yet. Equal ones count as often as they stand. */
export async function missingSuites(
  client: PlatformClient,
  poolId: string,
  suites: readonly LaidSuite[],
  options: CallOptions = {},
): Promise<readonly LaidSuite[]> {
  const there = new Map<string, number>();
  for await (const suite of client.taskSuites.list({ pool_id: poolId }, options)) {
    const mark = markOf(suite.tasks);
    there.set(mark, (there.get(mark) ?? 0) + 1);
  }
  return suites.filter(({ suite }) => {
    const mark = markOf(suite.tasks);
    const left = there.get(mark) ?? 0;
    there.set(mark, left - 1);
    return left <= 0;
  });
}

/** Makes the suites that are not there; however often it is called, each is made once. */
export async function uploadSuites(
  client: PlatformClient,
  poolId: string,
  suites: readonly LaidSuite[],
  options: UploadSuites,
): Promise<SuitesReport> {
  const gate = new OpenPoolGate(client, poolId, options.agreed);
  const missing = await missingSuites(client, poolId, suites, options);
  const refused: SuiteProblem[] = [];
  let created = 0;
  let done = 0;
  for (const part of partsOf(missing)) {
    const pages = part.map(({ suite }) => suite);
    await gate.pass(pages, options);
    const result = await send(client, poolId, part, options);
    created += result.created;
    refused.push(...result.refused);
    done += part.length;
    options.onProgress?.(done, missing.length);
  }
  return { created, already: suites.length - missing.length, refused };
}

async function send(
  client: PlatformClient,
  poolId: string,
  part: readonly LaidSuite[],
  { signal }: CallOptions,
): Promise<Omit<SuitesReport, 'already'>> {
  const operationId = await freeKey(client, poolId, part, { signal });
  const items: readonly TaskSuite[] = part.map(({ suite }, index) => ({
    ...suite,
    pool_id: poolId,
    ...{ __item_idx: String(index) },
  }));
  const started = await client.taskSuites.create(items, {
    operationId,
    allowDefaults: true,
    skipInvalidItems: true,
    signal,
  });
  const failure = await endOf(client, started, { signal });
  const refused: SuiteProblem[] = [];
  let created = 0;
  for (const { success, input, output } of await client.operations.log(started.id, { signal })) {
    const laid = part[Number(input.__item_idx)];
    if (laid === undefined) continue;
    if (success) created += 1;
    else refused.push({ line: laid.line, message: reasonsIn(output) });
  }
  if (failure !== undefined && refused.length === 0) throw failure;
  return { created, refused };
}

/** The first key under which these suites were not tried, or are not known to have failed. */
async function freeKey(
  client: PlatformClient,
  poolId: string,
  part: readonly LaidSuite[],
  options: CallOptions,
): Promise<string> {
  const content = canonical(part.map(({ suite }) => suite));
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const key = uuidFrom('suites', poolId, content, String(attempt));
    const earlier = await operationOf(client, key, options);
    // One that runs still, or that succeeded a moment ago, is taken up.
    if (earlier?.status !== 'FAIL') return key;
  }
  throw new Error(`These task suites were refused ${mostTries} times. Change one to try on.`);
}

async function endOf(
  client: PlatformClient,
  operation: Operation,
  options: CallOptions,
): Promise<OperationFailedError | undefined> {
  try {
    await client.operations.wait(operation, options);
    return undefined;
  } catch (error) {
    if (error instanceof OperationFailedError) return error;
    throw error;
  }
}

function reasonsIn(output: unknown): string {
  const reasons = fieldProblems(output).map(({ path, message }) => `${path}: ${message}`);
  return reasons.join('; ') || 'the platform refused the task suite without a reason';
}

function partsOf(suites: readonly LaidSuite[]): readonly (readonly LaidSuite[])[] {
  const parts: LaidSuite[][] = [];
  let bytes = 0;
  for (const laid of suites) {
    const values = laid.suite.tasks.map(({ input_values }) => input_values);
    const size = Buffer.byteLength(JSON.stringify(values));
    const last = parts.at(-1);
    if (last === undefined || last.length >= maxSuites || bytes + size > maxBytes) {
      parts.push([laid]);
      bytes = size;
    } else {
      last.push(laid);
      bytes += size;
    }
  }
  return parts;
}

/** What makes two suites the same one: the tasks on it, in their order. */
function markOf(tasks: readonly SuiteTask[]): string {
  return hashOf(
    tasks.map(({ input_values, known_solutions: known = [] }) => [
      input_values,
      known.map(({ output_values }) => output_values),
    ]),
  );
}
