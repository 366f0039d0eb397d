import { logOf, operationOf, presentOperation } from '../../domain/operations';
import type { OperationRow } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<OperationRow> = {
  values: {
    id: (row) => row.id,
    type: (row) => row.type,
    status: (row) => row.status,
    submitted: (row) => row.submitted,
    finished: (row) => row.finished,
  },
  among: ['type', 'status'],
  ranges: ['id', 'submitted', 'finished'],
  dates: ['submitted', 'finished'],
  sorts: ['id', 'submitted', 'finished'],
  page: { max: 500 },
};

export const operationRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/operations', (request) =>
    listPage([...world.store.operations.values()], queryOf(request), listing, presentOperation),
  );
  app.get<{ Params: IdParams }>('/api/v1/operations/:id', (request) =>
    presentOperation(operationOf(world, request.params.id)),
  );
  app.get<{ Params: IdParams }>('/api/v1/operations/:id/log', (request) =>
    logOf(world, request.params.id),
  );
};
