import { Transform, type Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { choices } from '../domain/choices';
import { PlatformFault } from '../domain/fault';

/** What all clients together may take of this machine. */
export interface Resources {
  /** Open connections; further ones are closed at once. */
  readonly connections: number;
  /** Bytes of all bodies that are being received or worked on. */
  readonly bytes: number;
}

/** Keeps memory bounded, whatever is sent and by however many. */
export function boundResources(
  app: FastifyInstance,
  { connections, bytes }: Resources = choices.resources,
): void {
  app.server.maxConnections = connections;
  let taken = 0;
  const take = (amount: number): void => {
    if (taken + amount > bytes) throw tooMuchAtOnce();
    taken += amount;
  };
  app.addHook('preParsing', (request, reply, payload, done) => {
    const declared = Number(request.headers['content-length'] ?? Number.NaN);
    let ours = 0;
    const takeMore = (amount: number): void => {
      take(amount);
      ours += amount;
    };
    reply.raw.once('close', () => (taken -= ours));
    try {
      if (!Number.isNaN(declared)) takeMore(Math.min(declared, choices.uploadLimit));
    } catch (error) {
      done(error as Error);
      return;
    }
    // What is sent in pieces of no declared length is counted as it comes.
    const isUndeclared = request.headers['transfer-encoding'] !== undefined;
    done(null, isUndeclared ? counted(payload as Readable, takeMore) : payload);
  });
}

function counted(source: Readable, take: (amount: number) => void): Readable {
  const counter = new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        take(piece.length);
        done(null, piece);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  source.once('error', (error) => counter.destroy(error));
  return source.pipe(counter);
}

function tooMuchAtOnce(): PlatformFault {
  const message = 'The sandbox is receiving too much at once. Send less, or later.';
  return new PlatformFault(503, 'REMOTE_SERVICE_UNAVAILABLE', message);
}
