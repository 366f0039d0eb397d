import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server saw of one request. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Scene = (request: Seen, response: ServerResponse, count: number) => void;

export interface ScriptedServer {
  readonly url: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

/** A loopback server that plays one scene after another; the last one stays on. */
export async function serveScenes(...scenes: readonly Scene[]): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const told: Seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
      };
      seen.push(told);
      const scene = scenes[Math.min(seen.length, scenes.length) - 1];
      scene?.(told, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Scene {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Answers with text of any type. */
export function text(body: string, status: number, type = 'text/html'): Scene {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
}

/** Refuses in the platform's shape. */
export function refusal(
  status: number,
  code: string,
  extra: { readonly payload?: unknown; readonly message?: string } = {},
  headers: Readonly<Record<string, string>> = {},
): Scene {
  const body = { request_id: 'req-1', code, message: extra.message ?? 'No', ...extra };
  return json(body, status, headers);
}

/** Cuts the connection without a word. */
export const cut: Scene = (_request, response) => {
  response.socket?.destroy();
};

/** Sends the beginning of an answer and cuts the connection. */
export function cutAfter(beginning: string): Scene {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000000' });
    response.write(beginning, () => response.socket?.destroy());
  };
}

/** Never answers. */
export const silence: Scene = () => undefined;
