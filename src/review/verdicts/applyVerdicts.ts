import { PlatformError, type CallOptions, type PlatformClient } from '../../api';
import { severally } from '../../deploy';
import { refusedOf } from './planVerdicts';
import { totalsOf } from './totals';
import type { RefusedVerdict, VerdictChange, VerdictTotals } from './verdict';
import { VerdictJournal } from './verdictJournal';

export interface ApplyOptions extends CallOptions {
  readonly client: PlatformClient;
  /** Folder whose `.crowdsmith` keeps the journal. */
  readonly root: string;
  /** What the verdicts come from; the same text goes on where an earlier run was cut off. */
  readonly source: string;
  /** Called with the number of verdicts that are settled. */
  readonly onProgress?: ((settled: number) => void) | undefined;
}

export interface VerdictReport {
  /** What this run gave. */
  readonly given: VerdictTotals;
  /** Given by an earlier run that was cut off. */
  readonly before: number;
  readonly refused: readonly RefusedVerdict[];
}

/** Verdicts that are under way when power fails: those are asked about before they are given. */
const batchSize = 48;
const atOnce = 8;

/**
 * Gives verdicts, each once: what a run that was cut off has given is known from its journal, and
 * what it may have given is asked of the platform. Refusals are kept and the rest goes on; trouble
 * with the platform ends the run, and the same call takes it up again.
 */
export async function applyVerdicts(
  changes: readonly VerdictChange[],
  options: ApplyOptions,
): Promise<VerdictReport> {
  const { client, root, source, signal, onProgress } = options;
  const journal = await VerdictJournal.open(root, `${client.baseUrl}\n${source}`);
  const given: VerdictChange[] = [];
  const refused: RefusedVerdict[] = [];
  let how: 'all-done' | 'go-on-later' = 'go-on-later';
  try {
    const left = changes.filter((one) => journal.step(one) !== 'given');
    const before = changes.length - left.length;
    for (let at = 0; at < left.length; at += batchSize) {
      signal?.throwIfAborted();
      const batch = left.slice(at, at + batchSize);
      const doubtful = new Set(batch.filter((one) => journal.step(one) === 'begun'));
      await journal.note('begun', batch);
      const results: Results = { given: [], refused: [] };
      try {
        await severally(batch, atOnce, (one) =>
          settle(client, one, doubtful.has(one) ? 'ask-first' : 'new', results, signal),
        );
      } finally {
        await journal.note('given', results.given);
        await journal.note(
          'refused',
          results.refused.map(({ change }) => change),
        );
        given.push(...results.given);
        refused.push(...results.refused.map(({ change, reason }) => refusedOf(change, reason)));
      }
      onProgress?.(before + given.length + refused.length);
    }
    how = 'all-done';
    return { given: totalsOf(given), before, refused };
  } finally {
    await journal.close(how);
  }
}

interface Results {
  readonly given: VerdictChange[];
  readonly refused: { readonly change: VerdictChange; readonly reason: string }[];
}

async function settle(
  client: PlatformClient,
  change: VerdictChange,
  state: 'new' | 'ask-first',
  results: Results,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { id, verdict, comment } = change;
  try {
    if (state === 'ask-first') {
      const { status } = await client.assignments.get(id, { signal });
      if (status === verdict) {
        results.given.push(change);
        return;
      }
    }
    await client.assignments.judge(id, verdict, comment, { signal });
    results.given.push(change);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    results.refused.push({ change, reason: reasonOf(error) });
  }
}

/** The platform has understood and says no; a wrong token or too many requests are another matter. */
function isRefusal(error: unknown): error is PlatformError {
  return error instanceof PlatformError && [400, 404, 409, 422].includes(error.status);
}

/** Without the request: the row says which assignment it is about. */
function reasonOf(error: PlatformError): string {
  const words = error.message.replace(/^[A-Z]+ \S+: /, '').replace(/ \([^()]*\)$/, '');
  return `${words} (${error.code})`;
}
