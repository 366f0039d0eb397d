import { runBatch } from '../../domain/batches';
import type { UserBonusRow } from '../../domain/rows';
import { presentUserBonus, userBonusBatch, userBonusOf } from '../../domain/userBonuses';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { batchFlags, queryOf } from '../query';
import { answerBatch } from './batchAnswer';

const listing: ListSpec<UserBonusRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    user_id: (row) => row.userId,
    assignment_id: (row) => row.assignmentId,
    private_comment: (row) => row.other.private_comment as string | undefined,
  },
  equal: ['user_id', 'assignment_id', 'private_comment'],
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created'],
};

export const userBonusRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/user-bonuses', (request) =>
    listPage([...world.store.userBonuses.values()], queryOf(request), listing, presentUserBonus),
  );
  app.post('/api/v1/user-bonuses', (request, reply) => {
    const flags = batchFlags(queryOf(request));
    return answerBatch(reply, runBatch(world, userBonusBatch(world), request.body, flags));
  });
  app.get<{ Params: IdParams }>('/api/v1/user-bonuses/:id', (request) =>
    presentUserBonus(userBonusOf(world, request.params.id)),
  );
};
