import * as vscode from 'vscode';
import type { AggregationMethod } from '../deploy';
import { steps } from '../providers/ask/steps';
import { withProgress } from '../providers/progress';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import type { CommandRunner } from './commandRunner';
import { resultsTarget, suggestedPlace } from './results';
import type { Target } from './targets';

/** One label a task from a pool's answers, written to a file that is then shown. */
export function registerAggregateCommand(commands: CommandRunner, services: Services): void {
  commands.registerCommand('crowdsmith.aggregate', 'No labels could be made', (argument) =>
    aggregate(services, argument),
  );
}

interface Answers {
  readonly field: string;
  readonly how: How;
  readonly skill?: string;
  readonly golden?: 'used' | 'not-used';
}

type How = 'dawid-skene' | 'majority-vote' | 'platform-dawid-skene' | 'platform-weighted';

const hows: readonly { readonly value: How; readonly label: string; readonly detail: string }[] = [
  {
    value: 'dawid-skene',
    label: 'Dawid–Skene, here',
    detail: 'Learns how good each performer is; seconds for a million answers',
  },
  {
    value: 'majority-vote',
    label: 'Majority vote, here',
    detail: 'One voice a performer; a tie goes to the label that sorts first',
  },
  {
    value: 'platform-dawid-skene',
    label: 'Dawid–Skene, on the platform',
    detail: 'Accepted answers only; takes minutes to hours, few a day are allowed',
  },
  {
    value: 'platform-weighted',
    label: 'Weighted by a skill, on the platform',
    detail: 'For pools with dynamic overlap',
  },
];

async function aggregate(services: Services, argument: unknown): Promise<void> {
  const { ask } = services;
  const target = await resultsTarget(services, argument, 'Aggregate answers');
  const answers = target && (await askHow(services, target));
  if (!target || !answers) return;
  const file = suggestedPlace(target.name, '-labels.tsv');
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
  const local = answers.how === 'dawid-skene' || answers.how === 'majority-vote';
  const report = await withProgress(`Aggregating ${target.name}`, async (signal, tell) => {
    const { aggregatePool } = await import('../providers/remote');
    return aggregatePool(target.connection.client, target.id, {
      ...{ field: answers.field, method: methodOf(answers.how), path: file.fsPath, signal },
      root: rootOf(file),
      where: local ? 'local' : 'platform',
      golden: answers.golden ?? 'not-used',
      skill: answers.skill,
      onProgress: (words) => tell(words),
    });
  });
  await vscode.window.showTextDocument(file);
  const from = report.answers === undefined ? '' : ` from ${String(report.answers)} answers`;
  const taught = report.golden ? `, ${String(report.golden)} golden tasks` : '';
  const begun = report.begun === 'earlier' ? ', of the aggregation that was begun earlier,' : '';
  void ask.tell(
    'info',
    `${String(report.tasks)} labels${from}${taught}${begun} are in ${vscode.workspace.asRelativePath(file)}.`,
  );
}

function methodOf(how: How): AggregationMethod {
  if (how === 'majority-vote') return 'majority-vote';
  return how === 'platform-weighted' ? 'weighted' : 'dawid-skene';
}

async function askHow(services: Services, target: Target): Promise<Answers | undefined> {
  const { client } = target.connection;
  const pool = await client.pools.get(target.id);
  const { task_spec: spec } = await client.projects.get(pool.project_id);
  const fields = Object.entries(spec.output_spec);
  return steps<Answers>(services.ask, `Aggregate ${target.name}`, [
    {
      key: 'field',
      ask: (person) =>
        person.pick(
          fields.map(([value, { type }]) => ({ label: value, description: type, value })),
          { placeholder: 'Output field whose values are the labels' },
        ),
    },
    { key: 'how', ask: (person) => person.pick(hows, { placeholder: 'How' }) },
    {
      key: 'skill',
      when: ({ how }) => how === 'platform-weighted',
      ask: (person) =>
        person.pick(
          client.skills
            .page({ limit: 100, sort: '-id' })
            .then(({ items }) =>
              items.map(({ id, name }) => ({ label: name, description: id, value: id })),
            ),
          { placeholder: 'Skill that says how good a performer is' },
        ),
    },
    {
      key: 'golden',
      when: ({ how }) => how === 'dawid-skene' || how === 'majority-vote',
      ask: (person) =>
        person.pick<'used' | 'not-used'>(
          [
            {
              label: 'Use golden tasks',
              detail: 'They keep their known labels and teach how good performers are',
              value: 'used',
            },
            { label: 'Treat golden tasks as any other', value: 'not-used' },
          ],
          { placeholder: 'Golden tasks' },
        ),
    },
  ]);
}
