import { readFile } from 'node:fs/promises';
import type { AggregatedLabel } from '../../aggregation';
import { answersIn } from '../answerRows';
import { flagOf, jsonOption, textOf, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { UsageError } from '../usageError';

const methods = ['dawid-skene', 'majority-vote'] as const;

export const aggregate: Command = {
  name: 'aggregate',
  usage: 'FILE --method dawid-skene|majority-vote [--json]',
  summary: 'Makes one label a task out of rows of task, worker, label (TSV or CSV).',
  options: { ...jsonOption, method: { type: 'string' } },
  takes: { least: 1, most: 1 },
  async run({ paths, values, output }) {
    const method = methods.find((known) => known === textOf(values, 'method'));
    if (method === undefined) throw new UsageError(`--method wants one of ${methods.join(', ')}.`);
    const [path = ''] = paths;
    const { answers, delimiter } = answersIn(await readFile(path, 'utf8'), path);
    const { dawidSkene, majorityVote } = await import('../../aggregation');
    const { results } = method === 'dawid-skene' ? dawidSkene(answers) : majorityVote(answers);
    if (flagOf(values, 'json')) output.json(results);
    else await output.data(table(results, delimiter));
    output.say(`${answers.length} answers about ${results.length} tasks.`);
    return exitCodes.good;
  },
};

function table(results: readonly AggregatedLabel[], delimiter: string): string {
  const cell = (text: string): string =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const row = (cells: readonly string[]): string => cells.map(cell).join(delimiter);
  const lines = results.map(({ task, label, confidence }) =>
    row([task, label, String(confidence)]),
  );
  return `${[row(['task', 'label', 'confidence']), ...lines].join('\n')}\n`;
}
