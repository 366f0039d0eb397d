import type { FilterCondition, TextByLanguage } from '../../spec/model';
import { passesFilter } from '../filters';
import { subjectOf } from './access';
import { conflict, missing } from './fault';
import { nextObjectId } from './ids';
import { requesterId } from './requester';
import type { MessageFolder, MessageThreadRow } from './rows';
import { checkBody, shapes, type JsonObject } from './validation';
import type { World } from './world';

/** Sends a message to performers: to all, to those named, or to those a filter lets in. */
export function composeMessage(world: World, body: unknown): MessageThreadRow {
  const posted = checkBody(body, shapes.messageCompose);
  const recipientIds = recipientsOf(world, posted);
  const created = world.date();
  const { topic, text, answerable, ...compose } = posted;
  const row: MessageThreadRow = {
    id: nextObjectId(world, 'thread'),
    topic: topic as TextByLanguage,
    messages: [{ text: text as TextByLanguage, created }],
    recipientIds,
    compose,
    answerable: answerable !== false,
    folders: ['OUTBOX'],
    created,
  };
  world.store.messageThreads.put(row);
  return row;
}

export function replyToThread(world: World, id: string, body: unknown): MessageThreadRow {
  const { text } = checkBody(body, shapes.messageReply);
  const before = threadOf(world, id);
  const message = { text: text as TextByLanguage, created: world.date() };
  const row = { ...before, messages: [message, ...before.messages] };
  world.store.messageThreads.put(row);
  return row;
}

export function changeFolders(
  world: World,
  id: string,
  body: unknown,
  change: 'add' | 'remove',
): MessageThreadRow {
  const posted = checkBody(body, shapes.messageFolders);
  const named = posted.folders as readonly MessageFolder[];
  const before = threadOf(world, id);
  const others = before.folders.filter((folder) => !named.includes(folder));
  const row = { ...before, folders: change === 'add' ? [...others, ...named] : others };
  world.store.messageThreads.put(row);
  return row;
}

export function presentThread(world: World, row: MessageThreadRow): JsonObject {
  const myself = { id: requesterId(world), role: 'REQUESTER', myself: true };
  return {
    id: row.id,
    topic: row.topic,
    interlocutors_inlined: true,
    interlocutors: [myself, ...row.recipientIds.slice(0, 100).map((id) => ({ id, role: 'USER' }))],
    messages_inlined: true,
    messages: row.messages.map((message) => ({ ...message, from: myself })),
    meta: {},
    answerable: row.answerable,
    folders: row.folders,
    compose_details: row.compose,
    created: row.created,
  };
}

function threadOf(world: World, id: string): MessageThreadRow {
  const row = world.store.messageThreads.get(id);
  if (!row) throw missing('message thread', id);
  return row;
}

function recipientsOf(world: World, posted: JsonObject): readonly string[] {
  const performers = [...world.store.performers.values()];
  if (posted.recipients_select_type === 'ALL') return performers.map(({ id }) => id);
  if (posted.recipients_select_type === 'FILTER') {
    const filter = posted.recipients_filter as FilterCondition;
    return performers
      .filter((performer) => passesFilter(filter, subjectOf(world, performer)))
      .map(({ id }) => id);
  }
  const ids = posted.recipients_ids as readonly string[];
  const unknown = ids.filter((id) => !world.store.performers.get(id));
  if (unknown.length === 0) return ids;
  throw conflict('INCORRECT_RECIPIENTS', `There are no such users: ${unknown.join(', ')}.`);
}
