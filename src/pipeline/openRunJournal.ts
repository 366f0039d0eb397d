import { join } from 'node:path';
import { PlatformError } from '../api';
import { Journal, putAside } from './journal/journal';
import { PipelineError } from './errors';
import { stableUuid } from './journal/keys';
import { journalVersion } from './journal/records';
import type { RunPlan } from './runPlan';
import type { RemoteIds } from './run/context';
import type { PipelineOptions } from './pipelineOptions';

export interface RunJournal {
  readonly journal: Journal;
  /**
   * The run's id. It is made of the pools' ids, so that a journal that was lost begins again under
   * the same id and with the same idempotency keys.
   */
  begin(ids: RemoteIds): Promise<string>;
}

/** Opens the journal of a pipeline on a profile; `resumed` when an earlier attempt began one. */
export async function openRunJournal(
  o: PipelineOptions,
  plan: RunPlan,
): Promise<{ readonly journal: RunJournal; readonly resumed: boolean }> {
  const path = join(plan.stateFolder, 'journal.jsonl');
  let journal = await Journal.open(path);
  if (o.profile.sandbox && (await speaksOfAnotherSandbox(o, journal))) {
    await journal.close();
    const aside = await putAside(path);
    const message = `The journal spoke of a sandbox that is gone; it is kept as ${aside}, and the run begins anew.`;
    o.onEvent({ type: 'log', level: 'warning', message });
    journal = await Journal.open(path);
  }
  const resumed = journal.run !== undefined;
  return { resumed, journal: { journal, begin: (ids) => begin(journal, { o, plan, ids }) } };
}

async function begin(
  journal: Journal,
  {
    o,
    plan,
    ids,
  }: { readonly o: PipelineOptions; readonly plan: RunPlan; readonly ids: RemoteIds },
): Promise<string> {
  const { classification, recording, verification } = ids;
  const run = stableUuid(plan.name, classification.pool, recording.pool, verification.pool);
  if (journal.run !== undefined && journal.run.run !== run) throw ofOtherPools(plan);
  if (journal.run !== undefined) return run;
  await journal.append({
    type: 'run',
    version: journalVersion,
    run,
    pipeline: plan.name,
    profile: o.profile.name,
  });
  return run;
}

/** To go on would be to believe of these pools what was done in others: to send no text, and wait. */
function ofOtherPools({ path, stateFolder }: RunPlan): PipelineError {
  return new PipelineError(
    `The journal in ${stateFolder} is that of a run with other pools than those of ${path}. ` +
      'If another pipeline of this workspace has the same file name, rename this one: each needs a ' +
      'name of its own. If its pools were made anew, move that folder away, and the run begins anew; ' +
      'it will not know what was paid for in the old pools.',
  );
}

/** A sandbox that keeps nothing starts empty and numbers its objects like the one before. */
async function speaksOfAnotherSandbox(o: PipelineOptions, journal: Journal): Promise<boolean> {
  const batch = journal
    .resultsUnder('')
    .map(([, result]) => result)
    .find(isTaskBatch);
  if (batch === undefined) return false;
  try {
    await o.client.operations.get(batch.operation, { signal: o.signal });
    return false;
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return true;
    throw error;
  }
}

function isTaskBatch(result: unknown): result is { readonly operation: string } {
  return typeof result === 'object' && result !== null && 'operation' in result;
}
