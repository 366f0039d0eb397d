import type { FastifyInstance } from 'fastify';
import { PlatformFault } from '../domain/fault';

/** JSON bodies, where nothing at all is allowed too: clients send empty lists that way. */
export function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = body.toString();
    if (text.trim() === '') {
      done(null, undefined);
      return;
    }
    try {
      done(null, parse(text));
    } catch {
      done(new PlatformFault(400, 'VALIDATION_ERROR', 'The body is not valid JSON.'));
    }
  });
}

/** Looking at every value takes several times as long as parsing: only where there may be need. */
function parse(text: string): unknown {
  const mayReachIn = text.includes('__proto__') || text.includes('\\u');
  return mayReachIn ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
}

/** A key of this name would reach into the object's prototype instead of the object. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
