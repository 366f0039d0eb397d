import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { PlatformFault } from '../domain/fault';

/** Fastify's own refusals, in the platform's words. */
const knownCodes: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'ENTITY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'VALIDATION_ERROR'],
  FST_ERR_BAD_URL: [400, 'VALIDATION_ERROR'],
};

/** Every refusal becomes `{request_id, code, message, payload?}`; clients choose by `code`. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | PlatformFault, _request, reply) => {
    sendFault(reply, asFault(error));
  });
  app.setNotFoundHandler((request, reply) => {
    sendFault(
      reply,
      new PlatformFault(
        404,
        'NOT_FOUND',
        `No such address: ${request.method} ${pathOf(request.url)}`,
      ),
    );
  });
}

export function sendFault(reply: FastifyReply, fault: PlatformFault): void {
  void reply
    .code(fault.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send({
      request_id: randomUUID(),
      code: fault.code,
      message: fault.message,
      ...(fault.payload !== undefined && { payload: fault.payload }),
    });
}

function asFault(error: FastifyError | PlatformFault): PlatformFault {
  if (error instanceof PlatformFault) return error;
  const known = knownCodes[error.code];
  if (known) return new PlatformFault(known[0], known[1], error.message);
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new PlatformFault(error.statusCode, 'VALIDATION_ERROR', error.message);
  }
  return new PlatformFault(500, 'INTERNAL_ERROR', 'The sandbox failed to answer.');
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}
