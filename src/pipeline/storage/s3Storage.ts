import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { withRoomFor } from '../files/byteGate';
import type { S3Addresses, S3Place } from './s3Place';
import { s3Addresses } from './s3Place';
import type { StorageCredentials } from './s3Credentials';
import { readListing } from './s3Listing';
import type { S3ListingPage } from './s3Listing';
import { multipartFrom, putInParts } from './s3Multipart';
import type { S3Request, S3Requests } from './s3Requests';
import { s3Requests, usualPatience } from './s3Requests';
import type { Storage, StoredContent, StoredObject } from './storage';
import { StorageError } from './storageError';

export type { StorageCredentials } from './s3Credentials';
export type { S3Place } from './s3Place';

const daySeconds = 24 * 3600;

/** Objects in a bucket of any service that speaks the S3 protocol with signatures of version 4. */
export function s3Storage(
  place: S3Place,
  credentials: StorageCredentials,
  /** Milliseconds after which a service that says nothing counts as gone. */
  patience = usualPatience,
): Storage {
  return new S3Storage(place, credentials, patience);
}

/** An address that was signed with keys for a while is good no longer than they are. */
function linkSeconds(place: S3Place, { expires = Infinity }: StorageCredentials): number {
  const days = Math.min(7, Math.max(1, place.link_days ?? 7));
  const left = Math.floor((expires - Date.now()) / 1000);
  return Math.max(1, Math.min(days * daySeconds, left));
}

class S3Storage implements Storage {
  readonly name: string;
  readonly #place: S3Place;
  readonly #at: S3Addresses;
  readonly #requests: S3Requests;
  readonly #credentials: StorageCredentials;
  #bucket: Promise<void> | undefined;

  constructor(place: S3Place, credentials: StorageCredentials, patience: number) {
    this.#place = place;
    this.#credentials = credentials;
    this.#at = s3Addresses(place);
    this.name = this.#at.name;
    const { origin } = this.#at.bucket();
    const { region } = place;
    this.#requests = s3Requests({ storage: this.name, region, origin, credentials, patience });
  }

  /** Of a link that is made now. */
  get linksLast(): number | undefined {
    return this.#place.links === 'public' ? undefined : linkSeconds(this.#place, this.#credentials);
  }

  async put(key: string, content: StoredContent, signal: AbortSignal): Promise<void> {
    await this.#ensureBucket(signal);
    const what = `writing ${key}`;
    const url = this.#at.object(key);
    const headers = { 'content-type': content.mediaType, 'x-amz-meta-sha256': content.sha256 };
    const bytes = 'file' in content ? (await stat(content.file)).size : content.bytes.length;
    if ('file' in content && bytes > multipartFrom) {
      const { file } = content;
      await putInParts(this.#requests, { what, url, file, bytes, headers, signal });
      return;
    }
    const hashed = { ...headers, 'x-amz-content-sha256': content.sha256 };
    const send = async (body: Uint8Array): Promise<void> => {
      await this.#requests.ask({ what, method: 'PUT', url, headers: hashed, body, signal });
    };
    if ('bytes' in content) await send(content.bytes);
    else await withRoomFor(bytes, async () => await send(await readFile(content.file)));
  }

  async holds(key: string, bytes: number, signal: AbortSignal): Promise<boolean> {
    const url = this.#at.object(key);
    const what = `looking for ${key}`;
    const answer = await this.#requests.look({ what, method: 'HEAD', url, signal });
    return answer !== undefined && Number(answer.headers.get('content-length')) === bytes;
  }

  async read(key: string, signal: AbortSignal): Promise<Buffer | undefined> {
    const request = this.#reading(key, signal);
    return (await this.#requests.look(request).catch(nothingWithoutBucket))?.bytes;
  }

  async open(key: string, signal: AbortSignal): Promise<Readable | undefined> {
    return await this.#requests.open(this.#reading(key, signal)).catch(nothingWithoutBucket);
  }

  #reading(key: string, signal: AbortSignal): S3Request {
    return { what: `reading ${key}`, method: 'GET', url: this.#at.object(key), signal };
  }

  async link(key: string): Promise<string> {
    const url = this.#at.object(key);
    const seconds = this.linksLast;
    return seconds === undefined ? url.href : await this.#requests.presign(url, seconds);
  }

  keyOf(address: string): string | undefined {
    return this.#at.keyAt(address);
  }

  async *list(prefix: string, signal: AbortSignal): AsyncGenerator<StoredObject, void, undefined> {
    const below = this.#at.full(prefix);
    for (let next: string | undefined = ''; next !== undefined;) {
      const page = await this.#page(below, next, signal);
      for (const one of page?.objects ?? []) {
        // A service that knows no prefix would show, and have deleted, what is none of this.
        if (one.key.startsWith(below)) yield { ...one, key: this.#at.short(one.key) };
      }
      if (page?.next === next) throw this.#noListing(below);
      next = page?.next;
    }
  }

  async remove(key: string, signal: AbortSignal): Promise<void> {
    const url = this.#at.object(key);
    await this.#requests.look({ what: `deleting ${key}`, method: 'DELETE', url, signal });
  }

  async #page(
    prefix: string,
    token: string,
    signal: AbortSignal,
  ): Promise<S3ListingPage | undefined> {
    const url = this.#at.bucket();
    url.searchParams.set('list-type', '2');
    url.searchParams.set('prefix', prefix);
    if (token !== '') url.searchParams.set('continuation-token', token);
    const request = { what: `listing ${prefix}`, method: 'GET', url, signal } as const;
    const answer = await this.#requests.ask(request).catch(nothingWithoutBucket);
    if (answer === undefined) return undefined;
    const page = readListing(answer.bytes.toString());
    if (page === undefined) throw this.#noListing(prefix);
    return page;
  }

  #noListing(prefix: string): StorageError {
    return new StorageError(
      'other',
      `Storage ${this.name}: listing ${prefix}: the answer is no whole list of objects (ListObjectsV2). Check ` +
        'storage.s3.endpoint, and what stands between it and this machine.',
    );
  }

  /** Once for all who write at the same time. */
  async #ensureBucket(signal: AbortSignal): Promise<void> {
    this.#bucket ??= this.#makeBucket(signal);
    try {
      await this.#bucket;
    } catch (error) {
      this.#bucket = undefined;
      throw error;
    }
  }

  async #makeBucket(signal: AbortSignal): Promise<void> {
    if (this.#place.create_bucket === false) return;
    const url = this.#at.bucket();
    const what = 'looking for the bucket';
    try {
      if (await this.#requests.look({ what, method: 'HEAD', url, signal })) return;
    } catch (error) {
      // Keys that may only write objects are refused here, and that is no reason not to write.
      if (error instanceof StorageError && error.trouble === 'refused') return;
      throw error;
    }
    const body = this.#location();
    try {
      const request = { what: 'making the bucket', method: 'PUT', url, signal } as const;
      await this.#requests.ask({ ...request, ...(body && { body }) });
    } catch (error) {
      // Somebody, perhaps another process of ours, made the bucket in the meantime.
      if (!(error instanceof Error) || !error.message.includes('BucketAlreadyOwnedByYou')) {
        throw error;
      }
    }
  }

  /** Amazon wants to be told the region again; others refuse to be told. */
  #location(): Uint8Array | undefined {
    const { region } = this.#place;
    const amazon = /(^|\.)amazonaws\.com(\.cn)?$/.test(this.#at.bucket().hostname);
    if (!amazon || region === 'us-east-1') return undefined;
    return Buffer.from(
      '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        `<LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`,
    );
  }
}

/** Without a bucket there are no objects either. */
function nothingWithoutBucket(error: unknown): undefined {
  if (!(error instanceof StorageError) || error.trouble !== 'no-bucket') throw error;
}
