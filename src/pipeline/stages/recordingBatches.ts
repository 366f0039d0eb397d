import type { Remote } from '../../api';
import type { Pool } from '../../spec';
import { attemptsOf } from '../../spec';
import type { Run } from '../run/context';
import { log, Looking } from '../run/context';
import type { PoolName } from '../run/pools';
import { closedBySomebody, closeNow, openNow } from '../run/pools';
import type { HandedIn, Progress } from '../run/recordings';
import { listHandedIn, progressOf } from '../run/recordings';
import type { SourceText } from '../texts';
import { Reissuing } from './reissuing';

export interface Recorded {
  readonly round: number;
  /** All texts that are to be recorded. */
  readonly texts: readonly SourceText[];
  readonly pool: PoolName;
}

/**
 * The recordings to be verified next; none when every text is settled and nobody is at work. Which
 * ones belong to a round is written down, so that a resumed run judges the same ones together.
 */
export async function nextBatch(run: Run, what: Recorded): Promise<readonly HandedIn[]> {
  const step = `recording/round/${what.round}`;
  if (run.runner.isDone(step)) {
    const chosen = new Set(await run.runner.observe<readonly string[]>({ key: step, run: never }));
    return (await listHandedIn(run)).filter(({ id }) => chosen.has(id));
  }
  const batch = await waitForBatch(run, what);
  if (batch.length > 0) {
    await run.runner.observe({ key: step, run: () => Promise.resolve(batch.map(({ id }) => id)) });
  }
  return batch;
}

function never(): Promise<never> {
  return Promise.reject(new Error('This step is done.'));
}

/** Waits until the pool has closed, or has been open long enough for a batch of its own. */
async function waitForBatch(run: Run, what: Recorded): Promise<readonly HandedIn[]> {
  const reissuing = new Reissuing(run, what.pool);
  const watch = { opened: false, since: performance.now() };
  const looking = new Looking(run);
  for (; ; await looking.pause()) {
    // First the pool, then the list: what was handed in before it closed is in the list.
    const pool = await run.client.pools.get(what.pool.id, { signal: run.signal });
    const open = pool.status === 'OPEN';
    const waited = performance.now() - watch.since;
    if (open && waited < patience(run, reissuing)) {
      watch.opened = true;
      continue;
    }
    watch.since = performance.now();
    const progress = progressOf(await listHandedIn(run));
    tell(run, what, progress);
    const pending = pendingTexts(run, what.texts, progress);
    const complete = !open || waited >= run.pace.batchEvery || pending.length === 0;
    if (progress.submitted.length > 0 && complete) return progress.submitted;
    if (pending.length === 0) {
      if (await nobodyIsAtWork(run, what, pool)) return [];
    } else if (!open) await goOn(run, { what, pool, pending, progress, reissuing, watch });
  }
}

/** Texts with neither an accepted recording nor all attempts used up. */
export function pendingTexts(
  run: Run,
  texts: readonly SourceText[],
  progress: Progress,
): readonly SourceText[] {
  const attempts = attemptsOf(run.plan.spec);
  return texts.filter(
    ({ id }) => !progress.accepted.has(id) && (progress.rejections.get(id) ?? 0) < attempts,
  );
}

/** A pool that is open although little is left to come is looked into more often. */
function patience(run: Run, reissuing: Reissuing): number {
  return reissuing.textsWereTakenOut() ? run.pace.reissueWithin : run.pace.batchEvery;
}

/** The pool is closed, nothing is to be verified, and texts are missing. */
async function goOn(
  run: Run,
  o: {
    readonly what: Recorded;
    readonly pool: Remote<Pool>;
    readonly pending: readonly SourceText[];
    readonly progress: Progress;
    readonly reissuing: Reissuing;
    readonly watch: { readonly opened: boolean };
  },
): Promise<void> {
  const reason = o.pool.last_close_reason;
  if (reason === 'COMPLETED' || reason === 'FOR_UPDATE') {
    await o.reissuing.helpAfterWaiting(o.pending, o.progress);
    return;
  }
  if (o.watch.opened) throw closedBySomebody(o.what.pool, reason);
  log(
    run,
    'warning',
    `${o.what.pool.name} had been closed (${reason ?? 'no reason given'}); opening it again.`,
  );
  await openNow(run, o.what.pool);
  o.reissuing.countOpening(o.pending);
}

/** Closes a pool that only surplus copies keep open, and waits for those who began before. */
async function nobodyIsAtWork(run: Run, what: Recorded, pool: Remote<Pool>): Promise<boolean> {
  if (pool.status === 'OPEN') await closeNow(run, what.pool);
  const active = { pool_id: what.pool.id, status: 'ACTIVE', limit: 1 } as const;
  const { items } = await run.client.assignments.page(active, { signal: run.signal });
  return items.length === 0 && pool.status !== 'OPEN';
}

function tell(run: Run, { texts, round }: Recorded, progress: Progress): void {
  run.emit({
    type: 'progress',
    stage: 'recording',
    done: texts.filter(({ id }) => progress.accepted.has(id)).length,
    total: texts.length,
    message: `round ${round}: ${progress.submitted.length} recordings to verify`,
  });
}
