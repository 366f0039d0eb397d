import * as vscode from 'vscode';
import type { Grouping, LaidSuites } from '../../deploy/suites';
import { steps, type Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { maySpend, type Price } from '../money';
import { withProgress } from '../progress';
import { targetOf, type Target } from '../targets';
import { counted } from '../../spec/text/counted';
import { tableFiles, tableIn } from './questions';

interface Answers {
  readonly file: vscode.Uri;
  readonly grouping: Grouping;
}

/** Lays task suites out by hand: a file tells which tasks share a page. */
export async function uploadTaskSuites(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['pool'],
    title: 'Upload task suites',
    placeholder: 'Pool whose pages are laid out by hand',
  });
  if (target === undefined) return;
  const { client } = target.connection;
  const pool = await client.pools.get(target.id);
  if (pool.mixer_config !== undefined) {
    throw new Error(
      `${target.name} mixes its pages itself. Task suites are for pools without mixer_config; upload tasks instead.`,
    );
  }
  const answers = await steps<Answers>(services.ask, `Upload task suites to ${target.name}`, [
    {
      key: 'file',
      ask: (person) =>
        person.pick(tableFiles(), { placeholder: 'TSV or CSV file, a row for each task' }),
    },
    {
      key: 'grouping',
      ask: async (person, { file }) =>
        file === undefined
          ? { state: 'back' }
          : person.pick(await groupings(file), { placeholder: 'Which rows share a page?' }),
    },
  ]);
  if (answers === undefined) return;
  const project = await client.projects.get(pool.project_id);
  const { suitesIn, uploadSuites } = await import('../../providers/remote');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(answers.file));
  const laid = suitesIn(text, {
    path: answers.file.path,
    grouping: answers.grouping,
    inputSpec: project.task_spec.input_spec,
    outputSpec: project.task_spec.output_spec,
  });
  refuseEmpty(answers.file, laid);
  const agreed = await maySpend(services, target.connection, priceOf(target, laid.suites), {
    message: `Add task suites to ${target.name}?`,
    agree: 'Upload',
    spec: target.spec,
    remarks: ['The pool is open: performers will see them at once.'],
  });
  if (agreed === undefined) return;
  const report = await withProgress(`Uploading task suites to ${target.name}`, (signal, tell) =>
    uploadSuites(client, target.id, laid.suites, {
      agreed,
      signal,
      onProgress: (done, total) => tell(`${done} of ${total}`, (100 * done) / total),
    }),
  );
  tell(services, target, answers.file, {
    ...report,
    refused: [...laid.problems, ...report.refused].sort((a, b) => a.line - b.line),
  });
}

async function groupings(file: vscode.Uri): Promise<readonly Choice<Grouping>[]> {
  const { header } = await tableIn(file);
  return [
    {
      label: 'Rows between empty lines',
      detail: 'As the platform itself parts them',
      value: { by: 'empty-line' },
    },
    ...header
      .filter((column) => column !== '')
      .map((column) => ({
        label: `Rows with the same ${column}`,
        value: { by: 'column', column } as const,
      })),
  ];
}

function refuseEmpty(file: vscode.Uri, { suites, problems }: LaidSuites): void {
  if (suites.length > 0) return;
  const path = vscode.workspace.asRelativePath(file);
  const [first] = problems;
  const why = first === undefined ? '' : ` Line ${first.line}: ${first.message}.`;
  throw new Error(`${path} has no task suite that can be uploaded.${why}`);
}

/** Pages added to an open pool are paid for at once: those that it has not got yet. */
function priceOf({ connection, id, name }: Target, suites: LaidSuites['suites']): Price {
  const { client } = connection;
  return async () => {
    if ((await client.pools.get(id)).status === 'CLOSED') return [];
    const { estimateTasks, missingSuites, priceOfPool } = await import('../../providers/remote');
    return withProgress(`Looking what ${name} has`, async (signal) => {
      const { pool, whole } = await priceOfPool(client, id, { signal });
      const missing = await missingSuites(client, id, suites, { signal });
      const pages = missing.map(({ suite }) => suite);
      const { total: sum, most } = estimateTasks(name, pool, pages);
      const what = `Adding ${counted(missing.length, 'task suite')} to ${name}`;
      return sum === 0 ? [] : [{ subject: `pool ${id}`, what, sum, total: whole.most + most }];
    });
  };
}

function tell(
  { ask, log }: Services,
  { name }: Target,
  file: vscode.Uri,
  report: {
    readonly created: number;
    readonly already: number;
    readonly refused: LaidSuites['problems'];
  },
): void {
  const path = vscode.workspace.asRelativePath(file);
  for (const { line, message } of report.refused) log.warn(`${path}:${line}: ${message}`);
  const known = report.already === 0 ? '' : `, ${report.already} were there already`;
  const text = `Uploaded ${report.created} task suites to ${name}${known}.`;
  const [first] = report.refused;
  if (first === undefined) {
    void ask.tell('info', text);
    return;
  }
  const show = 'Show the Line';
  const rows = report.refused.length === 1 ? '1 was' : `${report.refused.length} were`;
  const message = `${text} ${rows} refused, the first in line ${first.line}: ${first.message}.`;
  void ask.tell('warning', message, [show]).then((answer) => {
    if (answer !== show) return;
    const at = new vscode.Range(first.line - 1, 0, first.line - 1, 0);
    void vscode.window.showTextDocument(file, { selection: at });
  });
}
