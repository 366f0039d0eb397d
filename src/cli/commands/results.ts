import { Writable } from 'node:stream';
import type { AssignmentStatus } from '../../api';
import { downloadResults, resultsFormats, type ResultsFormat } from '../../deploy';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
  type OptionValues,
} from '../command';
import { exitCodes } from '../exitCodes';
import type { Output } from '../output';
import { asPool } from '../specTarget';
import { UsageError } from '../usageError';
import { withTarget } from '../withTarget';

export const results: Command = {
  name: 'results',
  usage: `SPEC|ID [--format tsv|csv|jsonl] [--output FILE] [--status LIST] ${platformUsage}`,
  summary: "Writes a pool's answers, by default the submitted and accepted ones as TSV to stdout.",
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    status: { type: 'string' },
  },
  takes: { least: 1, most: 1 },
  run: (invocation) => {
    const { values, output, interruption } = invocation;
    const path = textOf(values, 'output');
    const format = formatOf(textOf(values, 'format'), path);
    const status = statusOf(values);
    if (flagOf(values, 'json') && path === undefined) {
      throw new UsageError('--json needs --output FILE: stdout can hold one document only.');
    }
    return withTarget(invocation, async (target, { client, profile }) => {
      const { id } = asPool(target, 'read');
      const report = await downloadResults(client, id, {
        format,
        to: path === undefined ? { stream: streamTo(output) } : { path },
        ...(status === undefined ? {} : { status }),
        platformUrl: profile.platformUrl,
        signal: interruption.signal,
        onProgress: (assignments) => output.progress(`${assignments} assignments`),
      });
      const where = path === undefined ? '' : `, in ${path}`;
      output.say(
        `${target.label}: ${report.assignments} assignments, ${report.rows} rows${where}.`,
      );
      if (flagOf(values, 'json')) output.json({ id, path, format, ...report });
      return exitCodes.good;
    });
  },
};

function formatOf(text: string | undefined, path: string | undefined): ResultsFormat {
  const wanted = text ?? /\.(tsv|csv|jsonl)$/i.exec(path ?? '')?.[1]?.toLowerCase() ?? 'tsv';
  const format = resultsFormats.find((known) => known === wanted);
  if (format !== undefined) return format;
  throw new UsageError(`--format wants one of ${resultsFormats.join(', ')}, not "${wanted}".`);
}

const statuses: readonly AssignmentStatus[] = [
  'ACTIVE',
  'SUBMITTED',
  'ACCEPTED',
  'REJECTED',
  'SKIPPED',
  'EXPIRED',
];

/** APPROVED is what results files call ACCEPTED: both will do. */
function statusOf(values: OptionValues): readonly AssignmentStatus[] | undefined {
  return textOf(values, 'status')
    ?.split(',')
    .map((part) => {
      const name = part.trim().toUpperCase();
      const status = statuses.find((known) => known === (name === 'APPROVED' ? 'ACCEPTED' : name));
      if (status !== undefined) return status;
      throw new UsageError(`--status wants a comma list of ${statuses.join(', ')}, not "${part}".`);
    });
}

function streamTo(output: Output): Writable {
  return new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      output.data(text).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}
