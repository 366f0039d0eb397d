import { PlatformError } from '../../api';
import type { Remote } from '../../api';
import type { CloseReason, Pool } from '../../spec';
import { PipelineError } from '../errors';
import type { StageName } from '../events';
import type { Run } from './context';
import { log, Looking, stopIfWished } from './context';

/** Opens a pool or training, once for the step. */
export async function openOnce(run: Run, step: string, what: PoolName): Promise<void> {
  await run.runner.once({
    key: step,
    does: `open ${what.name} (pool ${what.id})`,
    run: async () => {
      await openNow(run, what);
      return null;
    },
  });
}

export interface PoolName {
  readonly id: string;
  /** For people: `the classification pool`. */
  readonly name: string;
}

export async function openNow(run: Run, what: PoolName): Promise<void> {
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
}

/** Closes a pool that is open; any other is left as it is. */
export async function closeNow(run: Run, what: PoolName): Promise<void> {
  const { client, signal } = run;
  const { status } = await client.pools.get(what.id, { signal });
  if (status !== 'OPEN') return;
  await client.operations.wait(await client.pools.close(what.id, { signal }), { signal });
}

/**
 * Waits until a pool that was opened has collected everything. The status is asked for anew each
 * time. A pool that something else closed in an earlier attempt is opened again; closed while we
 * watch, it stops the run, which says why. `isEnough` is asked from time to time while the pool is open:
 * it may be open for others.
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
      await openAgain(run, what, pool, seen);
      return false;
    }
    seen.open = true;
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

/** A pool that is not open although answers are wanted. */
async function openAgain(
  run: Run,
  what: PoolName,
  { status, last_close_reason: reason }: Remote<Pool>,
  seen: { readonly open: boolean; reopened: boolean },
): Promise<void> {
  if (status === 'ARCHIVED') throw closedBySomebody(what, 'MANUAL');
  if (status !== 'CLOSED' || reason === 'FOR_UPDATE') return;
  if (seen.open || seen.reopened) throw closedBySomebody(what, reason);
  log(
    run,
    'warning',
    `${what.name} (pool ${what.id}) had been closed (${reason ?? 'no reason given'}); opening it again.`,
  );
  await openNow(run, what);
  seen.reopened = true;
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

/** Milliseconds. */
const tryAgainAfter = 300_000;

const remedies: Readonly<Record<CloseReason, string>> = {
  COMPLETED: '',
  FOR_UPDATE: 'It opens by itself in a quarter of an hour; then start the run again.',
  MANUAL: 'Start the run again to open it and go on.',
  EXPIRED: 'Move will_expire in its spec ahead and start the run again.',
  NOT_ENOUGH_BALANCE: 'Add money to the account and start the run again.',
  ASSIGNMENTS_LIMIT_EXCEEDED: 'The platform takes no more answers in this pool; use a new one.',
  BLOCKED: "The account is blocked; ask the platform's support.",
};

export function closedBySomebody(what: PoolName, reason: CloseReason | undefined): PipelineError {
  const why = reason ?? 'MANUAL';
  return new PipelineError(
    `${capital(what.name)} (pool ${what.id}) was closed before it was finished: ${why}. ${remedies[why]}`,
    // A person who closed a pool meant it; an empty account is filled some day.
    why === 'NOT_ENOUGH_BALANCE' ? { retryAfter: tryAgainAfter } : {},
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
