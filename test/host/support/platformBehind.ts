import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another address of a platform, under which something happens right before requests reach it. */
export interface PlatformBehind {
  readonly url: string;
  close(): Promise<void>;
}

/** `before` is told `POST /api/v1/pools/1/open` and awaited. */
export async function platformBehind(
  url: string,
  before: (what: string) => Promise<unknown>,
): Promise<PlatformBehind> {
  const server: Server = createServer((incoming, answer) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const forward = (): void => {
      const sent = request(new URL(path, url), { method, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      });
      sent.on('error', () => answer.destroy());
      incoming.pipe(sent);
    };
    before(`${method} ${path.split('?')[0] ?? ''}`).then(forward, () => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
