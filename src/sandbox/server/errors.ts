import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { PlatformFault } from '../domain/fault';
import type { JsonObject } from '../domain/validation';
import { noteAddresses } from './addresses';

/** Fastify's own refusals, in the platform's words. */
const knownCodes: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'ENTITY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'VALIDATION_ERROR'],
  FST_ERR_BAD_URL: [400, 'VALIDATION_ERROR'],
};

/** Where no route is found because the address itself is broken, no handler of errors is asked. */
export function refuseBrokenAddress(
  error: FastifyError,
  _request: unknown,
  reply: FastifyReply,
): void {
  sendFault(reply, asFault(error));
}

/** Every refusal becomes `{request_id, code, message, payload?}`; clients choose by `code`. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | PlatformFault, _request, reply) => {
    sendFault(reply, asFault(error));
  });
  const addresses = noteAddresses(app);
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url);
    const methods = addresses.methodsOf(path);
    if (methods.length > 0) {
      const allowed = [...new Set(methods)].sort().join(', ');
      const message = `${request.method} is not for ${path}: it takes ${allowed}.`;
      void reply.header('allow', allowed);
      sendFault(reply, new PlatformFault(405, 'METHOD_NOT_ALLOWED', message));
      return;
    }
    const message = `No such address: ${request.method} ${path}`;
    sendFault(reply, new PlatformFault(404, 'NOT_FOUND', message));
  });
}

export function sendFault(reply: FastifyReply, fault: PlatformFault): void {
  void reply
    .code(fault.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(faultBody(fault));
}

export function faultBody({ code, message, payload }: PlatformFault): JsonObject {
  return { request_id: randomUUID(), code, message, ...(payload !== undefined && { payload }) };
}

function asFault(error: FastifyError | PlatformFault): PlatformFault {
  if (error instanceof PlatformFault) return error;
  const known = knownCodes[error.code];
  if (known) return new PlatformFault(known[0], known[1], error.message);
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new PlatformFault(error.statusCode, 'VALIDATION_ERROR', error.message);
  }
  if (isTooDeep(error)) {
    return new PlatformFault(400, 'VALIDATION_ERROR', 'The body is nested too deeply.');
  }
  return new PlatformFault(500, 'INTERNAL_ERROR', 'The sandbox failed to answer.');
}

/** Values nested thousands of levels deep run every look at them out of stack. */
function isTooDeep(error: Error): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}
