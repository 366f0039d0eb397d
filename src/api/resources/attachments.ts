import type { Readable } from 'node:stream';
import type { Attachment, CallOptions } from '../model';
import { listing, type Listing } from '../paging';
import { at, readEntity } from '../requests';
import type { Transport } from '../transport';

/** Give `pool_id` or `assignment_id`. */
export interface AttachmentFilter {
  readonly pool_id?: string;
  readonly assignment_id?: string;
  readonly name?: string;
  readonly user_id?: string;
}

export interface AttachmentsApi extends Listing<Attachment, AttachmentFilter> {
  get(id: string, options?: CallOptions): Promise<Attachment>;
  /** The bytes, as they come. The stream fails when the connection breaks; then ask again. */
  download(id: string, options?: CallOptions): Promise<Readable>;
}

const base = '/api/v1/attachments';

export function attachmentsApi(transport: Transport): AttachmentsApi {
  return {
    ...listing<Attachment, AttachmentFilter>(transport, { path: base, pageSize: 100 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    download: (id, { signal } = {}) =>
      transport.download({
        method: 'GET',
        path: `${at(base, id)}/download`,
        repetition: 'repeatable',
        signal,
      }),
  };
}
