import type { FastifyReply } from 'fastify';
import { presentOperation } from '../../domain/operations';
import {
  archivePool,
  clonePool,
  closePool,
  closePoolForUpdate,
  openPool,
} from '../../domain/poolLife';
import {
  createPool,
  createTraining,
  patchPool,
  poolOf,
  presentPool,
  presentTraining,
  replacePool,
  replaceTraining,
  trainingOf,
} from '../../domain/pools';
import type { OperationRow, PoolRow, TrainingRow } from '../../domain/rows';
import type { World } from '../../domain/world';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { ownRows } from '../owned';
import { queryOf } from '../query';

const listing: ListSpec<PoolRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    last_started: (row) => row.lastStarted,
    status: (row) => row.status,
    project_id: (row) => row.projectId,
  },
  equal: ['project_id'],
  among: ['status'],
  ranges: ['id', 'created', 'last_started'],
  dates: ['created', 'last_started'],
  sorts: ['id', 'created', 'last_started'],
};

export const poolRoutes: RouteGroup = (app, { world }) => {
  app.get('/api/v1/pools', (request) => {
    const query = queryOf(request);
    const { pools: table } = world.store;
    const ofProject = query.project_id;
    const all = ofProject === undefined ? table.list() : table.list('project', ofProject);
    const pools = all.marked(['pool']);
    return listPage(ownRows(world, query, pools), query, listing, (row) => presentPool(world, row));
  });
  app.post('/api/v1/pools', (request, reply) =>
    reply.code(201).send(presentPool(world, createPool(world, request.body))),
  );
  app.get<{ Params: IdParams }>('/api/v1/pools/:id', (request) =>
    presentPool(world, poolOf(world, request.params.id)),
  );
  app.put<{ Params: IdParams }>('/api/v1/pools/:id', (request) =>
    presentPool(world, replacePool(world, request.params.id, request.body)),
  );
  app.patch<{ Params: IdParams }>('/api/v1/pools/:id', (request) =>
    presentPool(world, patchPool(world, request.params.id, request.body)),
  );
  addActions('/api/v1/pools', poolOf);

  app.get('/api/v1/trainings', (request) => {
    const trainings = [...world.store.pools.marked('training')].filter(isTraining);
    const query = queryOf(request);
    return listPage(ownRows(world, query, trainings), query, listing, (row) =>
      presentTraining(world, row),
    );
  });
  app.post('/api/v1/trainings', (request, reply) =>
    reply.code(201).send(presentTraining(world, createTraining(world, request.body))),
  );
  app.get<{ Params: IdParams }>('/api/v1/trainings/:id', (request) =>
    presentTraining(world, trainingOf(world, request.params.id)),
  );
  app.put<{ Params: IdParams }>('/api/v1/trainings/:id', (request) =>
    presentTraining(world, replaceTraining(world, request.params.id, request.body)),
  );
  addActions('/api/v1/trainings', trainingOf);

  /** Open, close, … under both addresses: a training's id works as a pool's, not the reverse. */
  function addActions(base: string, find: (world: World, id: string) => PoolRow): void {
    for (const [name, act] of Object.entries(actions)) {
      app.post<{ Params: IdParams }>(`${base}/:id/${name}`, (request, reply) =>
        answer(reply, act(world, find(world, request.params.id).id)),
      );
    }
  }
};

const actions = {
  open: openPool,
  close: closePool,
  'close-for-update': closePoolForUpdate,
  archive: archivePool,
  clone: clonePool,
} as const;

function isTraining(row: PoolRow): row is TrainingRow {
  return row.kind === 'training';
}

/** 202 with the operation, or 204 when there was nothing to do. */
function answer(reply: FastifyReply, operation: OperationRow | undefined): FastifyReply {
  if (!operation) return reply.code(204).send();
  return reply.code(202).send(presentOperation(operation));
}
