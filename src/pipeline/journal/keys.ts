import { createHash } from 'node:crypto';

/**
 * A UUID that is always the same for the same parts (version 8 of RFC 9562: made by a rule of our
 * own, here the first half of a SHA-256).
 */
export function stableUuid(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A short name for a list of texts, whatever their order. */
export function fingerprint(parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...parts].sort()))
    .digest('hex')
    .slice(0, 12);
}
