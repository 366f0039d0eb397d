import type { WebhookSubscriptionRow } from '../../domain/rows';
import { toPlatformDate } from '../../time/dates';
import { queueEvent } from '../../webhooks/outbox';
import { send } from '../../webhooks/sender';
import {
  deleteSubscription,
  presentSubscription,
  putSubscriptions,
  subscriptionOf,
} from '../../webhooks/subscriptions';
import type { IdParams, RouteGroup } from '../context';
import { listPage, type ListSpec } from '../lists';
import { queryOf } from '../query';

const listing: ListSpec<WebhookSubscriptionRow> = {
  values: {
    id: (row) => row.id,
    created: (row) => row.created,
    event_type: (row) => row.eventType,
    pool_id: (row) => row.poolId,
  },
  equal: ['event_type', 'pool_id'],
  ranges: ['id', 'created'],
  dates: ['created'],
  sorts: ['id', 'created'],
};

const base = '/api/v1/webhook-subscriptions';

export const webhookRoutes: RouteGroup = (app, { world }) => {
  app.get(base, (request) => {
    const rows = [...world.store.webhookSubscriptions.values()];
    return listPage(rows, queryOf(request), listing, presentSubscription);
  });
  app.put(base, (request, reply) => {
    const { answer, isNew } = putSubscriptions(world, request.body);
    return reply.code(isNew ? 201 : 200).send(answer);
  });
  app.get<{ Params: IdParams }>(`${base}/:id`, (request) =>
    presentSubscription(subscriptionOf(world, request.params.id)),
  );
  app.delete<{ Params: IdParams }>(`${base}/:id`, (request, reply) => {
    deleteSubscription(world, request.params.id);
    return reply.code(204).send();
  });
  app.post<{ Params: IdParams }>(`${base}/:id/test`, async (request) => {
    const subscription = subscriptionOf(world, request.params.id);
    const delivery = queueEvent(world, subscription, {}, 'TEST_EVENT');
    // Sent here and now, so the outbox has nothing to do with it.
    world.store.webhookDeliveries.delete(delivery.id);
    const result = await send(subscription, delivery);
    return { ...result, responseReceivedAt: toPlatformDate(Date.now()), uuids: [delivery.id] };
  });
};
