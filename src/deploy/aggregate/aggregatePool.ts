import { open, rename, rm } from 'node:fs/promises';
import { dawidSkene, majorityVote, type AggregatedLabel } from '../../aggregation';
import {
  OperationFailedError,
  type AggregateByPool,
  type AssignmentStatus,
  type CallOptions,
  type Operation,
  type PlatformClient,
} from '../../api';
import type { FieldValues } from '../../spec';
import { delimitedLine, type Delimiter } from '../results/formats';
import { platformRun, type PlatformRun } from './platformRun';
import { labelOf, poolAnswers } from './poolAnswers';

export type AggregationMethod = 'dawid-skene' | 'majority-vote' | 'weighted';

export interface AggregateOptions extends CallOptions {
  readonly method: AggregationMethod;
  /** The platform knows no majority vote, and only it has `weighted` (by a skill). */
  readonly where: 'local' | 'platform';
  /** Output field. */
  readonly field: string;
  /** Skill that says how good a performer is; for `weighted`. */
  readonly skill?: string | undefined;
  /** Whether golden tasks teach how good performers are, and keep their known labels. Only local. */
  readonly golden: 'used' | 'not-used';
  /** Of which answers; default: accepted ones, as the platform has it. Only local. */
  readonly status?: readonly AssignmentStatus[] | undefined;
  /** TSV, or CSV by its ending; put in place when it is whole. */
  readonly path: string;
  /** Folder whose `.crowdsmith` remembers what the platform is at, so that a second start takes it up. */
  readonly root: string;
  readonly onProgress?: ((words: string) => void) | undefined;
}

export interface AggregateReport {
  readonly tasks: number;
  /** Absent where the platform has counted. */
  readonly answers?: number;
  readonly golden?: number;
  /** The labels are those of an aggregation that was begun earlier. */
  readonly begun?: 'earlier';
}

/** Why labels cannot be made; for people. */
export class AggregateError extends Error {
  override readonly name = 'AggregateError';
}

/** Makes one label a task of a pool's answers, and writes them with the tasks' inputs to a file. */
export async function aggregatePool(
  client: PlatformClient,
  poolId: string,
  options: AggregateOptions,
): Promise<AggregateReport> {
  const { field, where, signal } = options;
  refuseUnknown(options);
  const pool = await client.pools.get(poolId, { signal });
  const { task_spec: spec } = await client.projects.get(pool.project_id, { signal });
  if (!Object.hasOwn(spec.output_spec, field)) {
    const fields = Object.keys(spec.output_spec).join(', ');
    throw new AggregateError(`The project has no output field ${field}; it has ${fields}.`);
  }
  const made = where === 'local' ? locally : onPlatform;
  const { rows, report, written } = await made(client, poolId, options);
  await writeLabels(options, Object.keys(spec.input_spec), rows);
  await written?.();
  return report;
}

function refuseUnknown({ method, where, skill }: AggregateOptions): void {
  if (method === 'majority-vote' && where === 'platform') {
    throw new AggregateError('The platform has no majority vote: aggregate locally.');
  }
  if (method === 'weighted' && (where === 'local' || skill === undefined)) {
    throw new AggregateError('Weighted labels are made on the platform, by a skill: name it.');
  }
}

interface Row {
  readonly task: string;
  readonly label: string;
  readonly confidence: number;
  readonly inputs: FieldValues;
}

interface Made {
  readonly rows: Iterable<Row>;
  readonly report: AggregateReport;
  /** Called when the labels are in their file. */
  readonly written?: () => Promise<void>;
}

async function locally(
  client: PlatformClient,
  poolId: string,
  options: AggregateOptions,
): Promise<Made> {
  const { field, method, golden, signal, onProgress, status = ['ACCEPTED'] } = options;
  const { answers, known, inputs } = await poolAnswers(client, poolId, {
    ...{ field, status, signal },
    onProgress: (read) => onProgress?.(`${String(read)} assignments`),
  });
  if (answers.length === 0) {
    const states = status.join(' or ').toLowerCase();
    throw new AggregateError(`No ${states} answer of the pool has a value of ${field}.`);
  }
  const used = golden === 'used' ? known : new Map<string, string>();
  const aggregate = method === 'majority-vote' ? majorityVote : dawidSkene;
  const { results } = aggregate(answers, { known: used });
  const row = (one: AggregatedLabel): Row => ({ ...one, inputs: inputs.get(one.task) ?? {} });
  return {
    rows: results.map(row),
    report: { tasks: results.length, answers: answers.length, golden: used.size },
  };
}

/** The platform computes for minutes or hours; its tasks say what the labels are about. */
async function onPlatform(
  client: PlatformClient,
  poolId: string,
  options: AggregateOptions,
): Promise<Made> {
  const { field, method, skill, root, signal, onProgress } = options;
  const about = { pool_id: poolId, fields: [{ name: field }] };
  const request: AggregateByPool =
    method === 'weighted' && skill !== undefined
      ? { ...about, type: 'WEIGHTED_DYNAMIC_OVERLAP', answer_weight_skill_id: skill }
      : { ...about, type: 'DAWID_SKENE' };
  onProgress?.('The platform is at it…');
  const run = await platformRun(client, request, { root, signal });
  if (run.from === 'taken-up')
    onProgress?.('Going on with the aggregation that was begun earlier…');
  const operation = await finished(client, run, options);
  const rows = new Map<string, Row>();
  for await (const one of client.aggregation.list(operation.id, { signal })) {
    const label = labelOf(one.output_values[field]) ?? '';
    rows.set(one.task_id, {
      ...{ task: one.task_id, label, confidence: one.confidence, inputs: {} },
    });
  }
  for await (const task of client.tasks.list({ pool_id: poolId }, { signal })) {
    const row = rows.get(task.id);
    if (row) rows.set(task.id, { ...row, inputs: task.input_values });
  }
  const begun = run.from === 'taken-up' ? ({ begun: 'earlier' } as const) : {};
  return { rows: rows.values(), report: { tasks: rows.size, ...begun }, written: run.forget };
}

/** One that has failed is forgotten; one that is not waited for any more goes on, and can be taken up. */
async function finished(
  client: PlatformClient,
  { operation, forget }: PlatformRun,
  { signal, onProgress }: AggregateOptions,
): Promise<Operation> {
  try {
    return await client.operations.wait(operation, {
      signal,
      onProgress: (percent) => onProgress?.(`The platform is at ${String(Math.floor(percent))} %`),
    });
  } catch (error) {
    if (error instanceof OperationFailedError) await forget();
    throw error;
  }
}

/** Lines that are written together. */
const perWrite = 2000;

/** The platform's columns for aggregated answers, and the task's id to find it by. */
async function writeLabels(
  { path, field }: AggregateOptions,
  inputs: readonly string[],
  rows: Iterable<Row>,
): Promise<void> {
  const delimiter: Delimiter = /\.csv$/i.test(path) ? ',' : '\t';
  const header = [
    ...inputs.map((name) => `INPUT:${name}`),
    ...[`OUTPUT:${field}`, `CONFIDENCE:${field}`, 'ASSIGNMENT:task_id'],
  ];
  const aside = `${path}.part`;
  const file = await open(aside, 'w');
  try {
    let lines = [delimitedLine(header, delimiter)];
    for (const { task, label, confidence, inputs: values } of rows) {
      const percent = `${(confidence * 100).toFixed(2)}%`;
      const cells = [...inputs.map((name) => values[name]), label, percent, task];
      lines.push(delimitedLine(cells, delimiter));
      if (lines.length < perWrite) continue;
      await file.writeFile(lines.join(''));
      lines = [];
    }
    await file.writeFile(lines.join(''));
    await file.sync();
    await file.close();
    await rename(aside, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw error;
  }
}
