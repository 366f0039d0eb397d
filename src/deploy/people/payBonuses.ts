import {
  fieldProblems,
  OperationFailedError,
  type CallOptions,
  type Operation,
  type PlatformClient,
  type UserBonus,
} from '../../api';
import { canonical, uuidFrom } from '../identity';
import { operationOf } from '../operationOf';
import type { BonusRow } from './bonusRows';
import { eachRow, type EachRowOptions, type RowOutcome } from './eachRow';

/** A bonus with the key under which it is paid at most once. */
export interface PlannedBonus extends BonusRow {
  readonly operationId: string;
  /** `paid`: an earlier try has paid it, or is about to. */
  readonly state: 'new' | 'paid';
  /** When it was paid, in the platform's form. */
  readonly when?: string;
}

export interface BonusPlan {
  readonly rows: readonly PlannedBonus[];
  /** US dollars of those that are new. */
  readonly sum: number;
  /** Names the whole list, paid rows included: the same list has the same name. */
  readonly key: string;
}

/** How often one bonus may have been refused before; each try has a key of its own. */
const mostTries = 50;

/**
 * Finds out which bonuses were paid before. A bonus is known by account, performer, sum, assignment
 * and texts; equal ones in one list count each. The key follows from that, so that neither a crash
 * nor another file with the same rows pays twice.
 */
export async function planBonuses(
  client: PlatformClient,
  account: string,
  rows: readonly BonusRow[],
  /** `again`: what was paid before is meant to be paid once more. */
  how: EachRowOptions & { readonly again?: 'meant' } = {},
): Promise<BonusPlan> {
  const counts = new Map<string, number>();
  const numbered = rows.map((row) => {
    const mark = canonical(row.bonus);
    const number = counts.get(mark) ?? 0;
    counts.set(mark, number + 1);
    return { row, mark, number };
  });
  const outcomes = await eachRow(
    numbered,
    ({ row, mark, number }) =>
      planOne(
        client,
        row,
        (attempt) => uuidFrom('bonus', account, mark, `${number}`, `${attempt}`),
        how,
      ),
    how,
  );
  const planned = outcomes.map((outcome) => {
    if (outcome.state === 'done') return outcome.result;
    // Without knowing what was paid nothing is paid.
    how.signal?.throwIfAborted();
    throw new Error(outcome.reason);
  });
  return {
    rows: planned,
    sum: sumOf(planned.filter(({ state }) => state === 'new').map(({ bonus }) => bonus)),
    key:
      how.again === undefined
        ? uuidFrom('bonuses', account, ...numbered.map(({ mark, number }) => `${number} ${mark}`))
        : uuidFrom('bonuses', ...planned.map(({ operationId }) => operationId)),
  };
}

/** Pays what is new, each row for itself. What became of a row that was not answered shows the next plan. */
export function payBonuses(
  client: PlatformClient,
  plan: BonusPlan,
  how: EachRowOptions = {},
): Promise<readonly RowOutcome<PlannedBonus, { readonly bonusId: string }>[]> {
  const rows = plan.rows.filter(({ state }) => state === 'new');
  return eachRow(rows, (row, signal) => payOne(client, row, { signal }), how);
}

/** US dollars, without the crumbs of binary fractions. */
export function sumOf(bonuses: readonly Pick<UserBonus, 'amount'>[]): number {
  return Math.round(bonuses.reduce((sum, { amount }) => sum + amount, 0) * 1e6) / 1e6;
}

async function planOne(
  client: PlatformClient,
  row: BonusRow,
  keyOf: (attempt: number) => string,
  { signal, again }: CallOptions & { readonly again?: 'meant' },
): Promise<PlannedBonus> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const operationId = keyOf(attempt);
    const earlier = await operationOf(client, operationId, { signal });
    if (earlier === undefined) return { ...row, operationId, state: 'new' };
    const done = earlier.status === 'FAIL' ? 'refused' : await paidBy(client, earlier, { signal });
    if (done !== 'refused' && again === undefined) {
      const when = earlier.finished ?? earlier.submitted;
      return { ...row, operationId, state: 'paid', ...(when === undefined ? {} : { when }) };
    }
  }
  throw new Error(
    `A bonus for ${row.bonus.user_id} was tried ${mostTries} times. Change its private comment to try on.`,
  );
}

/** An operation that is still under way may pay yet, so it counts as paid. */
async function paidBy(
  client: PlatformClient,
  operation: Operation,
  options: CallOptions,
): Promise<'paid' | 'refused'> {
  if (operation.status !== 'SUCCESS') return 'paid';
  const details = (operation.details ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof details.success_count === 'number')
    return details.success_count > 0 ? 'paid' : 'refused';
  const log = await client.operations.log(operation.id, options);
  return log.some(({ success }) => !success) ? 'refused' : 'paid';
}

async function payOne(
  client: PlatformClient,
  { bonus, operationId }: PlannedBonus,
  options: CallOptions,
): Promise<{ readonly bonusId: string }> {
  // `__item_idx` comes back in the log and tells the bonus from other lines.
  const item = { ...bonus, ...{ __item_idx: '0' } };
  const started = await client.userBonuses.create([item], { operationId, ...options });
  const failure = await client.operations.wait(started, options).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof OperationFailedError) return error;
      throw error;
    },
  );
  const log = await client.operations.log(started.id, options);
  for (const { success, output } of log) {
    if (success && typeof output.user_bonus_id === 'string') {
      return { bonusId: output.user_bonus_id };
    }
  }
  const problems = log.flatMap(({ success, output }) => (success ? [] : fieldProblems(output)));
  const reasons = problems.map(({ path, message }) => `${path}: ${message}`);
  if (reasons.length > 0) throw new Error(reasons.join('; '));
  if (failure !== undefined) throw failure;
  throw new Error('The platform does not tell whether the bonus was paid.');
}
