import { aggregateByPool, aggregateByTask, aggregatedSolutions } from '../../domain/aggregation';
import { presentOperation } from '../../domain/operations';
import type { AggregatedSolution } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<AggregatedSolution> = {
  values: { task_id: (row) => row.task_id },
  ranges: ['task_id'],
  sorts: ['task_id'],
  cursor: 'task_id',
  page: { max: 100_000 },
};

export const aggregationRoutes: RouteGroup = (app, { world }) => {
  app.post('/api/v1/aggregated-solutions/aggregate-by-pool', (request, reply) =>
    reply.code(202).send(presentOperation(aggregateByPool(world, request.body))),
  );
  app.post('/api/v1/aggregated-solutions/aggregate-by-task', (request) =>
    aggregateByTask(world, request.body),
  );
  app.get<{ Params: IdParams }>('/api/v1/aggregated-solutions/:id', (request) => {
    const solutions = aggregatedSolutions(world, request.params.id);
    return listPage(solutions, queryOf(request), listing, (row) => row);
  });
};
