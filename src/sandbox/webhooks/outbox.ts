import { settledTask } from '../domain/aggregation';
import type { DomainEvent } from '../domain/events';
import { nextUuid } from '../domain/ids';
import type { WebhookDeliveryRow, WebhookEventType, WebhookSubscriptionRow } from '../domain/rows';
import type { JsonObject } from '../domain/validation';
import type { World } from '../domain/world';

/** Writes down what subscribers have to be told, with the change that they are told of. */
export function watchForSubscribers(world: World): void {
  world.listen((event) => {
    if (world.store.webhookSubscriptions.size === 0) return;
    const news = newsOf(world, event);
    if (!news) return;
    for (const subscription of world.store.webhookSubscriptions.by('pool', news.poolId)) {
      if (subscription.eventType === news.type) queueEvent(world, subscription, news.details);
    }
  });
}

/** Puts one event for a subscriber into the outbox. */
export function queueEvent(
  world: World,
  subscription: WebhookSubscriptionRow,
  details: JsonObject,
  type: WebhookEventType = subscription.eventType,
): WebhookDeliveryRow {
  const id = nextUuid(world, 'event');
  const row: WebhookDeliveryRow = {
    id,
    subscriptionId: subscription.id,
    attempts: 0,
    event: {
      uuid: id,
      webhook_subscription_id: subscription.id,
      type,
      event_time: world.date(),
      project_id: world.store.pools.get(subscription.poolId)?.projectId,
      pool_id: subscription.poolId,
      ...details,
    },
  };
  world.store.webhookDeliveries.put(row);
  return row;
}

interface News {
  readonly type: WebhookEventType;
  readonly poolId: string;
  readonly details: JsonObject;
}

const assignmentEvents: Readonly<Partial<Record<DomainEvent['type'], WebhookEventType>>> = {
  'assignment-issued': 'ASSIGNMENT_CREATED',
  'assignment-submitted': 'ASSIGNMENT_SUBMITTED',
  'assignment-skipped': 'ASSIGNMENT_SKIPPED',
  'assignment-expired': 'ASSIGNMENT_EXPIRED',
};

function newsOf(world: World, event: DomainEvent): News | undefined {
  if (event.type === 'pool-closed') {
    const { id, lastCloseReason } = event.pool;
    return { type: 'POOL_CLOSED', poolId: id, details: { close_reason: lastCloseReason } };
  }
  if (event.type === 'overlap-settled') {
    const details = settledTask(world, event.poolId, event.taskId);
    return details && { type: 'DYNAMIC_OVERLAP_COMPLETED', poolId: event.poolId, details };
  }
  if (!('assignment' in event)) return undefined;
  const type = assignmentEventType(event);
  if (!type) return undefined;
  const { id, suiteId, poolId } = event.assignment;
  return { type, poolId, details: { task_suite_id: suiteId, assignment_id: id } };
}

function assignmentEventType(event: DomainEvent): WebhookEventType | undefined {
  if (event.type !== 'assignment-judged') return assignmentEvents[event.type];
  return event.assessment === 'REJECT' ? 'ASSIGNMENT_REJECTED' : 'ASSIGNMENT_APPROVED';
}
