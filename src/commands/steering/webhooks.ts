import type { PlatformClient, WebhookEventType, WebhookSubscription } from '../../api';
import { steps, type Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { nodesOf, poolOf } from '../../providers/tree';
import { doEach } from '../eachTarget';
import { tellWithUndo } from '../undo';
import { orNone, poolChoices } from './questions';

type Event = Exclude<WebhookEventType, 'TEST_EVENT'>;

interface Answers {
  readonly pools: readonly string[];
  readonly events: readonly Event[];
  readonly url: string;
  readonly secret: string;
}

/** Has the platform post what happens in pools to an address. */
export async function subscribeWebhook(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const { client } = await services.connections.need();
  const nodes = nodesOf(argument, selected).flatMap((node) => poolOf(node) ?? []);
  const pools = [...new Set(nodes.map(({ pool }) => pool.id))];
  const answers = await steps<Answers>(
    services.ask,
    'Subscribe to events',
    [
      {
        key: 'pools',
        ask: (person) => person.pickMany(poolChoices(client), { placeholder: 'Pools' }),
      },
      {
        key: 'events',
        ask: (person) => person.pickMany(eventChoices, { placeholder: 'Events to be told of' }),
      },
      {
        key: 'url',
        ask: (person) =>
          person.text({
            prompt: 'Address to which the platform posts the events.',
            placeholder: 'https://example.org/hooks/toloka',
            check: urlProblem,
          }),
      },
      {
        key: 'secret',
        ask: (person) =>
          person.text({
            prompt:
              'Secret with which posts are signed. It may be empty; it is sent to the platform and kept nowhere else.',
            secret: 'secret',
          }),
      },
    ],
    pools.length === 0 ? {} : { pools },
  );
  if (answers === undefined) return;
  await subscribe(services, client, answers);
}

async function subscribe(
  services: Services,
  client: PlatformClient,
  answers: Answers,
): Promise<void> {
  const { events, url, secret } = answers;
  const wanted = answers.pools.flatMap((pool_id) =>
    events.map((event_type) => ({
      pool_id,
      event_type,
      name: `${wordsOf(event_type)} of pool ${pool_id}`,
    })),
  );
  const made: WebhookSubscription[] = [];
  const words = { doing: 'Subscribing to', failed: 'could not be subscribed to' };
  await doEach(services, wanted, words, async ({ pool_id, event_type }, signal) => {
    const subscription = { webhook_url: url, event_type, pool_id };
    const signed = secret === '' ? subscription : { ...subscription, secret_key: secret };
    made.push(await client.webhookSubscriptions.set(signed, { signal }));
  });
  if (made.length === 0) return;
  const count = made.length === 1 ? '1 subscription' : `${made.length} subscriptions`;
  const test = 'Send a Test Event';
  void services.ask.tell('info', `${count} to ${new URL(url).host}.`, [test]).then((answer) => {
    const [first] = made;
    if (answer === test && first !== undefined)
      return sendTest(services, client, first).catch((error: unknown) =>
        services.log.error('The test event could not be sent', String(error)),
      );
    return undefined;
  });
}

/** Has a test event posted and tells how the address answered. */
export async function testWebhook(services: Services, argument: unknown): Promise<void> {
  const { client } = await services.connections.need();
  const [node] = nodesOf(argument, undefined);
  const webhook =
    node?.kind === 'webhook'
      ? node.webhook
      : await services.ask.pick(webhookChoices(client), {
          title: 'Test a webhook',
          placeholder: 'Subscription to which a test event is sent',
        });
  if (webhook !== undefined) await sendTest(services, client, webhook);
}

/** Ends subscriptions. */
export async function deleteWebhooks(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const { client } = await services.connections.need();
  const given = nodesOf(argument, selected).flatMap((node) =>
    node.kind === 'webhook' ? [node.webhook] : [],
  );
  const chosen =
    given.length > 0
      ? given
      : await services.ask.pickMany(webhookChoices(client), {
          title: 'Delete webhooks',
          placeholder: 'Subscriptions to end',
        });
  if (chosen === undefined) return;
  const count = chosen.length === 1 ? 'this subscription' : `${chosen.length} subscriptions`;
  const sure = await services.ask.confirm({
    message: `Delete ${count}?`,
    detail: 'Nothing more is posted there. A secret has to be entered again to come back.',
    agree: 'Delete',
  });
  if (!sure) return;
  const named = chosen.map((webhook) => ({ webhook, name: nameOf(webhook) }));
  const words = { doing: 'Deleting', failed: 'could not be deleted' };
  const done = await doEach(services, named, words, async ({ webhook }, signal) => {
    await client.webhookSubscriptions.remove(webhook.id, { signal });
  });
  if (done.length === 0) return;
  const text = done.length === 1 ? '1 subscription is' : `${done.length} subscriptions are`;
  tellWithUndo(services, `${text} deleted. Undo brings them back without a secret.`, async () => {
    for (const { webhook } of done) {
      const { webhook_url, event_type, pool_id } = webhook;
      await client.webhookSubscriptions.set({ webhook_url, event_type, pool_id });
    }
  });
}

async function sendTest(
  { ask }: Services,
  client: PlatformClient,
  webhook: WebhookSubscription,
): Promise<void> {
  const result = await client.webhookSubscriptions.test(webhook.id);
  const { host } = new URL(webhook.webhook_url);
  if (result.success) {
    void ask.tell('info', `${host} has taken the test event.`);
    return;
  }
  const status =
    result.originalStatusCode === undefined ? '' : `, status ${result.originalStatusCode}`;
  const why = (result.errorType ?? 'UNKNOWN').toLowerCase().replaceAll('_', ' ');
  void ask.tell('warning', `${host} has not taken the test event: ${why}${status}.`);
}

/** The platform posts over the network; a password in an address would be shown to everybody. */
function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'That is no address.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'It begins with https://.';
  return url.password === '' && url.username === '' ? undefined : 'Leave name and password out.';
}

const events: readonly Event[] = [
  'POOL_CLOSED',
  'DYNAMIC_OVERLAP_COMPLETED',
  'ASSIGNMENT_CREATED',
  'ASSIGNMENT_SUBMITTED',
  'ASSIGNMENT_SKIPPED',
  'ASSIGNMENT_EXPIRED',
  'ASSIGNMENT_APPROVED',
  'ASSIGNMENT_REJECTED',
];

const eventChoices: readonly Choice<Event>[] = events.map((value) => ({
  label: wordsOf(value),
  description: value,
  value,
}));

/** `pool closed` */
function wordsOf(event: WebhookEventType): string {
  return event.toLowerCase().replaceAll('_', ' ');
}

function nameOf({ webhook_url, event_type, pool_id }: WebhookSubscription): string {
  return `${wordsOf(event_type)} of pool ${pool_id} → ${webhook_url}`;
}

async function webhookChoices(
  client: PlatformClient,
): Promise<readonly Choice<WebhookSubscription>[]> {
  const choices: Choice<WebhookSubscription>[] = [];
  for await (const webhook of client.webhookSubscriptions.list({})) {
    choices.push({
      label: `$(radio-tower) ${webhook.webhook_url}`,
      description: `${wordsOf(webhook.event_type)}, pool ${webhook.pool_id}`,
      value: webhook,
    });
    if (choices.length >= 1000) break;
  }
  return orNone(choices, 'There is no webhook subscription.');
}
