import { createHash } from 'node:crypto';
import type { Metadata } from '../spec';

/** The entry of `metadata` under which an object carries the key that names it apart from its id. */
export const keyName = 'crowdsmith_key';

/** The object with its key in the metadata; what metadata the spec gave stays. */
export function marked<T extends { readonly metadata?: Metadata }>(object: T, key: string): T {
  return { ...object, metadata: { ...object.metadata, [keyName]: [key] } };
}

/** The keys that a remote object carries. */
export function keysOf(object: { readonly metadata?: Metadata }): readonly string[] {
  return object.metadata?.[keyName] ?? [];
}

/** SHA-256, in hex, of plain data, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** A UUID (RFC 9562, version 8) that follows from the parts alone. */
export function uuidFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** JSON with sorted keys; what is undefined or null is as good as absent. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
