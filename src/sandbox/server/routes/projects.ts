import { archiveProject, createProject, presentProject, projectOf } from '../../domain/projects';
import { presentOperation } from '../../domain/operations';
import { compareProjects, replaceProject } from '../../domain/projectVersions';
import type { ProjectRow } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { ownRows } from '../owned';
import { queryOf } from '../query';

const listing: ListSpec<ProjectRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    status: (row) => row.status,
    public_name: (row) => row.spec.public_name,
    private_comment: (row) => row.spec.private_comment,
  },
  equal: ['status'],
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created', 'public_name', 'private_comment'],
};

export const projectRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/projects', (request) => {
    const query = queryOf(request);
    const projects = ownRows(world, query, world.store.projects.list());
    return listPage(projects, query, listing, (row) => presentProject(world, row));
  });
  app.post('/api/v1/projects', (request, reply) =>
    reply.code(201).send(presentProject(world, createProject(world, request.body))),
  );
  app.get<{ Params: IdParams }>('/api/v1/projects/:id', (request) =>
    presentProject(world, projectOf(world, request.params.id)),
  );
  app.put<{ Params: IdParams }>('/api/v1/projects/:id', (request) =>
    presentProject(world, replaceProject(world, request.params.id, request.body)),
  );
  app.post<{ Params: IdParams }>('/api/v1/projects/:id/archive', (request, reply) =>
    reply.code(202).send(presentOperation(archiveProject(world, request.params.id))),
  );
  app.post<{ Params: IdParams }>('/api/staging/projects/:id/check', (request) => ({
    differenceLevel: compareProjects(world, request.params.id, request.body),
  }));
};
