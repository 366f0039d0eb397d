import type { Owner, PlatformDate } from '../../spec/model';

/** A file that a performer handed in. Output fields of type `file` carry its id. */
export interface Attachment {
  readonly id: string;
  readonly attachment_type: 'ASSIGNMENT_ATTACHMENT';
  readonly name: string;
  readonly details: {
    readonly user_id?: string;
    readonly assignment_id?: string;
    readonly pool_id?: string;
  };
  readonly created?: PlatformDate;
  /** MIME type of the bytes. */
  readonly media_type: string;
  readonly owner?: Owner;
}
