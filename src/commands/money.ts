import * as vscode from 'vscode';
import type { Spending } from '../deploy/spending';
import type { Connection } from '../providers/connections';
import type { Services } from '../providers/services';
import { rootOf } from '../providers/specFiles';
import { counted } from '../spec/text/counted';
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
  /** Tasks whose price has no bound. */
  readonly endless?: number | undefined;
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

/** Looks up what something costs by now; nothing where it costs nothing. */
export type Price = () => Promise<readonly Expense[]>;

/**
 * The way that every sum of real money takes: within the workspace's cap and the balance, agreed to in
 * a modal question that names it, looked up once more after that, and in the ledger before it is spent.
 * Returns what was agreed to, in US dollars, and Infinity on sandboxes; undefined: the person thought
 * better of it. Throws where cap or balance do not allow it.
 */
export async function maySpend(
  { ask }: Services,
  connection: Connection,
  price: Price,
  question: SpendingQuestion,
): Promise<number | undefined> {
  const { profile, account } = connection;
  if (profile.sandbox) return Infinity;
  const { checkSpending, commitTogether, costsMore } = await import('../providers/remote');
  let remarks = question.remarks ?? [];
  for (let expenses = await price(); expenses.length > 0;) {
    const { spendings, balance, sum } = await weighed(connection, expenses, question);
    // Nobody is asked for what cannot be had anyway.
    for (const spending of spendings) refuse(await checkSpending(spending));
    const fee = question.fee === undefined ? 'fee included' : "without the platform's fee";
    const cost = `It will cost about ${moneyText(sum)}, ${fee}, of a balance of ${moneyText(balance)} on ${profile.label} as ${account}.`;
    const detail = [cost, ...endlessRemark(expenses), ...remarks].join(' ');
    const { message, agree } = question;
    if (!(await ask.confirm({ message, detail, agree }))) return undefined;
    expenses = await price();
    const now = await weighed(connection, expenses, question);
    if (!costsMore(now.sum, sum)) {
      refuse(await commitTogether(now.spendings));
      return sum;
    }
    remarks = [
      `It has become more than the ${moneyText(sum)} that were agreed to; nothing is spent yet.`,
      ...(question.remarks ?? []),
    ];
  }
  return 0;
}

/** Expenses as the ledger takes them. Without a folder there is no ledger. */
async function weighed(
  { client, profile }: Connection,
  expenses: readonly Expense[],
  { spec }: SpendingQuestion,
): Promise<{
  readonly spendings: readonly Spending[];
  readonly balance: number;
  readonly sum: number;
}> {
  const { openWorkspace } = await import('../providers/remote');
  const { balance } = await client.requester.get();
  const sum = expenses.reduce((all, expense) => all + expense.sum, 0);
  if (sum > balance) {
    throw new Error(
      `It may cost ${moneyText(sum)}, and the balance on ${profile.label} is ${moneyText(balance)}.`,
    );
  }
  const place = spec ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const set = vscode.workspace.getConfiguration('crowdsmith', place).get<unknown>('spendingCap');
  const cap = typeof set === 'number' && Number.isFinite(set) ? set : undefined;
  if (place === undefined) {
    if (cap === undefined) return { spendings: [], balance, sum };
    throw new Error('crowdsmith.spendingCap counts what a folder spends. Open a folder.');
  }
  const workspace = openWorkspace(spec === undefined ? place.fsPath : rootOf(spec));
  const spendings = expenses.map((each) => ({ ...each, workspace, cap, profile, balance }));
  return { spendings, balance, sum };
}

function endlessRemark(expenses: readonly Expense[]): readonly string[] {
  const count = expenses.reduce((all, { endless = 0 }) => all + endless, 0);
  return count === 0
    ? []
    : [`Not in it: ${counted(count, 'task')} with endless overlap, whose cost has no bound.`];
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
    endless: remaining.lines[0]?.endless,
  };
}

function refuse(verdict: { readonly state: string; readonly message?: string }): void {
  if (verdict.state === 'refused') throw new Error(verdict.message ?? 'It may not be spent.');
}

/** US dollars, to the cent; what is below a cent is not hidden. */
export function moneyText(dollars: number): string {
  const digits = dollars !== 0 && Math.abs(dollars) < 0.01 ? 4 : 2;
  return `$${dollars.toFixed(digits)}`;
}
