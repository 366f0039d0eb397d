import { createSkill, presentSkill, replaceSkill, skillOf } from '../../domain/skills';
import type { SkillRow } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<SkillRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    name: (row) => row.spec.name,
    global: (row) => row.spec.global === true,
  },
  equal: ['name', 'global'],
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created'],
  page: { max: 100 },
};

export const skillRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/skills', (request) =>
    listPage([...world.store.skills.values()], queryOf(request), listing, presentSkill),
  );
  app.post('/api/v1/skills', (request, reply) =>
    reply.code(201).send(presentSkill(createSkill(world, request.body))),
  );
  app.get<{ Params: IdParams }>('/api/v1/skills/:id', (request) =>
    presentSkill(skillOf(world, request.params.id)),
  );
  app.put<{ Params: IdParams }>('/api/v1/skills/:id', (request) =>
    presentSkill(replaceSkill(world, request.params.id, request.body)),
  );
};
