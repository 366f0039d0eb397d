import {
  liftRestriction,
  presentRestriction,
  putRestrictionFromBody,
  restrictionOf,
} from '../../domain/restrictions';
import type { UserRestrictionRow } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<UserRestrictionRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    scope: (row) => row.scope,
    user_id: (row) => row.userId,
    project_id: (row) => row.projectId,
    pool_id: (row) => row.poolId,
  },
  equal: ['scope', 'user_id', 'project_id', 'pool_id'],
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created'],
  page: { max: 500 },
};

export const userRestrictionRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/user-restrictions', (request) => {
    const rows = [...world.store.userRestrictions.values()];
    return listPage(rows, queryOf(request), listing, presentRestriction);
  });
  app.put('/api/v1/user-restrictions', (request, reply) => {
    const { row, isNew } = putRestrictionFromBody(world, request.body);
    return reply.code(isNew ? 201 : 200).send(presentRestriction(row));
  });
  app.get<{ Params: IdParams }>('/api/v1/user-restrictions/:id', (request) =>
    presentRestriction(restrictionOf(world, request.params.id)),
  );
  app.delete<{ Params: IdParams }>('/api/v1/user-restrictions/:id', (request, reply) => {
    liftRestriction(world, request.params.id);
    return reply.code(204).send();
  });
};
