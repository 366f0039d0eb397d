import { isObject } from '../answers';
import { AnswerError } from '../errors';
import type {
  CallOptions,
  NewWebhookSubscription,
  WebhookEventType,
  WebhookSubscription,
  WebhookTestResult,
} from '../model';
import { listing, type Listing } from '../paging';
import { at, putEntity, readEntity, removeEntity } from '../requests';
import type { Transport } from '../transport';

export interface WebhookFilter {
  readonly event_type?: WebhookEventType;
  readonly pool_id?: string;
}

export interface WebhookSubscriptionsApi extends Listing<WebhookSubscription, WebhookFilter> {
  get(id: string, options?: CallOptions): Promise<WebhookSubscription>;
  /** Creates the subscription, or changes the one of that pool, event and address. */
  set(subscription: NewWebhookSubscription, options?: CallOptions): Promise<WebhookSubscription>;
  remove(id: string, options?: CallOptions): Promise<void>;
  /** Has a test event posted now and tells how the address answered. */
  test(id: string, options?: CallOptions): Promise<WebhookTestResult>;
}

const base = '/api/v1/webhook-subscriptions';

export function webhookSubscriptionsApi(transport: Transport): WebhookSubscriptionsApi {
  return {
    ...listing<WebhookSubscription, WebhookFilter>(transport, { path: base, pageSize: 300 }),
    get: (id, options) => readEntity(transport, at(base, id), options),
    set: (subscription, options) => putEntity(transport, base, subscription, options),
    remove: (id, options) => removeEntity(transport, at(base, id), options),
    async test(id, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'POST',
        path: `${at(base, id)}/test`,
        repetition: 'repeatable',
        signal,
      });
      if (isObject(body) && typeof body.success === 'boolean') {
        return body as unknown as WebhookTestResult;
      }
      throw new AnswerError(name, status, 'the answer does not tell whether the test succeeded');
    },
  };
}
