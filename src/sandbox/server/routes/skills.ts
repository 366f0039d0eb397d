import { createSkill, presentSkill, replaceSkill, skillOf } from '../../domain/skills';
import type { SkillRow } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { ownRows } from '../owned';
import { queryOf } from '../query';

const listing: ListSpec<SkillRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    modified: (row) => row.modified ?? row.created,
    name: (row) => row.spec.name,
    global: (row) => row.spec.global === true,
  },
  equal: ['name', 'global'],
  ranges: ['id', 'created', 'modified'],
  dates: ['created', 'modified'],
  sorts: ['id', 'created'],
  page: { max: 100 },
};

function isOwn({ spec }: SkillRow): boolean {
  return spec.global !== true;
}

export const skillRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/skills', (request) => {
    const query = queryOf(request);
    const skills = ownRows(world, query, [...world.store.skills.values()], isOwn);
    return listPage(skills, query, listing, (row) => presentSkill(world, row));
  });
  app.post('/api/v1/skills', (request, reply) =>
    reply.code(201).send(presentSkill(world, createSkill(world, request.body))),
  );
  app.get<{ Params: IdParams }>('/api/v1/skills/:id', (request) =>
    presentSkill(world, skillOf(world, request.params.id)),
  );
  app.put<{ Params: IdParams }>('/api/v1/skills/:id', (request) =>
    presentSkill(world, replaceSkill(world, request.params.id, request.body)),
  );
};
