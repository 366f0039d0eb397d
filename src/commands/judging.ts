import * as vscode from 'vscode';
import type { Assignment, Verdict } from '../api';
import { steps } from '../providers/ask/steps';
import type { Connection } from '../providers/connections';
import { withProgress } from '../providers/progress';
import type { Services } from '../providers/services';
import type { AssignmentFilter } from '../review';
import type { Target } from './targets';

/** Gives the verdicts of a review file. True when something changed on the platform. */
export async function judgeFromFile(services: Services, argument: unknown): Promise<boolean> {
  const file = argument instanceof vscode.Uri ? argument : await chooseFile();
  if (file === undefined) return false;
  const connection = await services.connections.need();
  const { planVerdicts, readVerdictFile, refusedFileOf } = await import('../review');
  const { giveVerdicts } = await import('../providers/review/giveVerdicts');
  const read = await readVerdictFile(file.fsPath);
  const plan = await withProgress('Checking the verdicts', (signal, tell) =>
    planVerdicts(connection.client, read.wanted, {
      signal,
      onProgress: (looked) =>
        tell(`${String(looked)} of ${String(read.wanted.length)}`, percent(looked, read.wanted)),
    }),
  );
  const name = vscode.workspace.asRelativePath(file);
  return giveVerdicts(services, {
    ...{ connection, from: name, source: JSON.stringify(read.wanted) },
    plan: { ...plan, refused: [...read.refused, ...plan.refused] },
    refusedFile: refusedFileOf(file.fsPath),
  });
}

function percent(done: number, all: readonly unknown[]): number {
  return (done / Math.max(1, all.length)) * 100;
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const chosen = await vscode.window.showOpenDialog({
    title: 'File of verdicts: ASSIGNMENT:assignment_id, ACCEPT:verdict, ACCEPT:comment',
    openLabel: 'Check',
    filters: { 'TSV or CSV': ['tsv', 'csv'] },
    ...(folder && { defaultUri: folder.uri }),
  });
  return chosen?.[0];
}

interface FilterAnswers {
  readonly verdict: Verdict;
  readonly which: 'all' | 'golden-right' | 'golden-wrong' | 'fast';
  readonly seconds?: string;
  readonly comment?: string;
}

/** Gives one verdict to all submitted assignments of some pools that pass a filter. */
export async function judgeByFilter(
  services: Services,
  pools: readonly Target[],
): Promise<boolean> {
  const [first] = pools;
  const answers = first && (await askForFilter(services));
  if (!first || !answers) return false;
  const { connection } = first;
  const { planByFilter } = await import('../review');
  const { giveVerdicts } = await import('../providers/review/giveVerdicts');
  const { verdict, comment = '' } = answers;
  const filter = filterOf(answers);
  const wanted = { pools: pools.map(({ id }) => id), filter, verdict, comment };
  const plan = await withProgress('Looking for what passes the filter', (signal, tell) =>
    planByFilter(connection.client, {
      ...{ ...wanted, signal },
      onProgress: (looked) => tell(`${String(looked)} assignments`),
    }),
  );
  const source = JSON.stringify(wanted);
  return giveVerdicts(services, { connection, plan, from: 'the filter', source });
}

function filterOf({ which, seconds }: FilterAnswers): AssignmentFilter {
  const status = ['SUBMITTED'] as const;
  switch (which) {
    case 'all':
      return { status };
    case 'golden-right':
      return { status, golden: 'right' };
    case 'golden-wrong':
      return { status, golden: 'wrong' };
    case 'fast':
      return { status, atMostSeconds: Number(seconds) };
  }
}

function askForFilter({ ask }: Services): Promise<FilterAnswers | undefined> {
  return steps<FilterAnswers>(ask, 'Accept or reject by filter', [
    {
      key: 'verdict',
      ask: (person) =>
        person.pick<Verdict>(
          [
            { label: '$(check) Accept', value: 'ACCEPTED' },
            { label: '$(x) Reject', value: 'REJECTED' },
          ],
          { placeholder: 'What becomes of what passes the filter' },
        ),
    },
    {
      key: 'which',
      ask: (person) =>
        person.pick<FilterAnswers['which']>(
          [
            { label: 'Everything that waits for a verdict', value: 'all' },
            { label: 'Golden tasks answered rightly', value: 'golden-right' },
            { label: 'A golden task answered wrongly', value: 'golden-wrong' },
            { label: 'Handed in suspiciously fast', value: 'fast' },
          ],
          { placeholder: 'Which submitted assignments' },
        ),
    },
    {
      key: 'seconds',
      when: ({ which }) => which === 'fast',
      ask: (person) =>
        person.text({
          prompt: 'Handed in within so many seconds',
          check: (text) => (Number(text) > 0 ? undefined : 'A number above 0 is needed.'),
        }),
    },
    {
      key: 'comment',
      when: ({ verdict }) => verdict === 'REJECTED',
      ask: (person) =>
        person.text({
          prompt: 'Comment: all these performers read it',
          check: (text) => (text.trim() === '' ? 'A rejection needs a comment.' : undefined),
        }),
    },
  ]);
}

/** Gives one verdict to assignments that were selected; a rejection's comment is asked for. */
export async function judgeAssignments(
  services: Services,
  connection: Connection,
  verdict: Verdict,
  assignments: readonly Assignment[],
): Promise<boolean> {
  if (assignments.length === 0) {
    throw new Error('Select assignments in the tree, or review them: "Review Assignments".');
  }
  const comment = verdict === 'ACCEPTED' ? '' : await reasonFor(services, assignments.length);
  if (comment === undefined) return false;
  const { planVerdicts } = await import('../review');
  const { giveVerdicts } = await import('../providers/review/giveVerdicts');
  const wanted = assignments.map(({ id }) => ({ id, verdict, comment }));
  const plan = await planVerdicts(connection.client, wanted);
  return giveVerdicts(services, {
    ...{ connection, plan, from: 'the selection', source: JSON.stringify(wanted) },
  });
}

async function reasonFor({ ask }: Services, count: number): Promise<string | undefined> {
  const text = await ask.text({
    title: count === 1 ? 'Reject the assignment' : `Reject ${String(count)} assignments`,
    prompt: 'Comment: the performers read it',
    check: (given) => (given.trim() === '' ? 'A rejection needs a comment.' : undefined),
  });
  return text?.trim();
}
