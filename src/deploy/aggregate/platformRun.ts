import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  PlatformError,
  type AggregateByPool,
  type CallOptions,
  type Operation,
  type PlatformClient,
} from '../../api';
import { operationOf } from '../operationOf';
import { oneAtATime, privateFolder, writeDurably } from '../../workspace';

/** An aggregation that the platform is at, or has done. */
export interface PlatformRun {
  readonly operation: Operation;
  /** Whether an earlier start is gone on with. */
  readonly from: 'started-now' | 'taken-up';
  /** Its labels are where they belong, or there will be none: the next start begins anew. */
  readonly forget: () => Promise<void>;
}

/** What is kept of a start, until its labels are written. */
interface Note {
  /** Milliseconds, of this machine's clock. */
  readonly at: number;
  /** Ids of operations that were there before it. */
  readonly before: readonly string[];
  /** Its operation; absent while nobody knows whether the request has reached the platform. */
  readonly operation?: string;
}

/** Labels are of the answers that there were: after a day they are asked for anew. Milliseconds. */
const goodFor = 24 * 60 * 60 * 1000;

/** Operations that are looked through; a requester may start 200 a day. */
const mostLooked = 300;

const attempts = 3;

/**
 * Starts an aggregation, or takes up the one that an earlier start has begun and did not bring home:
 * the platform allows few a day, each takes minutes to hours, and starting has no idempotency key.
 * What was started is kept in `.crowdsmith/aggregations` of `root`.
 */
export async function platformRun(
  client: PlatformClient,
  request: AggregateByPool,
  { root, signal }: CallOptions & { readonly root: string },
): Promise<PlatformRun> {
  const wanted = JSON.stringify([client.baseUrl, request]);
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 24);
  const turn = { root, name: `aggregation-${name}`, doing: 'aggregation of this pool' };
  const starts = async (): Promise<PlatformRun> => {
    const folder = join(await privateFolder(root), 'aggregations');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${name}.json`);
    const forget = (): Promise<void> => rm(path, { force: true });
    const keep = (note: Note): Promise<void> => writeDurably(path, JSON.stringify(note));
    const note = await noteIn(path);
    const found = await earlier(client, request, note, { signal });
    if (found !== undefined) {
      await keep({ at: Date.now(), before: [], ...note, operation: found.id });
      return { operation: found, from: 'taken-up', forget };
    }
    const before = (await recent(client, { signal })).map(({ id }) => id);
    const begun = { at: Date.now(), before };
    await keep(begun);
    const operation = await start(client, request, before, { signal });
    await keep({ ...begun, operation: operation.id });
    return { operation, from: 'started-now', forget };
  };
  return await oneAtATime(turn, starts, signal);
}

/** The operation of a start that was noted, or one that is at the very same right now. */
async function earlier(
  client: PlatformClient,
  request: AggregateByPool,
  note: Note | undefined,
  options: CallOptions,
): Promise<Operation | undefined> {
  if (note?.operation !== undefined) {
    const known = await operationOf(client, note.operation, options);
    if (known && known.status !== 'FAIL') return known;
  }
  const operations = await recent(client, options);
  if (note !== undefined && note.operation === undefined) {
    const ours = newOnes(operations, note.before, request);
    if (ours !== undefined && ours.status !== 'FAIL') return ours;
  }
  return operations.find(
    (one) => ['PENDING', 'RUNNING'].includes(one.status) && does(one, request, 'surely'),
  );
}

/** Starts it once: when the answer is lost, what has come of the request is looked for before another is sent. */
async function start(
  client: PlatformClient,
  request: AggregateByPool,
  before: readonly string[],
  options: CallOptions,
): Promise<Operation> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.aggregation.start(request, options);
    } catch (error) {
      const isRefused = error instanceof PlatformError && error.status < 500;
      if (isRefused || options.signal?.aborted === true) throw error;
      const ours = newOnes(await recent(client, options), before, request);
      if (ours !== undefined) return ours;
      if (attempt >= attempts) throw error;
    }
  }
}

function newOnes(
  operations: readonly Operation[],
  before: readonly string[],
  request: AggregateByPool,
): Operation | undefined {
  return operations.find((one) => !before.includes(one.id) && does(one, request, 'maybe'));
}

async function recent(client: PlatformClient, options: CallOptions): Promise<readonly Operation[]> {
  const query = { type: 'SOLUTION.AGGREGATE', sort: '-submitted', limit: mostLooked } as const;
  return (await client.operations.page(query, options)).items;
}

/**
 * Whether an operation does what a request asks for. Platforms tell the pool, and not all of them the
 * rest: `surely` wants the algorithm and the field told, too.
 */
function does(
  { parameters = {} }: Operation,
  request: AggregateByPool,
  how: 'surely' | 'maybe',
): boolean {
  const agrees = (told: unknown, wanted: string): boolean =>
    told === undefined ? how === 'maybe' : told === wanted;
  const fields = fieldsOf(parameters.aggregated_output_fields ?? parameters.aggregated_fields);
  const wanted = request.fields.map(({ name }) => name).join('\n');
  return (
    parameters.pool_id === request.pool_id &&
    agrees(parameters.algorithm, request.type) &&
    agrees(fields, wanted) &&
    (request.type === 'DAWID_SKENE' ||
      agrees(parameters.answer_weight_skill_id, request.answer_weight_skill_id))
  );
}

/** Names of fields, which stand there as texts or as mappings with a name; joined. */
function fieldsOf(told: unknown): string | undefined {
  if (!Array.isArray(told)) return undefined;
  return told
    .map((one: unknown) =>
      typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : String(one),
    )
    .join('\n');
}

/** Undefined as well for one that is too old, or that cannot be read: it is only worth a start. */
async function noteIn(path: string): Promise<Note | undefined> {
  try {
    const note = JSON.parse(await readFile(path, 'utf8')) as Partial<Note>;
    const isNote = typeof note.at === 'number' && Array.isArray(note.before);
    return isNote && Date.now() - note.at < goodFor ? (note as Note) : undefined;
  } catch {
    return undefined;
  }
}
