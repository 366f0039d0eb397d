import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3Server {
  readonly url: string;
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, { readonly bytes: Buffer; readonly type: string }>;
  readonly buckets: Set<string>;
  /** Answers the next requests with this status. */
  failing: { status: number; times: number };
  close(): Promise<void>;
}

const access = { id: 'AKTEST', secret: 'a secret of the test', region: 'test-1' };
export const testCredentials = { accessKeyId: access.id, secretAccessKey: access.secret };

/**
 * A bucket service on loopback that believes nobody: it computes each signature of version 4 itself,
 * from the public description of the protocol, and holds bodies against the hashes they came with.
 */
export async function s3Server(): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  const buckets = new Set<string>();
  const failing = { status: 0, times: 0 };
  const server: Server = createServer((request, response) => {
    void readBody(request).then((body) => {
      if (failing.times > 0) {
        failing.times--;
        response.writeHead(failing.status).end('<Error><Code>SlowDown</Code></Error>');
        return;
      }
      const problem = signatureProblem(request, body);
      if (problem === undefined) answer({ request, response, body, objects, buckets });
      else response.writeHead(403).end(`<Error><Code>${problem}</Code></Error>`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    buckets,
    failing,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Exchange extends Pick<S3Server, 'objects' | 'buckets'> {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

function answer({ request, response, body, objects, buckets }: Exchange): void {
  const url = new URL(request.url ?? '/', 'http://x');
  const [bucket = '', ...rest] = decodeURIComponent(url.pathname.slice(1)).split('/');
  const key = rest.join('/');
  if (key === '' && request.method === 'PUT') {
    buckets.add(bucket);
    response.end();
  } else if (!buckets.has(bucket)) {
    response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
  } else if (key === '') {
    response.end(request.method === 'HEAD' ? undefined : listing(url, bucket, objects));
  } else answerObject(`${bucket}/${key}`, { request, response, body, objects, buckets });
}

function answerObject(name: string, { request, response, body, objects }: Exchange): void {
  if (request.method === 'PUT') {
    objects.set(name, { bytes: body, type: request.headers['content-type'] ?? '' });
    response.end();
    return;
  }
  if (request.method === 'DELETE') {
    objects.delete(name);
    response.writeHead(204).end();
    return;
  }
  const found = objects.get(name);
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-length': found.bytes.length, 'content-type': found.type });
  response.end(request.method === 'HEAD' ? undefined : found.bytes);
}

/** Two objects a page, so that paging is seen. */
function listing(url: URL, bucket: string, objects: S3Server['objects']): string {
  const prefix = `${bucket}/${url.searchParams.get('prefix') ?? ''}`;
  const after = url.searchParams.get('continuation-token') ?? '';
  const names = [...objects.keys()]
    .filter((name) => name.startsWith(prefix) && name > after)
    .sort();
  const page = names.slice(0, 2);
  const entries = page.map((name) => {
    const key = name.slice(bucket.length + 1).replaceAll('&', '&amp;');
    return `<Contents><Key>${key}</Key><Size>${objects.get(name)?.bytes.length ?? 0}</Size></Contents>`;
  });
  const more = names.length > page.length;
  const next = more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat((await request.toArray()) as Buffer[]);
}

function signatureProblem(request: IncomingMessage, body: Buffer): string | undefined {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const inQuery = url.searchParams.get('X-Amz-Signature');
  return inQuery === null ? headerProblem(request, url, body) : queryProblem(request, url, inQuery);
}

function headerProblem(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=(?<credential>[^,]+), ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]+)$/.exec(
      request.headers.authorization ?? '',
    )?.groups;
  if (match === undefined) return 'AccessDenied';
  const hash = String(request.headers['x-amz-content-sha256']);
  const real = createHash('sha256').update(body).digest('hex');
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== real) return 'XAmzContentSHA256Mismatch';
  const { credential = '', headers = '', signature = '' } = match;
  const date = String(request.headers['x-amz-date']);
  const expected = signatureOf({
    request,
    url,
    headers: headers.split(';'),
    hash,
    date,
    credential,
  });
  return expected === signature ? undefined : 'SignatureDoesNotMatch';
}

function queryProblem(request: IncomingMessage, url: URL, signature: string): string | undefined {
  const of = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  if (Number(of('Expires')) > 604_800) return 'AuthorizationQueryParametersError';
  const expected = signatureOf({
    request,
    url,
    headers: of('SignedHeaders').split(';'),
    hash: 'UNSIGNED-PAYLOAD',
    date: of('Date'),
    credential: of('Credential'),
  });
  return expected === signature ? undefined : 'SignatureDoesNotMatch';
}

function signatureOf(o: {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly headers: readonly string[];
  readonly hash: string;
  readonly date: string;
  readonly credential: string;
}): string {
  const query = [...o.url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const headers = o.headers.map((name) => `${name}:${String(o.request.headers[name]).trim()}\n`);
  const canonical = [
    o.request.method,
    o.url.pathname
      .split('/')
      .map((part) => encoded(decodeURIComponent(part)))
      .join('/'),
    query,
    headers.join(''),
    o.headers.join(';'),
    o.hash,
  ].join('\n');
  const [id, ...scope] = o.credential.split('/');
  if (id !== access.id || scope[1] !== access.region) return 'no such key here';
  const text = [
    'AWS4-HMAC-SHA256',
    o.date,
    scope.join('/'),
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const hmac = (key: string | Buffer, data: string): Buffer =>
    createHmac('sha256', key).update(data).digest();
  const key = scope.reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${access.secret}`);
  return hmac(key, text).toString('hex');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
