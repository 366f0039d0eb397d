import type { JournalRecord } from './records';

/**
 * Version 1 verified recordings in rounds, and its steps `verification/judged/1` and `verification/open/1` are
 * about the first round. Today the same keys are about the first batch, which holds other recordings: under
 * keys of their own what was paid and found stays known, and no batch takes it for its own. What else there is
 * about rounds is asked for by nobody; recordings without a verdict come into batches again.
 */
export function fromRounds(records: readonly JournalRecord[]): readonly JournalRecord[] {
  const hadRounds = records.some((one) => 'step' in one && one.step.startsWith('recording/round/'));
  if (!hadRounds) return records;
  return records.map((one) =>
    'step' in one ? { ...one, step: one.step.replace(ofRounds, '$1/round-$2') } : one,
  );
}

const ofRounds = /^(verification\/(?:judged|open))\/(\d+)$/;
