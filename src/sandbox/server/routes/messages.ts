import { changeFolders, composeMessage, presentThread, replyToThread } from '../../domain/messages';
import type { MessageThreadRow } from '../../domain/rows';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<MessageThreadRow> = {
  values: { id: (row) => row.id, created: (row) => row.created },
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created'],
};

const base = '/api/v1/message-threads';

export const messageRoutes: RouteGroup = (app, { world }) => {
  const present = (row: MessageThreadRow): unknown => presentThread(world, row);

  app.get(base, (request) => {
    const query = queryOf(request);
    const wanted = query.folder?.split(',');
    const unwanted = query.folder_ne?.split(',') ?? [];
    const rows = [...world.store.messageThreads.values()].filter(
      ({ folders }) =>
        (!wanted || folders.some((folder) => wanted.includes(folder))) &&
        !folders.some((folder) => unwanted.includes(folder)),
    );
    return listPage(rows, query, listing, present);
  });
  app.post(`${base}/compose`, (request, reply) =>
    reply.code(201).send(present(composeMessage(world, request.body))),
  );
  app.post<{ Params: IdParams }>(`${base}/:id/reply`, (request, reply) =>
    reply.code(201).send(present(replyToThread(world, request.params.id, request.body))),
  );
  for (const change of ['add', 'remove'] as const) {
    const path = change === 'add' ? 'add-to-folders' : 'remove-from-folders';
    app.post<{ Params: IdParams }>(`${base}/:id/${path}`, (request, reply) =>
      reply.code(201).send(present(changeFolders(world, request.params.id, request.body, change))),
    );
  }
};
