import { asOperation, isObject } from '../answers';
import { AnswerError } from '../errors';
import type { AnalyticsAnswer, AnalyticsRequest, CallOptions, Operation } from '../model';
import type { Transport } from '../transport';
import type { OperationsApi } from './operations';

export interface AnalyticsApi {
  /** Starts up to ten questions; the answers are in the finished operation's `details.value`. */
  start(requests: readonly AnalyticsRequest[], options?: CallOptions): Promise<Operation>;
  /** How much of a pool is done, in percent, 0 to 100. */
  completionPercentage(poolId: string, options?: CallOptions): Promise<number>;
}

const path = '/api/staging/analytics-2';

export function analyticsApi(transport: Transport, operations: OperationsApi): AnalyticsApi {
  const start = async (
    requests: readonly AnalyticsRequest[],
    { signal }: CallOptions = {},
  ): Promise<Operation> => {
    const { body, name, status } = await transport.send({
      method: 'POST',
      path,
      body: requests,
      // Only asks; a second operation changes nothing.
      repetition: 'repeatable',
      signal,
    });
    return asOperation(body, name, status);
  };

  return {
    start,
    async completionPercentage(poolId, options = {}) {
      const question = {
        subject: 'POOL',
        subject_id: poolId,
        name: 'completion_percentage',
      } as const;
      const operation = await operations.wait(await start([question], options), options);
      const value = percentIn(answersOf(operation.details)[0]?.result);
      if (value !== undefined) return value;
      throw new AnswerError({ method: 'POST', path }, 200, 'the answer has no percentage');
    },
  };
}

function answersOf(details: unknown): readonly AnalyticsAnswer[] {
  return isObject(details) && Array.isArray(details.value)
    ? (details.value as readonly AnalyticsAnswer[])
    : [];
}

/** Completion comes as `{type, value, infinite, approximate}`; a plain number would do as well. */
function percentIn(result: unknown): number | undefined {
  const value = isObject(result) ? result.value : result;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
