import {
  PlatformError,
  type AssignmentStatus,
  type CallOptions,
  type PlatformClient,
} from '../../api';
import { severally } from '../../deploy';
import { giveVerdict } from './giveVerdict';
import { refusedOf } from './planVerdicts';
import { totalsOf } from './totals';
import type { OvertakenVerdict, RefusedVerdict, VerdictChange, VerdictTotals } from './verdict';
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
  /** Left as somebody else has judged them since they were looked at. */
  readonly overtaken: readonly OvertakenVerdict[];
}

/** Verdicts that may be under way when power fails. */
const batchSize = 48;
const atOnce = 8;

/**
 * Gives verdicts, each once: what a run that was cut off has given is known from its journal, and
 * what it may have given is told by the platform, which is asked about each right before. What
 * somebody else has judged since the plan was made is left alone. Refusals are kept and the rest goes
 * on; trouble with the platform ends the run, and the same call takes it up again.
 */
export async function applyVerdicts(
  changes: readonly VerdictChange[],
  options: ApplyOptions,
): Promise<VerdictReport> {
  const { client, root, source, signal, onProgress } = options;
  const journal = await VerdictJournal.open(root, `${client.baseUrl}\n${source}`);
  const given: VerdictChange[] = [];
  const refused: RefusedVerdict[] = [];
  const overtaken: OvertakenVerdict[] = [];
  let how: 'all-done' | 'go-on-later' = 'go-on-later';
  try {
    const left = changes.filter((one) => journal.step(one) !== 'given');
    const before = changes.length - left.length;
    for (let at = 0; at < left.length; at += batchSize) {
      signal?.throwIfAborted();
      const batch = left.slice(at, at + batchSize);
      const doubtful = new Set(batch.filter((one) => journal.step(one) === 'begun'));
      await journal.note('begun', batch);
      const results: Results = { given: [], refused: [], overtaken: [] };
      try {
        await severally(batch, atOnce, (one) =>
          settle(client, one, doubtful.has(one) ? 'maybe-given' : 'not-given', results, signal),
        );
      } finally {
        await journal.note('given', results.given);
        const placed = (a: AboutChange, b: AboutChange): number =>
          batch.indexOf(a.change) - batch.indexOf(b.change);
        results.refused.sort(placed);
        results.overtaken.sort(placed);
        const not = [...results.refused, ...results.overtaken].map(({ change }) => change);
        await journal.note('refused', not);
        given.push(...results.given);
        refused.push(...results.refused.map(({ change, reason }) => refusedOf(change, reason)));
        overtaken.push(...results.overtaken.map(({ change, now }) => overtakenOf(change, now)));
      }
      onProgress?.(before + given.length + refused.length + overtaken.length);
    }
    how = 'all-done';
    return { given: totalsOf(given), before, refused, overtaken };
  } finally {
    await journal.close(how);
  }
}

interface AboutChange {
  readonly change: VerdictChange;
}

interface Results {
  readonly given: VerdictChange[];
  readonly refused: (AboutChange & { readonly reason: string })[];
  readonly overtaken: (AboutChange & { readonly now: AssignmentStatus })[];
}

async function settle(
  client: PlatformClient,
  change: VerdictChange,
  before: 'not-given' | 'maybe-given',
  results: Results,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const { state, status } = await giveVerdict(client, change, before, { signal });
    if (state === 'given') results.given.push(change);
    else results.overtaken.push({ change, now: status });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    results.refused.push({ change, reason: reasonOf(error) });
  }
}

function overtakenOf(change: VerdictChange, now: AssignmentStatus): OvertakenVerdict {
  const reason = `somebody else has ${now === 'SUBMITTED' ? 'reopened' : now.toLowerCase()} it meanwhile`;
  return { ...refusedOf(change, reason), now, as: now === change.verdict ? 'wanted' : 'other' };
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
