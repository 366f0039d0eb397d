import * as vscode from 'vscode';
import type { Spending } from '../deploy/spending';
import type { Connection } from '../providers/connections';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import type { Target } from './targets';

/** One thing that money goes to. */
export interface Expense {
  /** What the ledger knows it by: `pool 12`, `bonus 1b4e…`. */
  readonly subject: string;
  /** For people: `Opening Reading`. */
  readonly what: string;
  /** US dollars. */
  readonly sum: number;
  /** All that the subject may ever cost; default `sum`. */
  readonly total?: number;
}

/** The question that names the sum. */
export interface SpendingQuestion {
  /** Ends with a question mark. */
  readonly message: string;
  readonly agree: string;
  /** Whether the sums hold the platform's fee. Default: they do. */
  readonly fee?: 'not included';
  /** What is to be known besides the sum. */
  readonly remarks?: readonly string[];
  /** The spec it is about: its folder's cap counts. Default: the first folder. */
  readonly spec?: vscode.Uri | undefined;
}

/**
 * The way that every sum of real money takes: within the workspace's cap and the balance, agreed to in
 * a modal question that names it, and in the ledger before it is spent. True at once on sandboxes.
 * False: the person thought better of it. Throws where cap or balance do not allow it.
 */
export async function maySpend(
  { ask }: Services,
  { profile, client, account }: Connection,
  expenses: readonly Expense[],
  question: SpendingQuestion,
): Promise<boolean> {
  if (profile.sandbox || expenses.length === 0) return true;
  const { checkSpending, commitTogether, openWorkspace } = await import('../providers/remote');
  const { balance } = await client.requester.get();
  const sum = expenses.reduce((all, expense) => all + expense.sum, 0);
  const ledger = ledgerFolder(question.spec);
  const spendings = expenses.map((expense): Spending | undefined =>
    ledger === undefined
      ? undefined
      : { ...ledger, ...expense, workspace: openWorkspace(ledger.root), profile, balance },
  );
  const known = spendings.flatMap((spending) => (spending === undefined ? [] : [spending]));
  // Nobody is asked for what cannot be had anyway.
  for (const spending of known) refuse(await checkSpending(spending));
  if (sum > balance) {
    throw new Error(
      `It may cost ${moneyText(sum)}, and the balance on ${profile.label} is ${moneyText(balance)}.`,
    );
  }
  const fee = question.fee === undefined ? 'fee included' : "without the platform's fee";
  const cost = `It will cost about ${moneyText(sum)}, ${fee}, of a balance of ${moneyText(balance)} on ${profile.label} as ${account}.`;
  const detail = [cost, ...(question.remarks ?? [])].join(' ');
  const { message, agree } = question;
  if (!(await ask.confirm({ message, detail, agree }))) return false;
  refuse(await commitTogether(known));
  return true;
}

/** Asks before what spends on one pool: the sum is that of the tasks it holds. */
export async function confirmSpending(
  services: Services,
  target: Target,
  message: string,
  agree: string,
): Promise<boolean> {
  if (target.connection.profile.sandbox || target.kind !== 'pool') return true;
  return maySpend(services, target.connection, [await expenseOf(target, message)], {
    message,
    agree,
    spec: target.spec,
    remarks: ['Real performers will see it.'],
  });
}

/** What the tasks in a pool will still cost. Throws when that cannot be told: no sum, no spending. */
export async function expenseOf(target: Target, what: string): Promise<Expense> {
  const { priceOfPool } = await import('../providers/remote');
  const { remaining, whole } = await priceOfPool(target.connection.client, target.id);
  return {
    subject: `pool ${target.id}`,
    what: what.replace(/\?$/, ''),
    sum: remaining.total,
    total: whole.most,
  };
}

function refuse(verdict: { readonly state: string; readonly message?: string }): void {
  if (verdict.state === 'refused') throw new Error(verdict.message ?? 'It may not be spent.');
}

/** Where the ledger is kept, and the cap there. Without a folder there is neither. */
function ledgerFolder(
  spec: vscode.Uri | undefined,
): { readonly root: string; readonly cap: number | undefined } | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = spec ?? folder;
  if (place === undefined) return undefined;
  const cap = vscode.workspace.getConfiguration('crowdsmith', place).get<unknown>('spendingCap');
  return {
    root: spec === undefined ? place.fsPath : rootOf(spec),
    cap: typeof cap === 'number' && Number.isFinite(cap) ? cap : undefined,
  };
}

/** US dollars, to the cent; what is below a cent is not hidden. */
export function moneyText(dollars: number): string {
  const digits = dollars !== 0 && Math.abs(dollars) < 0.01 ? 4 : 2;
  return `$${dollars.toFixed(digits)}`;
}
