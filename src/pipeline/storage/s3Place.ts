/** A bucket and how to address it, as `storage.s3` of a pipeline says. */
export interface S3Place {
  /** `https://storage.example.net`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Put before every key. */
  readonly prefix?: string;
  /** True (default): the bucket is the first part of the path; false: of the host name. */
  readonly path_style?: boolean;
  /** True (default): a bucket that is not there is made. */
  readonly create_bucket?: boolean;
  /** `presigned` (default): private objects, signed addresses. `public`: plain addresses. */
  readonly links?: 'presigned' | 'public';
  /** How long a signed address is good, 1 to 7 days; default 7, the most that the protocol has. */
  readonly link_days?: number;
}

/** Addresses of a bucket and of what is in it. */
export interface S3Addresses {
  /** For people. */
  readonly name: string;
  /** Of the bucket itself. */
  readonly bucket: () => URL;
  /** Throws RangeError for a key that would lead out of the bucket or its prefix. */
  readonly object: (key: string) => URL;
  /** The key with the prefix before it. */
  readonly full: (key: string) => string;
  /** What `full` made of a key, back again. */
  readonly short: (key: string) => string;
  /** The key of the object at an address, whatever its query is; undefined for addresses of other places. */
  readonly keyAt: (address: string) => string | undefined;
}

/** In an address `..` leads upwards, also to another bucket. */
function inside(key: string): string {
  if (isInside(key)) return key;
  throw new RangeError(`"${key}" is no place inside the storage.`);
}

function isInside(key: string): boolean {
  return key !== '' && key.split('/').every((part) => part !== '.' && part !== '..');
}

export function s3Addresses(place: S3Place): S3Addresses {
  const root = new URL(place.endpoint);
  const base = root.pathname.replace(/\/+$/, '');
  const prefix = (place.prefix ?? '').replaceAll(/^\/+|\/+$/g, '');
  const path = place.path_style ?? true;
  if (!path) root.hostname = `${place.bucket}.${root.hostname}`;
  const bucketPath = path ? `${base}/${encodeURIComponent(place.bucket)}` : base;
  const full = (key: string): string => (prefix === '' ? key : `${prefix}/${key}`);
  const at = (below: string): URL => {
    const url = new URL(root);
    url.pathname = `${bucketPath}${below}` || '/';
    return url;
  };
  return {
    name: `${at('').href.replace(/\/$/, '')}/${prefix}`,
    bucket: () => at(path ? '' : '/'),
    object: (key) => at(`/${full(inside(key)).split('/').map(encodeURIComponent).join('/')}`),
    full,
    short: (key) => key.slice(prefix === '' ? 0 : prefix.length + 1),
    keyAt(address) {
      if (!URL.canParse(address)) return undefined;
      const [{ origin, pathname }, below] = [new URL(address), at(`/${full('')}`)];
      if (origin !== below.origin || !pathname.startsWith(below.pathname)) return undefined;
      const key = decoded(pathname.slice(below.pathname.length));
      return key !== undefined && isInside(key) ? key : undefined;
    },
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
