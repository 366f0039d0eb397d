import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PlatformFault } from '../domain/fault';
import { hashOf, randomStream } from '../random/stream';
import { faultBody, sendFault } from '../server/errors';
import { faultyStatuses, type FaultPlan, type StatusFault } from './plan';

/** What happens to one request. */
interface Fate {
  readonly isSlow: boolean;
  readonly cut: 'before' | 'after' | 'never';
  readonly status: StatusFault | undefined;
}

/**
 * Spoils requests to the API by the plan; the sandbox's own addresses stay well. What happens to a
 * request is named by the seed, its method and address, and how often that was asked before, so
 * that the same client has the same bad day again even when it asks several things at once.
 */
export function injectFaults(app: FastifyInstance, plan: FaultPlan): void {
  const fateOf = drawFates(plan);
  const fates = new WeakMap<FastifyRequest, Fate>();
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    const fate = fateOf(request);
    fates.set(request, fate);
    if (fate.isSlow) await delay(plan.slow.milliseconds);
    if (fate.cut === 'before') {
      reply.hijack();
      request.raw.socket.destroy();
    } else if (fate.status?.when === 'before') {
      refuse(reply, fate.status);
      await reply;
    }
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const fate = fates.get(request);
    if (fate?.cut === 'after') request.raw.socket.destroy();
    if (fate?.status?.when === 'after') {
      if (payload instanceof Readable) payload.destroy();
      done(null, replaced(reply, fate.status));
    } else done(null, payload);
  });
}

/** Counts of addresses are kept by their hash: the memory for them is bounded. */
const addresses = 1 << 16;

function drawFates(plan: FaultPlan): (request: FastifyRequest) => Fate {
  const asked = new Uint32Array(addresses);
  return ({ method, url }) => {
    const address = hashOf(method, url) % addresses;
    const times = (asked[address] ?? 0) + 1;
    asked[address] = times;
    const stream = randomStream(plan.seed, 'faults', method, url, times);
    // Every request draws as often as any other, so a share more changes nothing for the others.
    const [slow, status, cut] = [stream.next(), stream.next(), stream.next()];
    return {
      isSlow: slow < plan.slow.share,
      status: statusFor(plan, status),
      cut: cutFor(plan, cut),
    };
  };
}

function statusFor(plan: FaultPlan, draw: number): StatusFault | undefined {
  let sum = 0;
  return plan.statuses.find(({ share }) => draw < (sum += share));
}

function cutFor({ cut }: FaultPlan, draw: number): Fate['cut'] {
  if (draw < cut.before) return 'before';
  return draw < cut.before + cut.after ? 'after' : 'never';
}

function refuse(reply: FastifyReply, fault: StatusFault): void {
  announceWait(reply, fault);
  sendFault(reply, asFault(fault));
}

/** The work is done; the client hears something else. */
function replaced(reply: FastifyReply, fault: StatusFault): string {
  announceWait(reply, fault);
  reply.removeHeader('content-length');
  void reply.code(fault.status).header('content-type', 'application/json; charset=utf-8');
  return JSON.stringify(faultBody(asFault(fault)));
}

function announceWait(reply: FastifyReply, { retryAfter }: StatusFault): void {
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
}

function asFault({ status }: StatusFault): PlatformFault {
  const code = faultyStatuses[status] ?? 'INTERNAL_ERROR';
  return new PlatformFault(status, code, 'A bad day, as --faults asked for.');
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
