import type { SuiteTask } from '../../spec';
import type { Run } from '../run/context';
import type { JudgedPool, PoolJudgements } from '../run/judgements';
import { judgePool } from '../run/judgements';
import { recordingLabel } from './recordingLabel';

/** What listeners together say about every recording that they heard so far. */
export async function judgeRecordings(run: Run): Promise<PoolJudgements> {
  return await judgePool(run, verificationAnswers(run));
}

/** Where listeners' answers are, and which recording each is about. */
export function verificationAnswers(run: Run): JudgedPool {
  return {
    stage: 'verification',
    pool: run.ids.verification.pool,
    accept: run.plan.spec.verification.accept,
    itemOf: ({ input_values: values }: SuiteTask) =>
      typeof values.assignment_id === 'string'
        ? recordingLabel(values.assignment_id, String(values.text_id))
        : undefined,
  };
}
