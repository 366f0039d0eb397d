import type { Readable } from 'node:stream';

/** A place for audio that performers' browsers can load from. Keys are paths with `/`, relative. */
export interface Storage {
  /** For people: where it is. */
  readonly name: string;
  /** Seconds for which a link made now is good; undefined: as long as the object is there. */
  readonly linksLast: number | undefined;
  /** Writes the whole object or nothing. Writing the same again does no harm. */
  put(key: string, content: StoredContent, signal: AbortSignal): Promise<void>;
  /** True when an object with that many bytes is there. */
  holds(key: string, bytes: number, signal: AbortSignal): Promise<boolean>;
  /** Undefined when it is not there. For small objects: all of it is held in memory. */
  read(key: string, signal: AbortSignal): Promise<Buffer | undefined>;
  /** The object's bytes as they come; undefined when it is not there. */
  open(key: string, signal: AbortSignal): Promise<Readable | undefined>;
  /** An address under which a performer can load the object. */
  link(key: string, signal: AbortSignal): Promise<string>;
  /** The key of the object that an address leads to; undefined for addresses of other places. */
  keyOf(address: string): string | undefined;
  list(prefix: string, signal: AbortSignal): AsyncIterable<StoredObject>;
  remove(key: string, signal: AbortSignal): Promise<void>;
}

export type StoredContent = ContentSource & {
  readonly mediaType: string;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
};

/** Bytes at hand, or a file on this disk that is read piece by piece. */
export type ContentSource = { readonly bytes: Uint8Array } | { readonly file: string };

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970 by the clock of the storage; undefined where it does not say. */
  readonly modified?: number;
}

/**
 * A part of a key made of text from outside: no separators, no way out of its folder, short enough for
 * every file system with something behind it, and no name that Windows keeps for its devices.
 */
export function keyPart(text: string): string {
  const safe = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '_')
    .replace(/^(?=(con|prn|aux|nul|(com|lpt)[\d¹²³])(\.|$))/i, '_');
  return beginning(safe).replace(/\.+$/, '_') || '_';
}

/** File systems count bytes, or half characters; what is cut has to be whole characters. */
function beginning(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of Array.from(text).slice(0, 100)) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostNameBytes) break;
    kept += character;
  }
  return kept;
}

/** 255 is what a file system takes; counters, hashes, endings and drafts need some of it. */
const mostNameBytes = 180;
