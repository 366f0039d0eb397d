import {
  deleteUserSkill,
  presentUserSkill,
  setUserSkillFromBody,
  userSkillOf,
} from '../../domain/skills';
import type { UserSkillRow } from '../../domain/rows';
import { toPlatformDate } from '../../time/dates';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<UserSkillRow> = {
  values: {
    id: (row) => row.id,
    user_id: (row) => row.userId,
    skill_id: (row) => row.skillId,
    created: (row) => toPlatformDate(row.createdAt),
    modified: (row) => toPlatformDate(row.modifiedAt),
  },
  equal: ['user_id', 'skill_id'],
  ranges: ['id', 'created', 'modified'],
  dates: ['created', 'modified'],
  sorts: ['id', 'created', 'modified'],
  page: { max: 1000 },
};

export const userSkillRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/user-skills', (request) =>
    listPage([...world.store.userSkills.values()], queryOf(request), listing, presentUserSkill),
  );
  app.put('/api/v1/user-skills', (request, reply) => {
    const { row, isNew } = setUserSkillFromBody(world, request.body);
    return reply.code(isNew ? 201 : 200).send(presentUserSkill(row));
  });
  app.get<{ Params: IdParams }>('/api/v1/user-skills/:id', (request) =>
    presentUserSkill(userSkillOf(world, request.params.id)),
  );
  app.delete<{ Params: IdParams }>('/api/v1/user-skills/:id', (request, reply) => {
    deleteUserSkill(world, request.params.id);
    return reply.code(204).send();
  });
};
