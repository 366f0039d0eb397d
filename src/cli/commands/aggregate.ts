import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AggregatedLabel } from '../../aggregation';
import { AggregateError, aggregatePool, delimitedLine, type AggregationMethod } from '../../deploy';
import { specKindOf } from '../../spec';
import { answersIn } from '../answerRows';
import {
  flagOf,
  jsonOption,
  platformOptions,
  textOf,
  workspaceOption,
  type Command,
  type Invocation,
  type OptionValues,
} from '../command';
import { exitCodes, type ExitCode } from '../exitCodes';
import { asPool } from '../specTarget';
import { RefusalError, UsageError } from '../usageError';
import { withTarget } from '../withTarget';

const methods: readonly AggregationMethod[] = ['dawid-skene', 'majority-vote', 'weighted'];

export const aggregate: Command = {
  name: 'aggregate',
  usage:
    'FILE|SPEC|ID --method dawid-skene|majority-vote|weighted [--field NAME] [--golden] [--where local|platform] [--skill ID] [--output FILE] [--profile NAME | --url URL] [--workspace DIR] [--json]',
  summary:
    "Makes one label a task: of rows of task, worker, label, of a results file, or of a pool's answers.",
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    method: { type: 'string' },
    field: { type: 'string' },
    golden: { type: 'boolean' },
    where: { type: 'string' },
    skill: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  takes: { least: 1, most: 1 },
  run(invocation) {
    const { paths, values } = invocation;
    const method = methods.find((known) => known === textOf(values, 'method'));
    if (method === undefined) throw new UsageError(`--method wants one of ${methods.join(', ')}.`);
    const [path = ''] = paths;
    const isTable = specKindOf(path) === undefined && (existsSync(path) || /[./\\]/.test(path));
    return isTable ? ofFile(invocation, path, method) : ofPool(invocation, method);
  },
};

/** Rows that are there already: no platform is asked. */
async function ofFile(
  { values, output }: Invocation,
  path: string,
  method: AggregationMethod,
): Promise<ExitCode> {
  if (method === 'weighted') throw new UsageError('Weighted labels are made of a pool only.');
  const text = await readFile(path, 'utf8');
  const { answers, known, delimiter } = answersIn(text, path, textOf(values, 'field'));
  const { dawidSkene, majorityVote } = await import('../../aggregation');
  const make = method === 'dawid-skene' ? dawidSkene : majorityVote;
  const { results } = make(answers, flagOf(values, 'golden') ? { known } : {});
  if (flagOf(values, 'json')) output.json(results);
  else await output.data(table(results, delimiter));
  output.say(`${String(answers.length)} answers about ${String(results.length)} tasks.`);
  return exitCodes.good;
}

function table(results: readonly AggregatedLabel[], delimiter: '\t' | ','): string {
  const rows = results.map(({ task, label, confidence }) => [task, label, confidence]);
  return [['task', 'label', 'confidence'], ...rows]
    .map((cells) => delimitedLine(cells, delimiter))
    .join('');
}

function ofPool(invocation: Invocation, method: AggregationMethod): Promise<ExitCode> {
  const { values, output, interruption } = invocation;
  const field = textOf(values, 'field');
  if (field === undefined) throw new UsageError('--field NAME is needed: the output field.');
  const where = whereOf(values, method);
  return withTarget(invocation, async (target, { client }, { root }) => {
    const { id } = asPool(target, 'aggregated');
    const path = textOf(values, 'output') ?? `${id}-labels.tsv`;
    const report = await aggregatePool(client, id, {
      ...{ method, field, where, path, root, signal: interruption.signal },
      skill: textOf(values, 'skill'),
      golden: flagOf(values, 'golden') ? 'used' : 'not-used',
      onProgress: (words) => output.progress(words),
    }).catch((error: unknown) => {
      throw error instanceof AggregateError ? new RefusalError(error.message) : error;
    });
    const begun = report.begun === 'earlier' ? ', of the aggregation that was begun earlier' : '';
    output.say(`${target.label}: ${String(report.tasks)} labels, in ${path}${begun}.`);
    if (flagOf(values, 'json')) output.json({ id, path, ...report });
    return exitCodes.good;
  });
}

function whereOf(values: OptionValues, method: AggregationMethod): 'local' | 'platform' {
  const where = textOf(values, 'where') ?? (method === 'weighted' ? 'platform' : 'local');
  if (where === 'local' || where === 'platform') return where;
  throw new UsageError(`--where wants local or platform, not "${where}".`);
}
