import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Assignment, AssignmentStatus, CallOptions, PlatformClient } from '../../api';
import { rowWriter, type ResultsFormat, type RowWriter } from './formats';
import { ResumableFile } from './resumableFile';
import { columnsOf, rowsOf } from './rows';

export interface ResultsOptions extends CallOptions {
  readonly format: ResultsFormat;
  /**
   * A file, written beside its place and put there when complete, or a stream, which is not ended.
   * What a cut, a crash or a cancelled call left of a file is gone on with by the next call.
   */
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
  /** Of the assignments, how many an earlier call had written already. */
  readonly resumed: number;
}

const defaultStatus: readonly AssignmentStatus[] = ['SUBMITTED', 'ACCEPTED'];
/** Assignments between two marks that a later call can go on from: those of one page. */
const perMark = 1000;
/** Characters that are collected before they are written. */
const perWrite = 256 * 1024;

/** Writes a pool's answers, one task a line, as they come in: a page of them in memory at a time. */
export async function downloadResults(
  client: PlatformClient,
  poolId: string,
  options: ResultsOptions,
): Promise<ResultsReport> {
  const source = await sourceOf(client, poolId, options);
  const { to, signal } = options;
  if ('path' in to) return await intoFile(to.path, source, options);
  const report = { assignments: 0, rows: 0, resumed: 0 };
  const lines = Readable.from(linesOf(source, report, options));
  await pipeline(lines, to.stream, { end: false, ...(signal === undefined ? {} : { signal }) });
  return report;
}

interface Source {
  /** Equal for calls that would write the same file. */
  readonly key: string;
  readonly writer: RowWriter;
  /** Assignments in the order of their ids, those after `last`. */
  readonly after: (last: string | undefined) => AsyncIterable<Assignment>;
}

async function sourceOf(
  client: PlatformClient,
  poolId: string,
  options: ResultsOptions,
): Promise<Source> {
  const { signal, format, status = defaultStatus } = options;
  const pool = await client.pools.get(poolId, { signal });
  const { task_spec } = await client.projects.get(pool.project_id, { signal });
  const site = options.platformUrl ?? client.baseUrl;
  const columns = columnsOf(
    task_spec.input_spec,
    task_spec.output_spec,
    ({ id }) => `${site}/task/${poolId}/${id}`,
  );
  const writer = rowWriter(format, columns);
  return {
    key: JSON.stringify([client.baseUrl, poolId, format, [...status].sort(), writer.header]),
    writer,
    after: (last) => {
      const filter = { pool_id: poolId, status, ...(last !== undefined && { id_gt: last }) };
      return client.assignments.list(filter, { signal });
    },
  };
}

async function intoFile(
  path: string,
  source: Source,
  { onProgress }: ResultsOptions,
): Promise<ResultsReport> {
  const file = await ResumableFile.open(path, source.key);
  const { resumed } = file;
  const { assignments, rows } = resumed ?? { assignments: 0, rows: 0 };
  const report = { assignments, rows, resumed: assignments };
  try {
    let text = resumed ? '' : source.writer.header;
    for await (const assignment of source.after(resumed?.last)) {
      text += counted(assignment, source.writer, report);
      onProgress?.(report.assignments);
      const marks = report.assignments % perMark === 0;
      if (!marks && text.length < perWrite) continue;
      await file.write(text);
      text = '';
      if (marks) {
        await file.mark({
          last: assignment.id,
          assignments: report.assignments,
          rows: report.rows,
        });
      }
    }
    await file.write(text);
    await file.finish();
    return report;
  } catch (error) {
    await file.leave();
    throw error;
  }
}

async function* linesOf(
  { writer, after }: Source,
  report: Counts,
  { onProgress }: ResultsOptions,
): AsyncGenerator<string, void, undefined> {
  if (writer.header !== '') yield writer.header;
  for await (const assignment of after(undefined)) {
    yield counted(assignment, writer, report);
    onProgress?.(report.assignments);
  }
}

interface Counts {
  assignments: number;
  rows: number;
}

function counted(assignment: Assignment, writer: RowWriter, report: Counts): string {
  const rows = rowsOf(assignment);
  report.assignments += 1;
  report.rows += rows.length;
  return rows.map((row) => writer.line(row)).join('');
}
