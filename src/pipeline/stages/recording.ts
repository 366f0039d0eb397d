import { setMaxListeners } from 'node:events';
import type { Run } from '../run/context';
import { log } from '../run/context';
import type { SourceText } from '../texts';
import { prepareRecordingPool, releaseRecordingPool } from './preparedPool';
import { lookBack } from './listeningBefore';
import { RecordBook } from './recordBook';
import { RecordingFlow } from './recordingFlow';

/** Money that was spent before. */
export interface RecordingCosts {
  /** US dollars paid for classification. */
  readonly before: number;
}

/**
 * Has every text recorded and every recording verified, until each text has an accepted recording or
 * no attempts left. Verification goes on while others still record.
 */
export async function recordAndVerify(
  run: Run,
  texts: readonly SourceText[],
  costs: RecordingCosts,
): Promise<RecordBook> {
  const book = await RecordBook.open(run);
  await lookBack(run, book);
  if (texts.length === 0) {
    log(run, 'warning', 'No text passed the classification, so there is nothing to record.');
    return book;
  }
  // What is under way ends when a part of it has failed: it might go on for hours.
  const ending = new AbortController();
  const signal = AbortSignal.any([run.signal, ending.signal]);
  setMaxListeners(100, signal);
  const work = { book, texts, spentBefore: costs.before };
  const flow = new RecordingFlow({ ...run, signal }, { ...work, end: () => ending.abort() });
  if (flow.isAnythingLeft()) {
    await prepareRecordingPool(run);
    await flow.run();
  }
  return book;
}

/** When all is done the pool's own rules hold again. */
export async function endRecording(run: Run): Promise<void> {
  await releaseRecordingPool(run);
}
