import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';

/** Stands between a client and the sandbox, counts what passes, and is as far away as it is told. */
export class CountingProxy {
  bytes = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Each answer takes `distance` milliseconds longer. */
  static async before(url: string, distance = 0): Promise<CountingProxy> {
    const target = new URL(url);
    const server = createServer((client) => {
      const platform = connect(Number(target.port), target.hostname);
      const count = (piece: Buffer): void => void (proxy.bytes += piece.length);
      client.on('data', count).pipe(platform);
      platform.on('data', count);
      if (distance === 0) platform.pipe(client);
      else {
        // Timers of one length go off in the order in which they were set.
        platform.on('data', (piece: Buffer) => setTimeout(() => client.write(piece), distance));
        platform.on('end', () => setTimeout(() => client.end(), distance));
      }
      for (const socket of [client, platform]) socket.on('error', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const proxy = new CountingProxy(server, `http://127.0.0.1:${port}`);
    return proxy;
  }

  close(): void {
    this.server.close();
  }
}
