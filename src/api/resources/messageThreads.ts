import type { TextByLanguage } from '../../spec/model';
import type { CallOptions, MessageFolder, MessageThread, NewMessageThread } from '../model';
import { listing, type Listing } from '../paging';
import { at, createEntity } from '../requests';
import type { Transport } from '../transport';

export interface MessageThreadFilter {
  /** Threads in all of these folders. */
  readonly folder?: readonly MessageFolder[];
  /** Threads in none of these. */
  readonly folder_ne?: readonly MessageFolder[];
}

export interface MessageThreadsApi extends Listing<MessageThread, MessageThreadFilter> {
  /** Writes to performers. Never repeated after an unclear failure: letters cannot be taken back. */
  compose(letter: NewMessageThread, options?: CallOptions): Promise<MessageThread>;
  reply(id: string, text: TextByLanguage, options?: CallOptions): Promise<MessageThread>;
  addToFolders(
    id: string,
    folders: readonly MessageFolder[],
    options?: CallOptions,
  ): Promise<MessageThread>;
  removeFromFolders(
    id: string,
    folders: readonly MessageFolder[],
    options?: CallOptions,
  ): Promise<MessageThread>;
}

const base = '/api/v1/message-threads';

export function messageThreadsApi(transport: Transport): MessageThreadsApi {
  const post = (id: string, action: string, body: object, options?: CallOptions) =>
    createEntity<MessageThread>(transport, `${at(base, id)}/${action}`, body, options);
  return {
    ...listing<MessageThread, MessageThreadFilter>(transport, { path: base, pageSize: 300 }),
    compose: (letter, options) => createEntity(transport, `${base}/compose`, letter, options),
    reply: (id, text, options) => post(id, 'reply', { text }, options),
    addToFolders: (id, folders, options) => post(id, 'add-to-folders', { folders }, options),
    removeFromFolders: (id, folders, options) =>
      post(id, 'remove-from-folders', { folders }, options),
  };
}
