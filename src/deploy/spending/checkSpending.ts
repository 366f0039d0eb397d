import { oneAtATime } from '../../workspace';
import { readLedger, writeLedger } from './ledger';
import { spendingCapSetting } from './spendingCap';
import type { Spending, SpendingVerdict } from './spending';

/** Whether a sum may be spent: within the cap and the balance. Changes nothing. Sandboxes have no money. */
export async function checkSpending(spending: Spending): Promise<SpendingVerdict> {
  if (spending.profile.sandbox) return { state: 'allowed', committed: 0 };
  const { workspace, profile } = spending;
  return weigh(spending, await readLedger(workspace.root, profile.name));
}

/**
 * As `checkSpending`, and when it is allowed the ledger has it, before anything is spent. Windows and
 * terminals that do so at the same time count each other.
 */
export async function commitSpending(spending: Spending): Promise<SpendingVerdict> {
  return await commitTogether([spending]);
}

/** Several sums of one workspace and profile: all of them, or none. The verdict on the last, or on the one that is refused. */
export async function commitTogether(spendings: readonly Spending[]): Promise<SpendingVerdict> {
  const [first] = spendings;
  if (first === undefined || first.profile.sandbox) return { state: 'allowed', committed: 0 };
  const { workspace, profile } = first;
  const turn = { root: workspace.root, name: 'spending', doing: 'entry into the ledger' };
  return await oneAtATime(turn, async () => {
    const ledger = new Map(await readLedger(workspace.root, profile.name));
    let verdict: SpendingVerdict = { state: 'allowed', committed: 0 };
    for (const spending of spendings) {
      verdict = weigh(spending, ledger);
      if (verdict.state === 'refused') return verdict;
      ledger.set(spending.subject, wholeOf(spending, ledger));
    }
    for (const { what, subject, sum, total = sum } of spendings) {
      const at = new Date().toISOString();
      await writeLedger(workspace.root, { at, profile: profile.name, subject, what, total });
    }
    return verdict;
  });
}

function weigh(spending: Spending, ledger: ReadonlyMap<string, number>): SpendingVerdict {
  refuseNonsense(spending);
  const before = [...ledger.values()].reduce((all, cost) => all + cost, 0);
  const more = wholeOf(spending, ledger) - (ledger.get(spending.subject) ?? 0);
  return judge(spending, { committed: money(before + more), before: money(before) });
}

/** Of a subject that is in the ledger already the larger sum counts. */
function wholeOf(
  { subject, sum, total = sum }: Spending,
  ledger: ReadonlyMap<string, number>,
): number {
  return Math.max(ledger.get(subject) ?? 0, total);
}

function judge(
  { profile, cap, what, sum, balance, endless }: Spending,
  { committed, before }: { readonly committed: number; readonly before: number },
): SpendingVerdict {
  const where = profile.label ?? profile.name;
  if (cap !== undefined && endless !== undefined) {
    return {
      state: 'refused',
      why: 'cap',
      message: `${what}: ${endlessText} ${spendingCapSetting} is set.`,
    };
  }
  if (cap !== undefined && committed > cap) {
    return {
      state: 'refused',
      why: 'cap',
      message:
        `${what} may cost ${dollars(sum)}, and this workspace may spend ${dollars(cap)} on ${where}, of which ` +
        `${dollars(before)} are taken. Raise ${spendingCapSetting} in the workspace's settings if that is meant.`,
    };
  }
  if (balance !== undefined && sum > balance) {
    return {
      state: 'refused',
      why: 'balance',
      message:
        `${what} may cost ${dollars(sum)}, and the balance on ${where} is ${dollars(balance)}: ` +
        `${dollars(money(sum - balance))} are missing. Top it up, or let fewer tasks be done.`,
    };
  }
  return { state: 'allowed', committed };
}

function refuseNonsense({ what, sum, total = sum }: Spending): void {
  if (Number.isFinite(sum) && Number.isFinite(total) && sum >= 0 && total >= 0) return;
  throw new RangeError(`${what}: ${sum} and ${total} are no sums of money.`);
}

/** Why there is no sum to agree to. */
export const endlessText =
  'what tasks with endless overlap cost has no bound. Give them an overlap that is a number, since';

/** Whether a sum is more than what somebody agreed to, beyond the crumbs of binary fractions. US dollars. */
export function costsMore(sum: number, agreed: number): boolean {
  return sum > agreed + 1e-6;
}

/** `$12.30`; sums below ten cents with the digits they need. */
export function dollars(sum: number): string {
  return `$${sum.toFixed(sum !== 0 && Math.abs(sum) < 0.1 ? 4 : 2)}`;
}

/** Sums of prices without the crumbs of binary fractions. */
function money(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
