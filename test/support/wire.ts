import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way to a server on this machine, which a test can cut and mend. */
export interface Wire {
  /** `http://127.0.0.1:PORT`, the same one after mending. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function wireTo(url: string): Promise<Wire> {
  const target = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    return socket.on('close', () => sockets.delete(socket));
  };
  const serve = (port: number): Promise<Server> => {
    const server = createServer((incoming) => {
      const outgoing = keep(connect(target, '127.0.0.1'));
      keep(incoming).pipe(outgoing).pipe(incoming);
      incoming.on('close', () => outgoing.destroy());
      outgoing.on('close', () => incoming.destroy());
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  };
  let server = await serve(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async cut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      server = await serve(port);
    },
  };
}
