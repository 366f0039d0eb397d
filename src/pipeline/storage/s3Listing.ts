import type { StoredObject } from './storage';

export interface S3ListingPage {
  readonly objects: readonly StoredObject[];
  /** Where the next page begins; undefined after the last one. */
  readonly next: string | undefined;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * A page of ListObjectsV2; undefined where the answer is none, or does not say where the rest is. What is machine-made
 * has neither CDATA nor nested keys. An empty list and a page of a proxy must not look alike: whoever
 * sees no marks and no other machine goes on as if there were none.
 */
export function readListing(xml: string): S3ListingPage | undefined {
  const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].flatMap(
    ([, entry = '']) => {
      const key = element(entry, 'Key');
      if (key === undefined) return [];
      const modified = Date.parse(element(entry, 'LastModified') ?? '');
      const bytes = Number(element(entry, 'Size') ?? 0);
      return [{ key, bytes, ...(!Number.isNaN(modified) && { modified }) }];
    },
  );
  const next = element(xml, 'NextContinuationToken');
  const isLast = element(xml, 'IsTruncated') !== 'true';
  if (!xml.includes('<ListBucketResult') || !(isLast || next)) return undefined;
  return { objects, next: isLast ? undefined : next };
}

function element(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) => {
    if (number === undefined) return entities[name] ?? whole;
    return String.fromCodePoint(parseInt(name, number === '#x' ? 16 : 10));
  });
}
