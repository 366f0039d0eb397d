import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A platform that takes one token, and only as long as the test wants it to. */
export interface FakePlatform {
  readonly url: string;
  token: string;
  /** Requests by path. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves the requester and empty lists; everything else is refused in the platform's shape. */
export async function startFakePlatform(token: string): Promise<FakePlatform> {
  const asked: string[] = [];
  const platform = { token };
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    asked.push(path);
    const allowed = request.headers.authorization === `ApiKey ${platform.token}`;
    const body = !allowed
      ? { code: 'AUTHENTICATION_ERROR', message: 'Invalid authorization token' }
      : path.endsWith('/requester')
        ? { id: '566ec2b0ff0deeaae5f9d500', balance: 10, public_name: { EN: 'Jane Tester' } }
        : { items: [], has_more: false };
    response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(platform, {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
