import { AwsClient } from 'aws4fetch';
import { PipelineError } from '../errors';
import type { Storage, StoredContent, StoredObject } from './storage';
import { readListing } from './s3Listing';

export interface S3Place {
  /** `https://storage.example.net`: buckets are addressed as its first path part. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Put before every key. */
  readonly prefix?: string;
  /** `presigned` (default): private objects, addresses that are good for a week. */
  readonly links?: 'presigned' | 'public';
}

export interface StorageCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The longest that a presigned address may live: seven days, in seconds. */
const linkSeconds = 7 * 24 * 3600;

/** Objects in a bucket of any service that speaks the S3 protocol with signatures of version 4. */
export function s3Storage(place: S3Place, credentials: StorageCredentials): Storage {
  return new S3Storage(place, credentials);
}

class S3Storage implements Storage {
  readonly name: string;
  readonly #client: AwsClient;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #links: 'presigned' | 'public';
  #bucketIsThere = false;

  constructor(place: S3Place, credentials: StorageCredentials) {
    const { region, bucket, endpoint, prefix = '', links = 'presigned' } = place;
    this.#client = new AwsClient({
      ...credentials,
      region,
      service: 's3',
      retries: 4,
      initRetryMs: 200,
    });
    this.#bucket = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
    this.#prefix = prefix.replaceAll(/^\/+|\/+$/g, '');
    this.#links = links;
    this.name = `${this.#bucket}/${this.#prefix}`;
  }

  async put(key: string, content: StoredContent, signal: AbortSignal): Promise<void> {
    await this.#ensureBucket(signal);
    const headers = {
      'content-type': content.mediaType,
      'x-amz-content-sha256': content.sha256,
    };
    const body = new Uint8Array(content.bytes);
    await this.#ask(`writing ${key}`, this.#url(key), { method: 'PUT', headers, body, signal });
  }

  async holds(key: string, bytes: number, signal: AbortSignal): Promise<boolean> {
    const init = { method: 'HEAD', signal };
    const response = await this.#ask(`looking for ${key}`, this.#url(key), init);
    return response !== undefined && Number(response.headers.get('content-length')) === bytes;
  }

  async read(key: string, signal: AbortSignal): Promise<Buffer | undefined> {
    const response = await this.#ask(`reading ${key}`, this.#url(key), { signal });
    return response && Buffer.from(await response.arrayBuffer());
  }

  async link(key: string): Promise<string> {
    const url = this.#url(key);
    if (this.#links === 'public') return url.href;
    url.searchParams.set('X-Amz-Expires', String(linkSeconds));
    return (await this.#client.sign(url.href, { aws: { signQuery: true } })).url;
  }

  async *list(prefix: string, signal: AbortSignal): AsyncGenerator<StoredObject, void, undefined> {
    for (let next: string | undefined = ''; next !== undefined;) {
      const url = new URL(this.#bucket);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', this.#full(prefix));
      if (next !== '') url.searchParams.set('continuation-token', next);
      const response = await this.#ask(`listing ${prefix}`, url, { signal });
      if (response === undefined) return;
      const page = readListing(await response.text());
      const skip = this.#prefix === '' ? 0 : this.#prefix.length + 1;
      yield* page.objects.map(({ key, bytes }) => ({ key: key.slice(skip), bytes }));
      next = page.next;
    }
  }

  async remove(key: string, signal: AbortSignal): Promise<void> {
    await this.#ask(`deleting ${key}`, this.#url(key), { method: 'DELETE', signal });
  }

  #full(key: string): string {
    return this.#prefix === '' ? key : `${this.#prefix}/${key}`;
  }

  #url(key: string): URL {
    return new URL(
      `${this.#bucket}/${this.#full(key).split('/').map(encodeURIComponent).join('/')}`,
    );
  }

  async #ensureBucket(signal: AbortSignal): Promise<void> {
    if (this.#bucketIsThere) return;
    const url = new URL(this.#bucket);
    const found = await this.#ask('looking for the bucket', url, { method: 'HEAD', signal });
    if (found === undefined) await this.#ask('making the bucket', url, { method: 'PUT', signal });
    this.#bucketIsThere = true;
  }

  /** A good answer, or undefined for 404; anything else is thrown as what a person can act on. */
  async #ask(what: string, url: URL, init: RequestInit): Promise<Response | undefined> {
    const response = await this.#fetch(what, url, init);
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    if (response.status === 404 && init.method !== 'PUT') return undefined;
    const code = /<Code>([^<]{1,80})<\/Code>/.exec(text)?.[1] ?? `HTTP ${response.status}`;
    // Somebody, perhaps another process of ours, made the bucket in the meantime.
    if (code === 'BucketAlreadyOwnedByYou') return response;
    const remedy =
      response.status === 403
        ? 'Check the access key, its rights on the bucket, and storage.s3.region.'
        : 'What was stored so far is kept; start the run again when it is mended.';
    throw new PipelineError(`Storage ${this.name}: ${what}: ${code}. ${remedy}`);
  }

  async #fetch(what: string, url: URL, init: RequestInit): Promise<Response> {
    try {
      return await this.#client.fetch(url.href, init);
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new PipelineError(
        `Storage ${this.name}: ${what}: no answer (${reason}). Check storage.s3.endpoint and the network.`,
      );
    }
  }
}
