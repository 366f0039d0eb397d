import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AssignmentStatus, CallOptions, PlatformClient } from '../../api';
import { rowWriter, type ResultsFormat } from './formats';
import { columnsOf, rowsOf } from './rows';

export interface ResultsOptions extends CallOptions {
  readonly format: ResultsFormat;
  /** A file, written beside and put in place when complete, or a stream, which is not ended. */
  readonly to: { readonly path: string } | { readonly stream: Writable };
  /** Default: answers that are handed in and not rejected. */
  readonly status?: readonly AssignmentStatus[];
  /** Site where people look at the platform; default its API's host. */
  readonly platformUrl?: string | undefined;
  /** Called with the number of assignments written so far. */
  readonly onProgress?: ((assignments: number) => void) | undefined;
}

export interface ResultsReport {
  readonly assignments: number;
  /** Tasks of these assignments: lines of the file without its header. */
  readonly rows: number;
}

const defaultStatus: readonly AssignmentStatus[] = ['SUBMITTED', 'ACCEPTED'];

/** Writes a pool's answers, one task a line, as they come in: a page of them in memory at a time. */
export async function downloadResults(
  client: PlatformClient,
  poolId: string,
  options: ResultsOptions,
): Promise<ResultsReport> {
  const { to, signal } = options;
  const report = { assignments: 0, rows: 0 };
  const lines = Readable.from(linesOf(client, poolId, options, report));
  if ('stream' in to) {
    await pipeline(lines, to.stream, { end: false, ...(signal === undefined ? {} : { signal }) });
    return report;
  }
  const aside = `${to.path}.part`;
  try {
    await pipeline(lines, createWriteStream(aside), signal === undefined ? {} : { signal });
    await rename(aside, to.path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return report;
}

async function* linesOf(
  client: PlatformClient,
  poolId: string,
  options: ResultsOptions,
  report: { assignments: number; rows: number },
): AsyncGenerator<string, void, undefined> {
  const { signal, status = defaultStatus } = options;
  const pool = await client.pools.get(poolId, { signal });
  const { task_spec } = await client.projects.get(pool.project_id, { signal });
  const site = options.platformUrl ?? client.baseUrl;
  const columns = columnsOf(
    task_spec.input_spec,
    task_spec.output_spec,
    ({ id }) => `${site}/task/${poolId}/${id}`,
  );
  const writer = rowWriter(options.format, columns);
  if (writer.header !== '') yield writer.header;
  for await (const assignment of client.assignments.list({ pool_id: poolId, status }, { signal })) {
    const rows = rowsOf(assignment);
    report.assignments += 1;
    report.rows += rows.length;
    yield rows.map((row) => writer.line(row)).join('');
    options.onProgress?.(report.assignments);
  }
}
