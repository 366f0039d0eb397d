import type { FilterCondition, PlatformDate, TextByLanguage } from '../../spec/model';

export type MessageFolder = 'INBOX' | 'OUTBOX' | 'AUTOMATIC_NOTIFICATION' | 'IMPORTANT' | 'UNREAD';

export interface Interlocutor {
  readonly id: string;
  readonly role: 'USER' | 'REQUESTER' | 'ADMINISTRATOR' | 'SYSTEM';
  readonly myself?: boolean;
}

export interface Message {
  readonly text: TextByLanguage;
  readonly from: Interlocutor;
  readonly created: PlatformDate;
}

/** Letters between the requester and performers. */
export interface MessageThread {
  readonly id: string;
  readonly parent_id?: string;
  readonly topic: TextByLanguage;
  readonly interlocutors_inlined?: boolean;
  readonly interlocutors?: readonly Interlocutor[];
  readonly messages_inlined?: boolean;
  /** Newest first. */
  readonly messages?: readonly Message[];
  readonly meta?: {
    readonly pool_id?: string;
    readonly project_id?: string;
    readonly assignment_id?: string;
  };
  readonly answerable: boolean;
  readonly folders: readonly MessageFolder[];
  /** Of the requester's own messages. */
  readonly compose_details?: {
    readonly recipients_select_type: 'ALL' | 'DIRECT' | 'FILTER';
    readonly recipients_ids?: readonly string[];
    readonly recipients_filter?: FilterCondition;
  };
  readonly created: PlatformDate;
}

/** A letter and who gets it. To all, or to whom a filter tells, only once a day. */
export type NewMessageThread = {
  readonly topic: TextByLanguage;
  readonly text: TextByLanguage;
  readonly answerable: boolean;
} & (
  | { readonly recipients_select_type: 'ALL' }
  /** At most 100. */
  | { readonly recipients_select_type: 'DIRECT'; readonly recipients_ids: readonly string[] }
  | { readonly recipients_select_type: 'FILTER'; readonly recipients_filter: FilterCondition }
);
