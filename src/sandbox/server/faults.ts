import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PlatformFault } from '../domain/fault';
import { randomStream } from '../random/stream';
import { sendFault } from './errors';

/** Bad days on request: shares are 0 to 1. */
export interface FaultPlan {
  readonly seed: number;
  /** Answers with this status instead of doing what was asked. */
  readonly statuses: readonly (readonly [number, number])[];
  readonly slow: { readonly share: number; readonly milliseconds: number };
  /** Cut connections: half of them before anything is done, half after, with the answer lost. */
  readonly cut: number;
  /** Share of webhook deliveries that arrive twice. */
  readonly duplicates: number;
}

const statusCodes: Readonly<Record<number, string>> = {
  408: 'REQUEST_TIMEOUT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_ERROR',
  502: 'REMOTE_SERVICE_UNAVAILABLE',
  503: 'REMOTE_SERVICE_UNAVAILABLE',
  504: 'REMOTE_SERVICE_UNAVAILABLE',
};

const example = '429=0.05,500=0.02,slow=0.1:200ms,cut=0.01,duplicate=0.05,seed=7';

/**
 * Reads a fault specification such as `429=0.05,500=0.02,slow=0.1:200ms,cut=0.01,duplicate=0.05,seed=7`:
 * a share per status, slow answers with their delay, cut connections, webhook deliveries that arrive
 * twice, and the seed. Throws on anything else.
 */
export function parseFaults(text: string): FaultPlan {
  const plan = {
    seed: 1,
    statuses: [] as [number, number][],
    slow: { share: 0, milliseconds: 0 },
    cut: 0,
    duplicates: 0,
  };
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const [key = '', value = ''] = part.split('=').map((piece) => piece.trim());
    const slow = /^([\d.]+):(\d+)ms$/.exec(value);
    if (key === 'seed' && /^\d+$/.test(value)) plan.seed = Number(value);
    else if (key === 'slow' && slow) {
      plan.slow = { share: shareOf(slow[1] ?? '', part), milliseconds: Number(slow[2]) };
    } else if (key === 'cut') plan.cut = shareOf(value, part);
    else if (key === 'duplicate') plan.duplicates = shareOf(value, part);
    else if (statusCodes[Number(key)] !== undefined) {
      plan.statuses.push([Number(key), shareOf(value, part)]);
    } else throw wrong(part);
  }
  return plan;
}

function shareOf(value: string, part: string): number {
  const share = /^\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (share >= 0 && share <= 1) return share;
  throw wrong(part);
}

function wrong(part: string): Error {
  return new Error(
    `faults: cannot read "${part.trim()}". Write shares from 0 to 1, like ${example}`,
  );
}

/** Spoils requests to the API by the plan; the sandbox's own addresses stay well. */
export function injectFaults(app: FastifyInstance, plan: FaultPlan): void {
  const stream = randomStream(plan.seed, 'faults');
  const losesAnswer = new WeakSet<FastifyRequest>();
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    // Every request draws as often as any other, so the sequence does not hang on what comes out.
    const draws = { slow: stream.next(), status: stream.next(), cut: stream.next() };
    if (draws.slow < plan.slow.share) await delay(plan.slow.milliseconds);
    if (draws.cut < plan.cut / 2) cut(request, reply);
    else if (draws.cut < plan.cut) losesAnswer.add(request);
    const status = statusFor(plan, draws.status);
    if (status === undefined || reply.sent) return;
    refuse(reply, status);
    await reply;
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (losesAnswer.has(request)) request.raw.socket.destroy();
    void reply;
    done(null, payload);
  });
}

function statusFor(plan: FaultPlan, draw: number): number | undefined {
  let sum = 0;
  for (const [status, share] of plan.statuses) {
    sum += share;
    if (draw < sum) return status;
  }
  return undefined;
}

function refuse(reply: FastifyReply, status: number): void {
  if (status === 429 || status === 503) void reply.header('retry-after', '1');
  const code = statusCodes[status] ?? 'INTERNAL_ERROR';
  sendFault(reply, new PlatformFault(status, code, 'A bad day, as --faults asked for.'));
}

function cut(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.destroy();
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
