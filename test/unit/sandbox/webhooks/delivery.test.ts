import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, listAt, textAt } from '../look';
import { preparePool, startPlatform, type Json, type Platform } from '../platform';

/** Somebody who is told of events, and answers as the test wants. */
interface Subscriber {
  readonly url: string;
  readonly events: Json[];
  /** What it answers with, the first attempts first; 200 when none is left. */
  readonly answers: (number | 'cut')[];
  readonly heard: (count: number) => Promise<void>;
  readonly close: () => void;
}

async function openSubscriber(): Promise<Subscriber> {
  const events: Json[] = [];
  const answers: (number | 'cut')[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const answer = answers.shift() ?? 200;
      events.push(...(JSON.parse(body) as { events: Json[] }).events);
      if (answer === 'cut') response.destroy();
      else response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    events,
    answers,
    async heard(count) {
      while (events.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    close: () => server.close(),
  };
}

async function subscribe(
  platform: Platform,
  { url }: Subscriber,
  event_type = 'POOL_CLOSED',
): Promise<{ readonly id: string; readonly poolId: string }> {
  const { poolId } = await preparePool(platform, { tasks: 2 });
  const wanted = { webhook_url: url, event_type, pool_id: poolId };
  const made = await platform.json('PUT', '/api/v1/webhook-subscriptions', wanted);
  return { id: textAt(made, 'id'), poolId };
}

async function openAndClose(platform: Platform, poolId: string): Promise<void> {
  await platform.json('POST', `/api/v1/pools/${poolId}/open`);
  await platform.closed(poolId);
}

describe('sandbox webhooks', () => {
  let subscriber: Subscriber;
  let platform: Platform;

  beforeEach(async () => {
    subscriber = await openSubscriber();
  });
  afterEach(async () => {
    await platform.sandbox.close();
    subscriber.close();
  });

  it('come again after a redirect and a cut connection, as the same event', async () => {
    platform = await startPlatform();
    subscriber.answers.push(302, 'cut');
    const { poolId } = await subscribe(platform, subscriber);
    await openAndClose(platform, poolId);
    await subscriber.heard(3);
    assert.equal(new Set(subscriber.events.map(({ uuid }) => String(uuid))).size, 1);
    assert.equal(subscriber.events[0]?.close_reason, 'COMPLETED');
  });

  it('are not forgotten when the sandbox ends before they could be delivered', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'webhooks-'));
    platform = await startPlatform({ dataDir });
    subscriber.answers.push(500);
    const { poolId } = await subscribe(platform, subscriber);
    await openAndClose(platform, poolId);
    await subscriber.heard(1);
    await platform.sandbox.close();
    platform = await startPlatform({ dataDir });
    await subscriber.heard(2);
    assert.equal(subscriber.events[1]?.uuid, subscriber.events[0]?.uuid);
    await platform.sandbox.close();
    rmSync(dataDir, { recursive: true });
  });

  it('arrive twice on bad days, with the same uuid to tell them by', async () => {
    platform = await startPlatform({ faults: 'duplicate=1,seed=3' });
    const { poolId } = await subscribe(platform, subscriber);
    await openAndClose(platform, poolId);
    await subscriber.heard(2);
    const [first, second] = subscriber.events;
    assert.deepEqual(first, second);
  });

  it('have the documented fields, each kind its own', async () => {
    platform = await startPlatform();
    const { id, poolId } = await subscribe(platform, subscriber, 'ASSIGNMENT_SUBMITTED');
    await openAndClose(platform, poolId);
    await subscriber.heard(1);
    const [event] = subscriber.events;
    const assignment = await platform.json(
      'GET',
      `/api/v1/assignments/${textAt(event, 'assignment_id')}`,
    );
    const pool = await platform.json('GET', `/api/v1/pools/${poolId}`);
    assert.deepEqual(
      { ...event, uuid: '', event_time: '' },
      {
        uuid: '',
        event_time: '',
        webhook_subscription_id: id,
        type: 'ASSIGNMENT_SUBMITTED',
        project_id: textAt(pool, 'project_id'),
        pool_id: poolId,
        task_suite_id: textAt(assignment, 'task_suite_id'),
        assignment_id: textAt(assignment, 'id'),
      },
    );
    assert.equal(at(event, 'event_time'), assignment.submitted);
  });

  it('can be tried: the answer tells what became of the test event', async () => {
    platform = await startPlatform();
    const { id } = await subscribe(platform, subscriber);
    const path = `/api/v1/webhook-subscriptions/${id}/test`;
    const good = await platform.json('POST', path);
    assert.deepEqual([good.success, good.originalStatusCode], [true, 200]);
    assert.deepEqual(listAt(good, 'uuids'), [subscriber.events[0]?.uuid]);
    subscriber.answers.push(500, 'cut');
    const refused = await platform.json('POST', path);
    assert.deepEqual(
      [refused.success, refused.errorType, refused.originalStatusCode],
      [false, 'WRONG_STATUS_CODE', 500],
    );
    const cut = await platform.json('POST', path);
    assert.deepEqual([cut.success, cut.errorType], [false, 'CONNECTION_ERROR']);
  });
});
