import { asOperation, isObject } from '../answers';
import { AnswerError } from '../errors';
import type {
  AggregateByPool,
  AggregateByTask,
  AggregatedSolution,
  CallOptions,
  Operation,
} from '../model';
import { walk } from '../paging';
import { at } from '../requests';
import type { Transport } from '../transport';

export interface AggregationApi {
  /** Starts aggregation of a pool's accepted answers. The platform allows few a minute. */
  start(request: AggregateByPool, options?: CallOptions): Promise<Operation>;
  /** The results of a finished aggregation, in order of task ids. */
  list(
    operationId: string,
    options?: CallOptions,
  ): AsyncGenerator<AggregatedSolution, void, undefined>;
  /** The result for one task, at once. */
  task(request: AggregateByTask, options?: CallOptions): Promise<AggregatedSolution>;
}

const base = '/api/v1/aggregated-solutions';

export function aggregationApi(transport: Transport): AggregationApi {
  return {
    async start(request, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'POST',
        path: `${base}/aggregate-by-pool`,
        body: request,
        // Computes over what is there and changes nothing.
        repetition: 'repeatable',
        signal,
      });
      return asOperation(body, name, status);
    },
    list: (operationId, options = {}) =>
      walk(
        transport,
        { path: at(base, operationId), cursor: 'task_id', pageSize: 300 },
        {},
        options,
      ),
    async task(request, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'POST',
        path: `${base}/aggregate-by-task`,
        body: request,
        repetition: 'repeatable',
        signal,
      });
      if (isObject(body) && typeof body.task_id === 'string') {
        return body as unknown as AggregatedSolution;
      }
      throw new AnswerError(name, status, 'the answer is not an aggregated solution');
    },
  };
}
