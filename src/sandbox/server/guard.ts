import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PlatformFault } from '../domain/fault';

const ownHosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;
/** Addresses without a token: files that a performer's page loads. */
const publicPath = '/mounts/';

/**
 * Lets in only who may: requests to this machine's own name (a page of another site cannot rebind
 * its name to us), not from a browser page of another origin, with the token in either of the two
 * forms of the platform.
 */
export function guard(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    refuseForeignHost(request);
    refuseForeignOrigin(request);
    if (!request.url.startsWith(publicPath)) refuseWrongToken(request, token);
    done();
  });
}

function refuseForeignHost(request: FastifyRequest): void {
  if (ownHosts.test(request.headers.host ?? '')) return;
  throw new PlatformFault(403, 'ACCESS_DENIED', 'The sandbox answers to 127.0.0.1 and localhost.');
}

function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `http://${host ?? ''}`) return;
  throw new PlatformFault(403, 'ACCESS_DENIED', 'Pages of another origin may not use the sandbox.');
}

function refuseWrongToken(request: FastifyRequest, token: string): void {
  const given = /^(?:ApiKey|OAuth)\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) {
    const message = 'Send Authorization: ApiKey <token>, or OAuth <token>.';
    throw new PlatformFault(401, 'AUTHENTICATION_ERROR', message);
  }
  if (!isSame(given, token)) {
    throw new PlatformFault(403, 'ACCESS_DENIED', 'The token is not the one of this sandbox.');
  }
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
