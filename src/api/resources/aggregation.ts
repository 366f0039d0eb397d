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
  /**
   * Starts aggregation of a pool's accepted answers. The platform allows few a minute, and knows no
   * key for it: when the answer is lost, look among the operations before starting another.
   */
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
        // Changes nothing, but a second one counts against the few that are allowed a day.
        repetition: 'once',
        signal,
      });
      return asOperation(body, name, status);
    },
    list: (operationId, options = {}) =>
      walk(
        transport,
        // As large as the page of a published client: few requests a minute are allowed.
        { path: at(base, operationId), cursor: 'task_id', pageSize: 10_000 },
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
