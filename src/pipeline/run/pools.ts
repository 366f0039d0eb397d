import { PlatformError } from '../../api';
import type { Remote } from '../../api';
import type { CloseReason, Pool } from '../../spec';
import { PipelineError } from '../errors';
import type { Closing } from '../control/reopening';
import type { StageName } from '../events';
import { closeAsOurs, closedByHand, noteOpening } from './closings';
import type { Run } from './context';
import { log, Looking, stopIfWished } from './context';
import { capital } from '../../spec/text/capital';

/**
 * Opens a pool or training, once for the step: what a crash hid is told from when the pool was started last.
 * The first opening of a pool is what the start of a run asks for; later ones are held against what people did
 * meanwhile.
 */
export async function openOnce(run: Run, step: string, what: PoolName): Promise<void> {
  await run.runner.once({
    key: step,
    does: `open ${what.name} (pool ${what.id})`,
    run: async ({ again }) => {
      const isFirst = isFirstOpening(run, step);
      if (again || !isFirst) {
        const pool = await run.client.pools.get(what.id, { signal: run.signal });
        refuseClosedByHand(run, what, pool);
        const before = isFirst ? neverStarted : await startedBefore(run, step, pool);
        if (again && startOf(pool) !== before) return await noteOpen(run, what);
      }
      return await openNow(run, what);
    },
  });
}

function isFirstOpening(run: Run, step: string): boolean {
  const sameKind = step.replace(/\/open\/.*$/, '/open');
  return !run.hadTasks && run.runner.finished(sameKind).length === 0;
}

const neverStarted = '';

function startOf({ last_started: at = neverStarted }: Remote<Pool>): string {
  return at;
}

/** As it was before the step opened the pool for the first time. */
async function startedBefore(run: Run, step: string, pool: Remote<Pool>): Promise<string> {
  return await run.runner.observe<string>({
    key: `${step}/before`,
    run: () => Promise.resolve(startOf(pool)),
  });
}

export interface PoolName {
  readonly id: string;
  /** For people: `the classification pool`. */
  readonly name: string;
}

/** Throws when somebody closed the pool by hand and nobody said that it may be opened again. */
export function refuseClosedByHand(run: Run, what: PoolName, pool: Remote<Pool>): void {
  if (pool.status === 'ARCHIVED') throw archived(what);
  const closing = closedByHand(run, pool);
  if (closing === undefined) return;
  if (!run.reopening.mayOpen(closing)) throw new ClosedByHand(what, closing);
  log(run, 'warning', `Opening ${what.name} (pool ${what.id}) again, as agreed.`);
}

export async function openNow(run: Run, what: PoolName): Promise<null> {
  const { client, signal } = run;
  try {
    await client.operations.wait(await client.pools.open(what.id, { signal }), { signal });
  } catch (error) {
    if (!(error instanceof PlatformError) || error.status !== 409) throw error;
    throw new PipelineError(
      `The platform does not open ${what.name} (pool ${what.id}): ${error.message}. ` +
        'Mend that and start the run again.',
      { retryAfter: tryAgainAfter },
    );
  }
  return await noteOpen(run, what);
}

async function noteOpen(run: Run, { id }: PoolName): Promise<null> {
  run.reopening.sawOpen(id);
  await noteOpening(run, id);
  return null;
}

/** Closes a pool that is open; any other is left as it is. */
export async function closeNow(run: Run, what: PoolName): Promise<void> {
  const { client, signal } = run;
  const { status } = await client.pools.get(what.id, { signal });
  if (status !== 'OPEN') return;
  await closeAsOurs(run, what.id, async () => {
    await client.operations.wait(await client.pools.close(what.id, { signal }), { signal });
    return await client.pools.get(what.id, { signal });
  });
}

/**
 * Waits until a pool that was opened has collected everything. The status is asked for anew each
 * time. A pool that the platform closed in an earlier attempt is opened again, one that somebody closed is
 * not; closed while we watch, it stops the run, which says why. `isEnough` is asked from time to time while
 * the pool is open: it may be open for others.
 */
export async function waitUntilCollected(
  run: Run,
  stage: StageName,
  what: PoolName,
  isEnough: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const { client, signal } = run;
  const seen = { open: false, reopened: false };
  let asked = performance.now();
  const progress = progressTeller(run, stage, what);
  const isCollected = async (): Promise<boolean> => {
    const pool = await client.pools.get(what.id, { signal });
    if (pool.status !== 'OPEN') {
      if (pool.last_close_reason === 'COMPLETED' && pool.status === 'CLOSED') return true;
      if (await openAgain(run, what, pool, seen)) seen.reopened = true;
      return false;
    }
    seen.open = true;
    run.reopening.sawOpen(what.id);
    await progress();
    if (performance.now() - asked < run.pace.fullBatchEvery) return false;
    asked = performance.now();
    return await isEnough();
  };
  const looking = new Looking(run);
  while (!(await isCollected())) {
    if (stage === 'classification') stopIfWished(run);
    await looking.pause();
  }
}

/**
 * For a pool that is not open although answers are wanted: opens it where the platform or the run itself
 * closed it. `seen` is what this attempt saw of it: what closes under its eyes closes again.
 */
export async function openAgain(
  run: Run,
  what: PoolName,
  pool: Remote<Pool>,
  seen: { readonly open: boolean; readonly reopened: boolean },
): Promise<boolean> {
  refuseClosedByHand(run, what, pool);
  const { status, last_close_reason: reason } = pool;
  if (status !== 'CLOSED' || reason === 'FOR_UPDATE') return false;
  const wasByCall = reason === undefined || reason === 'MANUAL';
  // Another part of the run closed it a moment ago, and says why, or opens it again.
  if (wasByCall && seen.open) return false;
  if (!wasByCall && (seen.open || seen.reopened)) throw closedByPlatform(what, reason);
  const why = wasByCall ? 'by the run' : reason;
  log(run, 'warning', `${what.name} (pool ${what.id}) had been closed (${why}); opening it again.`);
  await openNow(run, what);
  return true;
}

/** Milliseconds between two questions about the percentage. */
const progressEvery = 5000;

/** Tells the platform's percentage from time to time, when it has changed. */
function progressTeller(run: Run, stage: StageName, what: PoolName): () => Promise<void> {
  let asked = performance.now();
  let told = -1;
  return async () => {
    if (performance.now() - asked < progressEvery) return;
    asked = performance.now();
    const done = Math.floor(
      await run.client.analytics.completionPercentage(what.id, { signal: run.signal }),
    );
    if (done === told) return;
    told = done;
    const message = `${what.name}: ${done} %`;
    run.emit({ type: 'progress', stage, done, total: 100, message });
  };
}

/** Milliseconds. A person who opens the pool on the platform wants to see the run go on soon. */
const tryAgainAfter = 300_000;
const lookAgainAfter = 60_000;

const remedies: Readonly<Record<Exclude<CloseReason, 'MANUAL'>, string>> = {
  COMPLETED: '',
  FOR_UPDATE: 'It opens by itself in a quarter of an hour.',
  EXPIRED: 'Move will_expire in its spec ahead.',
  NOT_ENOUGH_BALANCE: 'Add money to the account.',
  ASSIGNMENTS_LIMIT_EXCEEDED: 'The platform takes no more answers in this pool; use a new one.',
  BLOCKED: "The account is blocked; ask the platform's support.",
};

function closedByPlatform(what: PoolName, reason: Exclude<CloseReason, 'MANUAL'>): PipelineError {
  return new PipelineError(
    `${capital(what.name)} (pool ${what.id}) was closed before it was finished: ${reason}. ${remedies[reason]} ` +
      'The run goes on when that is mended: it tries again by itself while it waits, or start it again.',
    { retryAfter: tryAgainAfter },
  );
}

function archived(what: PoolName): PipelineError {
  return new PipelineError(
    `${capital(what.name)} (pool ${what.id}) was archived before it was finished. The platform opens no archived ` +
      'pool again: clone it there, put the id of the clone into crowdsmith.lock.json and start the run again.',
    { retryAfter: tryAgainAfter },
  );
}

/**
 * Somebody closed a pool and meant it: opening it again would spend money against their wish. Mended by
 * opening it on the platform, or by saying that the run may.
 */
export class ClosedByHand extends PipelineError {
  override readonly name = 'ClosedByHand';
  readonly closing: Closing;

  constructor(what: PoolName, closing: Closing) {
    super(
      `${capital(what.name)} (pool ${what.id}) was closed by hand. Performers get nothing more of it, and what ` +
        'was done is kept. Open it on the platform to go on, or let the run open it: Resume where it waits, ' +
        '--reopen when it is started again.',
      { retryAfter: lookAgainAfter },
    );
    this.closing = closing;
  }
}
