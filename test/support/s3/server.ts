import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Buckets } from './buckets';
import type { StoredThing } from './buckets';
import { access, signatureProblem } from './signature';

export const testCredentials = { accessKeyId: access.id, secretAccessKey: access.secret };
export const testRegion = access.region;

/** What the next requests get instead of an answer. */
export interface Mishap {
  status: number;
  code: string;
  times: number;
  /** Only requests of this method; all when left out. */
  method?: string;
}

export interface S3Server {
  readonly url: string;
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, StoredThing>;
  readonly buckets: Set<string>;
  /** Uploads in parts that are neither completed nor given up. */
  readonly openUploads: () => number;
  /** `PUT /bucket/key?partNumber=1`, in the order in which they came. */
  readonly requests: readonly string[];
  fail(mishap: Mishap): void;
  /** Bytes that fit into the service, from now on. */
  setRoom(bytes: number): void;
  close(): Promise<void>;
}

/**
 * A bucket service on loopback that believes nobody: it computes each signature itself, holds bodies
 * against their hashes, keeps objects private, and can be made to refuse, to fail or to be full.
 */
export async function s3Server(): Promise<S3Server> {
  const buckets = new Buckets();
  const requests: string[] = [];
  const mishaps: Mishap[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat((await request.toArray()) as Buffer[]);
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const mishap = mishapFor(mishaps, request);
      const problem = mishap?.code ?? signatureProblem(request, body);
      if (problem !== undefined) refuse(response, mishap?.status ?? 403, problem);
      else buckets.answer(request, response, body);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects: buckets.objects,
    buckets: buckets.names,
    openUploads: () => buckets.openUploads,
    requests,
    fail: (mishap) => mishaps.push({ ...mishap }),
    setRoom: (bytes) => {
      buckets.room = bytes;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function mishapFor(mishaps: Mishap[], { method }: IncomingMessage): Mishap | undefined {
  const next = mishaps.find((one) => one.method === undefined || one.method === method);
  if (next !== undefined && --next.times === 0) mishaps.splice(mishaps.indexOf(next), 1);
  return next;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
}
