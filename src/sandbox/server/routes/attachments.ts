import { missing } from '../../domain/fault';
import { ownerOf } from '../../domain/requester';
import type { AttachmentRow } from '../../domain/rows';
import type { World } from '../../domain/world';
import type { JsonObject } from '../../domain/validation';
import { renderRecording } from '../../crowd';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec, type RowSource } from '../lists';
import { ownRows } from '../owned';
import { queryOf, wrongParameter, type Query } from '../query';

const listing: ListSpec<AttachmentRow> = {
  values: {
    id: (row) => row.id,
    name: (row) => row.name,
    type: () => 'ASSIGNMENT_ATTACHMENT',
    user_id: (row) => row.userId,
    pool_id: (row) => row.poolId,
    created: (row) => row.created,
  },
  equal: ['name', 'type', 'user_id', 'pool_id'],
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created'],
  page: { max: 100 },
};

export const attachmentRoutes: RouteGroup = (app, { world }) => {
  const attachmentsFor = (query: Query): RowSource<AttachmentRow> => {
    const { attachments } = world.store;
    if (query.assignment_id !== undefined)
      return attachments.list('assignment', query.assignment_id);
    if (query.pool_id !== undefined) return attachments.list('pool', query.pool_id);
    throw wrongParameter('pool_id', 'VALUE_REQUIRED', 'pool_id or assignment_id is needed');
  };

  app.get('/api/v1/attachments', (request) => {
    const query = queryOf(request);
    return listPage(ownRows(world, query, attachmentsFor(query)), query, listing, (row) =>
      presentAttachment(world, row),
    );
  });
  app.get<{ Params: IdParams }>('/api/v1/attachments/:id', (request) =>
    presentAttachment(world, attachmentOf(world, request.params.id)),
  );
  app.get<{ Params: IdParams }>('/api/v1/attachments/:id/download', (request, reply) => {
    const row = attachmentOf(world, request.params.id);
    return reply
      .header('content-type', row.mediaType)
      .header('content-disposition', `attachment; filename="${headerSafe(row.name)}"`)
      .send(bytesOf(row));
  });
};

function bytesOf({ recipe, upload }: AttachmentRow): Buffer {
  return recipe ? renderRecording(recipe) : Buffer.from(upload ?? '', 'base64');
}

function attachmentOf(world: World, id: string): AttachmentRow {
  const row = world.store.attachments.get(id);
  if (!row) throw missing('attachment', id);
  return row;
}

/** A name as it may stand in a header: no quotes, no line breaks, nothing beyond ASCII. */
function headerSafe(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\]/g, '_');
}

export function presentAttachment(world: World, row: AttachmentRow): JsonObject {
  return {
    id: row.id,
    attachment_type: 'ASSIGNMENT_ATTACHMENT',
    name: row.name,
    details: { user_id: row.userId, assignment_id: row.assignmentId, pool_id: row.poolId },
    created: row.created,
    media_type: row.mediaType,
    owner: ownerOf(world),
  };
}
