import { runBatch } from '../../domain/batches';
import type { TaskSuiteRow } from '../../domain/rows';
import {
  patchTaskSuite,
  presentTaskSuite,
  taskSuiteBatch,
  taskSuiteOf,
} from '../../domain/taskSuites';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec, type RowSource } from '../lists';
import { ownRows } from '../owned';
import { batchFlags, flagOf, queryOf, wrongParameter, type Query } from '../query';
import { answerBatch } from './batchAnswer';

const listing: ListSpec<TaskSuiteRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    pool_id: (row) => row.poolId,
    overlap: (row) => row.overlap ?? undefined,
  },
  equal: ['pool_id', 'overlap'],
  ranges: ['id', 'created', 'overlap'],
  dates: ['created'],
  sorts: ['id', 'created'],
  page: { max: 100_000 },
};

export const taskSuiteRoutes: RouteGroup = (app, { world }) => {
  const suitesFor = ({ pool_id: poolId, task_id: taskId }: Query): RowSource<TaskSuiteRow> => {
    if (taskId !== undefined) return world.store.taskSuites.list('task', taskId);
    if (poolId !== undefined) return world.store.taskSuites.list('pool', poolId);
    throw wrongParameter('pool_id', 'VALUE_REQUIRED', 'pool_id or task_id is needed');
  };

  app.get('/api/v1/task-suites', (request) => {
    const query = queryOf(request);
    return listPage(ownRows(world, query, suitesFor(query)), query, listing, (row) =>
      presentTaskSuite(world, row),
    );
  });
  app.post('/api/v1/task-suites', (request, reply) => {
    const flags = batchFlags(queryOf(request));
    return answerBatch(reply, runBatch(world, taskSuiteBatch(world), request.body, flags));
  });
  app.get<{ Params: IdParams }>('/api/v1/task-suites/:id', (request) =>
    presentTaskSuite(world, taskSuiteOf(world, request.params.id)),
  );
  app.patch<{ Params: IdParams }>('/api/v1/task-suites/:id', (request) => {
    const how = { exact: true, openPool: flagOf(queryOf(request), 'open_pool') };
    return presentTaskSuite(world, patchTaskSuite(world, request.params.id, request.body, how));
  });
  app.patch<{ Params: IdParams }>('/api/v1/task-suites/:id/set-overlap-or-min', (request) => {
    const how = { exact: false, openPool: flagOf(queryOf(request), 'open_pool') };
    return presentTaskSuite(world, patchTaskSuite(world, request.params.id, request.body, how));
  });
};
