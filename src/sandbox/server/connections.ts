import { randomUUID } from 'node:crypto';
import type { ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyServerOptions } from 'fastify';
import { choices } from '../domain/choices';

/** How long a request may take to arrive, and how often that is looked at; milliseconds. */
export interface Patience {
  readonly request: number;
  readonly look: number;
}

type ConnectionOptions = Pick<
  FastifyServerOptions,
  | 'requestTimeout'
  | 'connectionTimeout'
  | 'keepAliveTimeout'
  | 'forceCloseConnections'
  | 'clientErrorHandler'
> & { readonly http: Pick<ServerOptions, 'connectionsCheckingInterval' | 'headersTimeout'> };

/** Clients that send slowly, or what is no HTTP, are told so in the platform's shape and cut off. */
export function connectionOptions(
  { request, look }: Patience = choices.patience,
): ConnectionOptions {
  return {
    requestTimeout: request,
    connectionTimeout: choices.idleConnection,
    keepAliveTimeout: choices.keepAlive,
    forceCloseConnections: true,
    clientErrorHandler: refuseConnection,
    http: { headersTimeout: request, connectionsCheckingInterval: look },
  };
}

const refusals: Readonly<Record<string, readonly [number, string, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'ENTITY_TOO_LARGE', 'The headers are too large.'],
};
const notHttp = [400, 'VALIDATION_ERROR', 'This is no HTTP request.'] as const;

function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, code, message] = refusals[error.code ?? ''] ?? notHttp;
  const body = JSON.stringify({ request_id: randomUUID(), code, message });
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
