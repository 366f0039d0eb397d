import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PlatformFault } from '../domain/fault';
import { isObject } from '../domain/validation';
import { sendFault } from '../server/errors';
import { Meter } from './meter';
import { messagesToAll, publishedLimits, requestsPerSecond, type Limit } from './published';

/**
 * Holds a client to the platform's published limits, in real time whatever the speed of the
 * sandbox: they are about how fast a client asks. What is too much is answered with 429 and the
 * interval that is used up, before anything is done.
 */
export function enforceLimits(app: FastifyInstance, now: () => number = Date.now): void {
  const meter = new Meter(now);
  let second = { began: now(), requests: 0 };
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    if (now() - second.began >= 1000) second = { began: now(), requests: 0 };
    second.requests += 1;
    if (second.requests <= requestsPerSecond) return;
    refuse(reply, { message: `More than ${requestsPerSecond} requests in a second.`, wait: 1000 });
    await reply;
  });
  app.addHook('preValidation', async (request, reply) => {
    for (const limit of limitsOf(request)) {
      const refusal = meter.take(limit, amountOf(limit, request.body));
      if (!refusal) continue;
      const { interval, wait } = refusal;
      const most = limit.most[interval] ?? 0;
      const message = `Too many ${limit.name}: at most ${most} in this interval.`;
      refuse(reply, { message, wait, payload: { interval } });
      await reply;
      return;
    }
  });
}

function limitsOf({ method, routeOptions, body }: FastifyRequest): readonly Limit[] {
  const route = `${method} ${routeOptions.url ?? ''}`;
  if (route.endsWith('/message-threads/compose') && isForAll(body)) return [messagesToAll];
  return publishedLimits[route] ?? [];
}

function isForAll(body: unknown): boolean {
  return isObject(body) && body.recipients_select_type === 'ALL';
}

function amountOf({ counts }: Limit, body: unknown): number {
  if (counts === 'items') return Array.isArray(body) ? body.length : 1;
  const recipients = isObject(body) ? body.recipients_ids : undefined;
  return counts === 'recipients' && Array.isArray(recipients) ? recipients.length : 1;
}

interface Refused {
  readonly message: string;
  /** Milliseconds. */
  readonly wait: number;
  readonly payload?: unknown;
}

function refuse(reply: FastifyReply, { message, wait, payload }: Refused): void {
  void reply.header('retry-after', String(Math.ceil(wait / 1000)));
  sendFault(reply, new PlatformFault(429, 'TOO_MANY_REQUESTS', message, payload));
}
