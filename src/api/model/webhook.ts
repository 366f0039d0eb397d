import type { PlatformDate } from '../../spec/model';

export type WebhookEventType =
  | 'POOL_CLOSED'
  | 'DYNAMIC_OVERLAP_COMPLETED'
  | `ASSIGNMENT_${'CREATED' | 'SUBMITTED' | 'SKIPPED' | 'EXPIRED' | 'APPROVED' | 'REJECTED'}`
  | 'TEST_EVENT';

/** The platform posts what happens in a pool to an address. */
export interface WebhookSubscription {
  readonly id: string;
  readonly webhook_url: string;
  readonly event_type: WebhookEventType;
  readonly pool_id: string;
  readonly created?: PlatformDate;
}

export interface NewWebhookSubscription {
  readonly webhook_url: string;
  readonly event_type: WebhookEventType;
  readonly pool_id: string;
  /** Signs what is posted (HMAC). Is never sent back. */
  readonly secret_key?: string;
}

/** How the address answered a test event. In camel case, as the platform sends it. */
export interface WebhookTestResult {
  readonly success: boolean;
  readonly responseReceivedAt?: PlatformDate;
  readonly errorType?:
    | 'CONNECTION_ERROR'
    | 'INTERNAL_ERROR'
    | 'REQUEST_TIMEOUT'
    | 'TOO_MANY_CONNECTIONS'
    | 'UNKNOWN'
    | 'WRONG_STATUS_CODE';
  readonly originalStatusCode?: number;
  readonly uuids?: readonly string[];
}
