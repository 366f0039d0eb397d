import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { preparePool, startPlatform, type Json, type Platform } from '../platform';

interface Delivery {
  readonly body: string;
  readonly signature: string | undefined;
}

describe('sandbox over HTTP: subscribers, messages and bonuses', () => {
  let platform: Platform;
  let subscriber: Server;
  let url: string;
  const deliveries: Delivery[] = [];
  let refusals = 0;
  before(async () => {
    platform = await startPlatform();
    subscriber = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        if (refusals > 0) {
          refusals -= 1;
          response.writeHead(503).end();
          return;
        }
        const signature = request.headers['toloka-signature'];
        deliveries.push({ body, signature: typeof signature === 'string' ? signature : undefined });
        response.writeHead(200).end();
      });
    });
    await new Promise<void>((resolve) => subscriber.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/hook`;
  });
  after(async () => {
    await platform.sandbox.close();
    subscriber.close();
  });

  const eventsOf = (poolId: string): Json[] =>
    deliveries
      .flatMap(({ body }) => (JSON.parse(body) as { events: Json[] }).events)
      .filter((event) => event.pool_id === poolId);

  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it('tells subscribers what happened, signed, each event once, again after a refusal', async () => {
    const { poolId } = await preparePool(platform, { tasks: 5 });
    const subscription = { webhook_url: url, pool_id: poolId, secret_key: 'key' };
    const wanted = ['POOL_CLOSED', 'ASSIGNMENT_APPROVED'].map((event_type) => ({
      ...subscription,
      event_type,
    }));
    const first = await platform.json('PUT', '/api/v1/webhook-subscriptions', wanted);
    assert.deepEqual(Object.keys(first.items as object), ['0', '1']);
    const again = await platform.json('PUT', '/api/v1/webhook-subscriptions', wanted[0]);
    assert.equal(again.id, (first.items as Record<string, Json>)['0']!.id);
    assert.ok(!('secret_key' in again));

    refusals = 1;
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    await platform.closed(poolId);
    const accepted = await platform.all(`/api/v1/assignments?pool_id=${poolId}&status=ACCEPTED`);
    await until(() => eventsOf(poolId).length >= accepted.length + 1);
    const events = eventsOf(poolId);
    assert.equal(new Set(events.map(({ uuid }) => String(uuid))).size, events.length);
    const closed = events.find(({ type }) => type === 'POOL_CLOSED');
    assert.equal(closed?.close_reason, 'COMPLETED');
    const approved = events.filter(({ type }) => type === 'ASSIGNMENT_APPROVED');
    assert.deepEqual(
      approved.map(({ assignment_id: id }) => String(id)).sort(),
      accepted.map(({ id }) => String(id)).sort(),
    );
    for (const { body, signature } of deliveries) {
      const [, time, sign] = /^\{v=1, ts=(\d+), sign=([0-9a-f]{64})\}$/.exec(signature ?? '') ?? [];
      const right = createHmac('sha256', 'key').update(`${time!}.1.${body}`).digest('hex');
      assert.equal(sign, right);
    }
  });

  it('sends a test event on request, and says what came of it', async () => {
    const { poolId } = await preparePool(platform, { tasks: 1 });
    const subscribe = (webhook_url: string): Promise<Json> =>
      platform.json('PUT', '/api/v1/webhook-subscriptions', {
        webhook_url,
        pool_id: poolId,
        event_type: 'POOL_CLOSED',
      });
    const good = await subscribe(url);
    const path = `/api/v1/webhook-subscriptions/${String(good.id)}`;
    assert.equal((await platform.json('POST', `${path}/test`)).success, true);
    refusals = 1;
    const refused = await platform.json('POST', `${path}/test`);
    assert.deepEqual([refused.success, refused.errorType], [false, 'WRONG_STATUS_CODE']);
    assert.equal((await platform.request('DELETE', path)).status, 204);
    assert.equal((await platform.refused('GET', path)).status, 404);
    const wrong = await platform.refused('PUT', '/api/v1/webhook-subscriptions', {
      webhook_url: 'nowhere',
      pool_id: poolId,
      event_type: 'POOL_CLOSED',
    });
    assert.equal(wrong.error.code, 'VALIDATION_ERROR');
  });

  it('pays bonuses in the background as clients do it, out of the balance, once', async () => {
    const { poolId } = await preparePool(platform, { tasks: 5 });
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    await platform.closed(poolId);
    const [assignment] = await platform.all(
      `/api/v1/assignments?pool_id=${poolId}&status=ACCEPTED`,
    );
    const { balance } = await platform.json('GET', '/api/v1/requester');
    const bonus = {
      user_id: String(assignment!.user_id),
      assignment_id: String(assignment!.id),
      amount: 0.5,
      public_title: { EN: 'Thanks' },
      public_message: { EN: 'Well done' },
      __item_idx: '0',
    };
    const id = '11111111-2222-4333-8444-555555555555';
    const path = `/api/v1/user-bonuses?async_mode=true&operation_id=${id}`;
    const operation = await platform.json('POST', path, [bonus, { ...bonus, amount: 0.001 }]);
    assert.equal(operation.status, 'FAIL');
    const other = '11111111-2222-4333-8444-555555555556';
    const good = await platform.json('POST', path.replace(id, other), [bonus]);
    assert.equal(good.status, 'SUCCESS');
    const twice = await platform.refused('POST', path.replace(id, other), [bonus]);
    assert.equal(twice.error.code, 'OPERATION_ALREADY_EXISTS');
    const now = await platform.json('GET', '/api/v1/requester');
    assert.equal(now.balance, Math.round((Number(balance) - 0.5) * 1e4) / 1e4);
    const listed = await platform.all(`/api/v1/user-bonuses?user_id=${bonus.user_id}`);
    assert.equal(listed.length, 1);
    assert.ok(!('__item_idx' in listed[0]!));
    const paid = await platform.json('GET', `/api/v1/assignments/${bonus.assignment_id}`);
    assert.deepEqual(paid.bonus_ids, [listed[0]!.id]);
  });

  it('sends messages to those chosen, and sorts threads into folders', async () => {
    const { poolId } = await preparePool(platform, { tasks: 5 });
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    await platform.closed(poolId);
    const [assignment] = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
    const thread = await platform.json('POST', '/api/v1/message-threads/compose', {
      recipients_select_type: 'DIRECT',
      recipients_ids: [assignment!.user_id],
      topic: { EN: 'Hello' },
      text: { EN: 'Come again' },
      answerable: true,
    });
    assert.deepEqual(thread.folders, ['OUTBOX']);
    const path = `/api/v1/message-threads/${String(thread.id)}`;
    const replied = await platform.json('POST', `${path}/reply`, {
      text: { EN: 'One more thing' },
    });
    assert.equal((replied.messages as unknown[]).length, 2);
    await platform.json('POST', `${path}/add-to-folders`, { folders: ['IMPORTANT'] });
    const important = await platform.all('/api/v1/message-threads?folder=IMPORTANT');
    assert.deepEqual(
      important.map(({ id }) => String(id)),
      [thread.id],
    );
    await platform.json('POST', `${path}/remove-from-folders`, { folders: ['IMPORTANT'] });
    assert.deepEqual(await platform.all('/api/v1/message-threads?folder=IMPORTANT'), []);
    const wrong = await platform.refused('POST', '/api/v1/message-threads/compose', {
      recipients_select_type: 'DIRECT',
      recipients_ids: ['nobody'],
      topic: { EN: 'x' },
      text: { EN: 'x' },
    });
    assert.equal(wrong.error.code, 'INCORRECT_RECIPIENTS');
  });
});
