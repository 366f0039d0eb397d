import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface StoredThing {
  readonly bytes: Buffer;
  readonly type: string;
  /** When it was written. */
  readonly modified: Date;
  /** Headers that begin with `x-amz-meta-`, without that. */
  readonly meta: Readonly<Record<string, string>>;
}

interface Upload {
  readonly name: string;
  readonly thing: Omit<StoredThing, 'bytes'>;
  readonly parts: Map<number, Buffer>;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly url: URL;
}

/** The smallest part but the last that the protocol allows. */
const smallestPart = 5 * 1024 * 1024;

/** What a bucket service holds, and how it answers requests that are signed well. */
export class Buckets {
  readonly names = new Set<string>();
  readonly objects = new Map<string, StoredThing>();
  readonly #uploads = new Map<string, Upload>();
  room = Infinity;
  #uploadNumber = 0;

  get openUploads(): number {
    return this.#uploads.size;
  }

  answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://x');
    const [bucket = '', ...rest] = decodeURIComponent(url.pathname.slice(1)).split('/');
    const key = rest.join('/');
    const asked = { request, response, body, url };
    if (key === '' && request.method === 'PUT') {
      this.names.add(bucket);
      response.end();
    } else if (!this.names.has(bucket)) error(response, 404, 'NoSuchBucket', request);
    else if (key === '') {
      response.end(request.method === 'HEAD' ? undefined : this.#listing(url, bucket));
    } else this.#answerObject(`${bucket}/${key}`, asked);
  }

  #answerObject(name: string, asked: Asked): void {
    const { request, response, url } = asked;
    const isUpload = url.searchParams.has('uploads') || url.searchParams.has('uploadId');
    if (isUpload) this.#answerUpload(name, asked);
    else if (request.method === 'PUT') this.#put(name, asked);
    else if (request.method === 'DELETE') {
      this.objects.delete(name);
      response.writeHead(204).end();
    } else this.#get(name, asked);
  }

  #put(name: string, { request, response, body }: Asked): void {
    if (this.#used() + body.length > this.room) {
      error(response, 403, 'QuotaExceeded', request);
      return;
    }
    this.objects.set(name, { bytes: body, ...described(request) });
    response.writeHead(200, { etag: tagOf(body) }).end();
  }

  #get(name: string, { request, response }: Asked): void {
    const found = this.objects.get(name);
    if (found === undefined) {
      error(response, 404, 'NoSuchKey', request);
      return;
    }
    response.writeHead(200, {
      'content-length': found.bytes.length,
      'content-type': found.type,
      ...Object.fromEntries(Object.entries(found.meta).map(([k, v]) => [`x-amz-meta-${k}`, v])),
    });
    response.end(request.method === 'HEAD' ? undefined : found.bytes);
  }

  #answerUpload(name: string, asked: Asked): void {
    const { request, response, body, url } = asked;
    if (url.searchParams.has('uploads')) {
      const id = `upload&${++this.#uploadNumber}`;
      this.#uploads.set(id, { name, thing: described(request), parts: new Map() });
      response.end(`<X><UploadId>${id.replace('&', '&amp;')}</UploadId></X>`);
      return;
    }
    const id = url.searchParams.get('uploadId') ?? '';
    const upload = this.#uploads.get(id);
    if (upload?.name !== name) error(response, 404, 'NoSuchUpload', request);
    else if (request.method === 'PUT') this.#putPart(upload, asked);
    else if (request.method === 'DELETE') {
      this.#uploads.delete(id);
      response.writeHead(204).end();
    } else if (this.#complete(upload, body.toString())) {
      this.#uploads.delete(id);
      response.end('<CompleteMultipartUploadResult/>');
    } else response.end('<Error><Code>InvalidPart</Code></Error>');
  }

  #putPart(upload: Upload, { request, response, body, url }: Asked): void {
    if (this.#used() + body.length > this.room) {
      error(response, 507, 'StorageFull', request);
      return;
    }
    upload.parts.set(Number(url.searchParams.get('partNumber')), body);
    response.writeHead(200, { etag: tagOf(body) }).end();
  }

  /** Whether the list names all parts with the tags that they got. */
  #complete({ name, thing, parts }: Upload, list: string): boolean {
    const named = [...list.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)];
    const chosen = named.map(([, number, tag = '']) => {
      const part = parts.get(Number(number));
      return part && tagOf(part) === tag.replaceAll('&quot;', '"') ? part : undefined;
    });
    const whole = chosen.filter((part) => part !== undefined);
    const tooSmall = whole.slice(0, -1).some(({ length }) => length < smallestPart);
    if (whole.length !== named.length || whole.length !== parts.size || tooSmall) return false;
    this.objects.set(name, { bytes: Buffer.concat(whole), ...thing });
    return true;
  }

  #used(): number {
    const whole = [...this.objects.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    const parts = [...this.#uploads.values()].flatMap((upload) => [...upload.parts.values()]);
    return parts.reduce((sum, { length }) => sum + length, whole);
  }

  /** Two objects a page, so that paging is seen. */
  #listing(url: URL, bucket: string): string {
    const prefix = `${bucket}/${url.searchParams.get('prefix') ?? ''}`;
    const after = url.searchParams.get('continuation-token') ?? '';
    const names = [...this.objects.keys()]
      .filter((name) => name.startsWith(prefix) && name > after)
      .sort();
    const page = names.slice(0, 2);
    const entries = page.map((name) => {
      const key = name.slice(bucket.length + 1).replaceAll('&', '&amp;');
      const { bytes = [], modified = new Date() } = this.objects.get(name) ?? {};
      const about = `<LastModified>${modified.toISOString()}</LastModified><Size>${bytes.length}</Size>`;
      return `<Contents><Key>${key}</Key>${about}</Contents>`;
    });
    const more = names.length > page.length;
    const next = more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`;
  }
}

function described({ headers }: IncomingMessage): Omit<StoredThing, 'bytes'> {
  const meta = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('x-amz-meta-') ? [[name.slice(11), String(value)]] : [],
  );
  return {
    type: headers['content-type'] ?? '',
    modified: new Date(),
    meta: Object.fromEntries(meta) as Readonly<Record<string, string>>,
  };
}

function tagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function error(
  response: ServerResponse,
  status: number,
  code: string,
  { method }: IncomingMessage,
): void {
  response.writeHead(status);
  response.end(method === 'HEAD' ? undefined : `<Error><Code>${code}</Code></Error>`);
}
