import { runBatch } from '../../domain/batches';
import type { TaskRow } from '../../domain/rows';
import { lowerTaskOverlap, patchTask, presentTask, taskBatch, taskOf } from '../../domain/tasks';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { ownRows } from '../owned';
import { batchFlags, flagOf, queryOf, wrongParameter } from '../query';
import { answerBatch } from './batchAnswer';

const listing: ListSpec<TaskRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    overlap: (row) => row.overlap ?? undefined,
  },
  equal: ['overlap'],
  ranges: ['id', 'created', 'overlap'],
  dates: ['created'],
  sorts: ['id', 'created'],
  page: { max: 100_000 },
};

export const taskRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/tasks', (request) => {
    const query = queryOf(request);
    if (query.pool_id === undefined) {
      throw wrongParameter('pool_id', 'VALUE_REQUIRED', 'A value is needed');
    }
    const tasks = world.store.tasks.list('pool', query.pool_id);
    return listPage(ownRows(world, query, tasks), query, listing, (row) => presentTask(world, row));
  });
  app.post('/api/v1/tasks', (request, reply) => {
    const flags = batchFlags(queryOf(request));
    return answerBatch(reply, runBatch(world, taskBatch(world), request.body, flags));
  });
  app.get<{ Params: IdParams }>('/api/v1/tasks/:id', (request) =>
    presentTask(world, taskOf(world, request.params.id)),
  );
  app.patch<{ Params: IdParams }>('/api/v1/tasks/:id', (request) => {
    const openPool = flagOf(queryOf(request), 'open_pool');
    return presentTask(world, patchTask(world, request.params.id, request.body, openPool));
  });
  app.patch<{ Params: IdParams }>('/api/v1/tasks/:id/set-overlap-or-min', (request) =>
    presentTask(world, lowerTaskOverlap(world, request.params.id, request.body)),
  );
};
