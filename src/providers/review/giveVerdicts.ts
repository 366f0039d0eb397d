import * as vscode from 'vscode';
import {
  applyVerdicts,
  writeRefused,
  type OvertakenVerdict,
  type RefusedVerdict,
  type VerdictPlan,
} from '../../review';
import type { Connection } from '../connections';
import { withProgress } from '../progress';
import type { Services } from '../services';
import { verdictQuestion } from './verdictQuestion';

export interface GivenVerdicts {
  readonly connection: Connection;
  readonly plan: VerdictPlan;
  /** What the verdicts come from, for people: `verdicts.tsv`, `the filter`. */
  readonly from: string;
  /** Names the list: the same one is gone on with after a crash. */
  readonly source: string;
  /** Where refused verdicts are written; without it they are told. */
  readonly refusedFile?: string;
}

/**
 * Says what a list of verdicts would change and cost, and gives them when the person agrees. Resolves
 * to whether anything changed.
 */
export async function giveVerdicts(
  { ask, log }: Pick<Services, 'ask' | 'log'>,
  { connection, plan, from, source, refusedFile }: GivenVerdicts,
): Promise<boolean> {
  const { changes, already, refused } = plan;
  if (changes.length === 0) {
    await keepRefused(refused, refusedFile);
    const so = already > 0 ? ` ${String(already)} are so already.` : '';
    void ask.tell(
      'info',
      `There is nothing to judge by ${from}.${so}${refusedWords(refused, refusedFile)}`,
    );
    return false;
  }
  if (!(await ask.confirm(verdictQuestion(connection, plan, from)))) return false;
  const report = await withProgress('Giving verdicts', async (signal, tell) =>
    applyVerdicts(changes, {
      ...{ client: connection.client, root: folderOfJournals(), source, signal },
      onProgress: (settled) =>
        tell(`${String(settled)} of ${String(changes.length)}`, (settled / changes.length) * 100),
    }),
  );
  const all = [...refused, ...report.refused];
  // What somebody else decided otherwise may still be wanted after a look.
  const contrary = report.overtaken.filter((one) => one.as === 'other');
  await keepRefused([...all, ...contrary], refusedFile);
  for (const { id, reason } of report.overtaken) log.info(`${id} was skipped: ${reason}`);
  const { accepted, rejected } = report.given;
  const skipped = overtakenWords(report.overtaken, contrary.length > 0 ? refusedFile : undefined);
  const before = report.before > 0 ? `, ${String(report.before)} earlier` : '';
  void ask.tell(
    all.length + contrary.length > 0 ? 'warning' : 'info',
    `${String(accepted)} accepted, ${String(rejected)} rejected${before}.${skipped}${refusedWords(all, refusedFile)}`,
  );
  return true;
}

/** So many are named; the log has all. */
const mostNamed = 3;

function overtakenWords(overtaken: readonly OvertakenVerdict[], file: string | undefined): string {
  if (overtaken.length === 0) return '';
  const named = overtaken.slice(0, mostNamed).map(({ id, now }) => `${id} is ${now.toLowerCase()}`);
  const others = overtaken.length > mostNamed ? ', and others: see the log' : '';
  const kept = file === undefined ? '' : `; in ${vscode.workspace.asRelativePath(file)}`;
  return ` ${String(overtaken.length)} skipped, judged by somebody else meanwhile: ${named.join(', ')}${others}${kept}.`;
}

async function keepRefused(
  refused: readonly RefusedVerdict[],
  file: string | undefined,
): Promise<void> {
  if (file !== undefined && refused.length > 0) await writeRefused(file, refused);
}

function refusedWords(refused: readonly RefusedVerdict[], file: string | undefined): string {
  const [first] = refused;
  if (!first) return '';
  const count = ` ${String(refused.length)} could not be given`;
  return file === undefined
    ? `${count}: ${first.id} ${first.reason}${refused.length > 1 ? ', and others' : ''}.`
    : `${count}: see ${vscode.workspace.asRelativePath(file)}.`;
}

/** What was done is kept in the workspace folder, as everything of one machine is. */
function folderOfJournals(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder) return folder.uri.fsPath;
  throw new Error('Open a folder first: it keeps what was done, so that nothing is judged twice.');
}
