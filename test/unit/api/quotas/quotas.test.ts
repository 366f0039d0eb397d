import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPlatformClient, PlatformError, QuotaError } from '../../../../src/api';
import { createQuotas, sharedQuotas, type PublishedLimit } from '../../../../src/api/quotas';
import type { Project } from '../../../../src/spec/model';
import { refusal, serveScenes } from '../scriptedServer';

/** A clock that only moves when somebody waits. */
function fakeTime(): {
  now: () => number;
  wait: (ms: number) => Promise<void>;
  forward: (ms: number) => void;
} {
  let time = 1_000_000;
  return {
    now: () => time,
    wait: (ms) => {
      time += ms;
      return Promise.resolve();
    },
    forward: (ms) => {
      time += ms;
    },
  };
}

const creation = { method: 'POST', path: '/api/v1/projects', body: {} };

describe('quotas', () => {
  it('let a burst through and make the next call wait for the minute', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    const start = time.now();
    for (let call = 0; call < 20; call += 1) await quotas.admit(creation);
    assert.equal(time.now(), start);
    await quotas.admit(creation);
    assert.equal(time.now() - start, 60_000);
  });

  it('never exceed a limit in any stretch of its length, whatever comes when', async () => {
    const limit: PublishedLimit = {
      action: 'trying',
      method: 'POST',
      path: /^\/x$/,
      most: { second: 5, minute: 40 },
      cost: (body) => Number(body),
    };
    const call = fc.record({ pause: fc.nat(2500), cost: fc.integer({ min: 1, max: 6 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 60 }), async (calls) => {
        const time = fakeTime();
        const quotas = createQuotas({ ...time, limits: [limit] });
        const sent: { at: number; cost: number }[] = [];
        for (const { pause, cost } of calls) {
          time.forward(pause);
          await quotas.admit({ method: 'POST', path: '/x', body: cost });
          sent.push({ at: time.now(), cost: Math.min(cost, 5) });
        }
        for (const { at: from } of sent) {
          const spentWithin = (ms: number): number =>
            sent
              .filter(({ at }) => at >= from && at < from + ms)
              .reduce((sum, { cost }) => sum + cost, 0);
          assert.ok(spentWithin(1000) <= 5);
          assert.ok(spentWithin(60_000) <= 40);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('count what a call makes, not only the call', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    const start = time.now();
    const tasks = { method: 'POST', path: '/api/v1/tasks', body: Array.from({ length: 60_000 }) };
    await quotas.admit(tasks);
    await quotas.admit(tasks);
    assert.equal(time.now() - start, 60_000);
  });

  it('refuse what would have to wait for hours, and spend nothing on it', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    for (let call = 0; call < 100; call += 1) await quotas.admit(creation);
    const start = time.now();
    for (let tries = 0; tries < 3; tries += 1) {
      await assert.rejects(quotas.admit(creation), (error: unknown) => {
        assert.ok(error instanceof QuotaError);
        assert.match(error.message, /^Nothing was sent: .*creating projects to 100 per day.*hours/);
        return true;
      });
    }
    assert.equal(time.now(), start);
    time.forward(24 * 3_600_000);
    await quotas.admit(creation);
  });

  it('give back what was reserved by a caller who was cancelled while waiting', async () => {
    const time = fakeTime();
    const cancelled = { ...time, wait: () => Promise.reject(new Error('cancelled')) };
    let wait = time.wait;
    const quotas = createQuotas({
      ...time,
      wait: (ms, signal) => (signal ? cancelled.wait() : wait(ms)),
    });
    for (let call = 0; call < 20; call += 1) await quotas.admit(creation);
    const start = time.now();
    const { signal } = new AbortController();
    for (let call = 0; call < 40; call += 1) {
      await assert.rejects(quotas.admit(creation, { signal }), /cancelled/);
    }
    wait = time.wait;
    await quotas.admit(creation);
    assert.equal(time.now() - start, 60_000);
  });

  it('keep each pool to its own limit of changes', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    const start = time.now();
    const change = (id: string) => ({ method: 'PUT', path: `/api/v1/pools/${id}`, body: {} });
    for (let call = 0; call < 10; call += 1) await quotas.admit(change('1'));
    await quotas.admit(change('2'));
    assert.equal(time.now(), start);
    await assert.rejects(quotas.admit(change('1')), /changing one pool to 10 per hour/);
  });

  it('believe the platform when it says that a quota is spent', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    const request = { method: 'POST', path: '/api/v1/projects' };
    const refused = (payload: unknown, retryAfterSeconds?: number): PlatformError =>
      new PlatformError({
        status: 429,
        code: 'TOO_MANY_REQUESTS',
        message: 'slow down',
        payload,
        request,
        retryAfterSeconds,
      });
    const start = time.now();
    quotas.refused(creation, refused({ interval: 'MIN' }));
    await quotas.admit({ method: 'GET', path: '/api/v1/projects' });
    assert.equal(time.now(), start, 'reading is another quota');
    await quotas.admit(creation);
    assert.equal(time.now() - start, 60_000);
    quotas.refused(creation, refused({ interval: 'DAY' }));
    await assert.rejects(quotas.admit(creation), QuotaError);
    const later = time.now();
    quotas.refused({ method: 'GET', path: '/api/v1/skills' }, refused(undefined, 3));
    await quotas.admit({ method: 'GET', path: '/api/v1/tasks' });
    assert.equal(time.now() - later, 3000, 'without an interval all requests are meant');
  });

  it('are closed for no longer than a day, whatever a header says', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    const call = { method: 'GET', path: '/api/v1/pools' };
    const error = new PlatformError({
      ...{ status: 429, code: 'TOO_MANY_REQUESTS', message: 'no', payload: undefined },
      ...{ request: call, retryAfterSeconds: 1e30 },
    });
    quotas.refused(call, error);
    await assert.rejects(quotas.admit(call), QuotaError);
    time.forward(24 * 3_600_000);
    await quotas.admit(call);
  });

  it('go on when the clock of the machine is set back', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    for (let made = 0; made < 10; made += 1) await quotas.admit({ ...creation });
    time.forward(-7 * 24 * 3_600_000);
    const start = time.now();
    for (let made = 0; made < 10; made += 1) await quotas.admit({ ...creation });
    assert.equal(time.now(), start, 'twenty a minute are allowed');
    await quotas.admit({ ...creation });
    assert.equal(time.now() - start, 60_000);
  });

  it('are one for all clients of an account, and another for another', () => {
    const one = sharedQuotas('https://toloka.dev', 'a');
    assert.equal(sharedQuotas('https://toloka.dev', 'a'), one);
    assert.notEqual(sharedQuotas('https://toloka.dev', 'b'), one);
    assert.notEqual(sharedQuotas('https://sandbox.toloka.dev', 'a'), one);
  });

  it('are one for an account however its address is spelled', async () => {
    const server = await serveScenes(
      refusal(429, 'TOO_MANY_REQUESTS', { payload: { interval: 'DAY' } }),
    );
    const token = `account-${server.url}`;
    const clients = ['', '/', '/api/v1'].map((ending) =>
      createPlatformClient({ baseUrl: server.url + ending, token, quotas: 'published' }),
    );
    for (const [index, client] of clients.entries()) {
      const wanted = index === 0 ? { name: 'PlatformError' } : { name: 'QuotaError' };
      await assert.rejects(client.projects.create({} as Project), wanted);
      client.close();
    }
    await server.close();
  });

  it('tell letters to everybody from letters to chosen performers', async () => {
    const time = fakeTime();
    const quotas = createQuotas(time);
    const letter = (body: object) => ({
      method: 'POST',
      path: '/api/v1/message-threads/compose',
      body,
    });
    await quotas.admit(letter({ recipients_select_type: 'ALL' }));
    await assert.rejects(
      quotas.admit(letter({ recipients_select_type: 'FILTER' })),
      /all performers to 1 per day/,
    );
    await quotas.admit(letter({ recipients_select_type: 'DIRECT', recipients_ids: ['1', '2'] }));
  });
});
