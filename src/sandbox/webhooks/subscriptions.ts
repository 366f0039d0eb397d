import type { PlatformDate } from '../../spec/model';
import { missing, validationFault, type FieldFaults } from '../domain/fault';
import { nextObjectId } from '../domain/ids';
import type { WebhookEventType, WebhookSubscriptionRow } from '../domain/rows';
import { FaultCollector, isObject, shapes, type JsonObject } from '../domain/validation';
import type { World } from '../domain/world';
import { parsePlatformDate, toPlatformDate } from '../time/dates';

/** PUT of one subscription or many: one a pool, event and address; the same again changes it. */
export function putSubscriptions(
  world: World,
  body: unknown,
): { readonly answer: JsonObject; readonly isNew: boolean } {
  if (!Array.isArray(body)) {
    const faults = checkSubscription(world, body);
    if (!isObject(body) || Object.keys(faults).length > 0) throw validationFault(faults);
    const { size } = world.store.webhookSubscriptions;
    const answer = presentSubscription(putSubscription(world, body));
    return { answer, isNew: world.store.webhookSubscriptions.size > size };
  }
  const items: Record<string, unknown> = {};
  const refused: Record<string, unknown> = {};
  body.forEach((item: unknown, index) => {
    const faults = checkSubscription(world, item);
    if (isObject(item) && Object.keys(faults).length === 0) {
      items[String(index)] = presentSubscription(putSubscription(world, item));
    } else refused[String(index)] = faults;
  });
  if (Object.keys(refused).length > 0 && Object.keys(items).length === 0) {
    throw validationFault(refused);
  }
  return { answer: { items, validation_errors: refused }, isNew: false };
}

export function subscriptionOf(world: World, id: string): WebhookSubscriptionRow {
  const row = world.store.webhookSubscriptions.get(id);
  if (!row) throw missing('webhook subscription', id);
  return row;
}

export function deleteSubscription(world: World, id: string): void {
  world.store.webhookSubscriptions.delete(subscriptionOf(world, id).id);
}

/** The secret is never given back. */
export function presentSubscription(row: WebhookSubscriptionRow): JsonObject {
  return {
    id: row.id,
    webhook_url: row.url,
    event_type: row.eventType,
    pool_id: row.poolId,
    created: row.created,
  };
}

function checkSubscription(world: World, item: unknown): FieldFaults {
  const faults = new FaultCollector();
  shapes.webhookSubscription(item, '', faults);
  if (isObject(item) && faults.isEmpty && !world.store.pools.get(String(item.pool_id))) {
    faults.add('pool_id', 'ENTITY_DOES_NOT_EXIST', `There is no pool ${String(item.pool_id)}`);
  }
  return faults.faults;
}

function putSubscription(world: World, item: JsonObject): WebhookSubscriptionRow {
  const wanted = {
    url: String(item.webhook_url),
    eventType: item.event_type as WebhookEventType,
    poolId: String(item.pool_id),
    ...(typeof item.secret_key === 'string' && { secretKey: item.secret_key }),
  };
  const before = world.store.webhookSubscriptions
    .by('pool', wanted.poolId)
    .find((row) => row.eventType === wanted.eventType && row.url === wanted.url);
  const row: WebhookSubscriptionRow = {
    ...wanted,
    id: before?.id ?? nextObjectId(world, 'webhook'),
    created: before?.created ?? nextMoment(world),
  };
  world.store.webhookSubscriptions.put(row);
  return row;
}

/** Now, or as soon after: clients page by `created_gt`, so no two may be made at the same time. */
function nextMoment(world: World): PlatformDate {
  const made = [...world.store.webhookSubscriptions.values()].map(({ created }) => created);
  const last = made.reduce((a, b) => (a > b ? a : b), '');
  const now = world.date();
  return now > last ? now : toPlatformDate((parsePlatformDate(last) ?? world.clock.now()) + 1);
}
