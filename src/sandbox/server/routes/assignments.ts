import {
  assignmentOf,
  assignmentTimes,
  patchAssignment,
  presentAssignment,
} from '../../domain/assignments';
import type { AssignmentRow } from '../../domain/rows';
import { userPoolKey } from '../../domain/store';
import { toPlatformDate } from '../../time/dates';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec, type RowSource } from '../lists';
import { queryOf, wrongParameter, type Query } from '../query';

const dates = Object.keys(assignmentTimes);

const times = Object.fromEntries(
  Object.entries(assignmentTimes).map(([name, timeOf]) => [
    name,
    (row: AssignmentRow) => dateOf(timeOf(row)),
  ]),
);

const listing: ListSpec<AssignmentRow> = {
  values: {
    id: (row) => row.id,
    status: (row) => row.status,
    user_id: (row) => row.userId,
    pool_id: (row) => row.poolId,
    task_suite_id: (row) => row.suiteId,
    ...times,
  },
  equal: ['user_id', 'pool_id', 'task_suite_id'],
  among: ['status'],
  ranges: ['id', ...dates],
  dates,
  sorts: ['id', ...dates],
  page: { max: 100_000 },
  mark: 'status',
};

export const assignmentRoutes: RouteGroup = (app, { world }) => {
  const assignmentsFor = (query: Query): RowSource<AssignmentRow> => {
    const { assignments } = world.store;
    if (query.task_id !== undefined) return assignments.list('task', query.task_id);
    if (query.task_suite_id !== undefined) return assignments.list('suite', query.task_suite_id);
    if (query.pool_id !== undefined && query.user_id !== undefined) {
      return assignments.list('userPool', userPoolKey(query.user_id, query.pool_id));
    }
    if (query.pool_id !== undefined) return assignments.list('pool', query.pool_id);
    const message = 'pool_id, task_suite_id or task_id is needed';
    throw wrongParameter('pool_id', 'VALUE_REQUIRED', message);
  };

  app.get('/api/v1/assignments', (request) => {
    const query = queryOf(request);
    const present = (row: AssignmentRow): unknown => presentAssignment(world, row);
    return listPage(assignmentsFor(query), query, listing, present);
  });
  app.get<{ Params: IdParams }>('/api/v1/assignments/:id', (request) =>
    presentAssignment(world, assignmentOf(world, request.params.id)),
  );
  app.patch<{ Params: IdParams }>('/api/v1/assignments/:id', (request) =>
    presentAssignment(world, patchAssignment(world, request.params.id, request.body)),
  );
};

function dateOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : toPlatformDate(time);
}
