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

/** A page of ListObjectsV2. The answer is machine-made XML with neither CDATA nor nested keys. */
export function readListing(xml: string): S3ListingPage {
  const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].flatMap(
    ([, entry = '']) => {
      const key = element(entry, 'Key');
      if (key === undefined) return [];
      const modified = Date.parse(element(entry, 'LastModified') ?? '');
      const bytes = Number(element(entry, 'Size') ?? 0);
      return [{ key, bytes, ...(!Number.isNaN(modified) && { modified }) }];
    },
  );
  const more = element(xml, 'IsTruncated') === 'true';
  return { objects, next: more ? element(xml, 'NextContinuationToken') : undefined };
}

function element(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) => {
    if (number === undefined) return entities[name] ?? whole;
    return String.fromCodePoint(parseInt(name, number === '#x' ? 16 : 10));
  });
}
