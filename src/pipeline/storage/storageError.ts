import { PipelineError } from '../errors';

/**
 * Why a storage does not do what it should. `refused`: keys or rights; `expired`: keys that were good
 * once; `full`: no room; `unreachable`: no answer; `other`: see the message.
 */
export type StorageTrouble = 'refused' | 'expired' | 'full' | 'unreachable' | 'no-bucket' | 'other';

/** A storage that has to be mended by somebody; what was stored is kept, and the run can go on. */
export class StorageError extends PipelineError {
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

const goOn = 'What was stored so far is kept; start the run again when it is mended.';

/** What a service answered to a request, as something a person can act on. */
export function refusalOf(o: {
  readonly storage: string;
  /** `writing a.wav`. */
  readonly what: string;
  readonly status: number;
  /** Of the answer's XML, else `HTTP 418`. */
  readonly code: string;
  /** The region in which the bucket really is, where the service says that it is another. */
  readonly elsewhere?: string | undefined;
}): StorageError {
  const { trouble, remedy } = o.elsewhere ? inRegion(o.elsewhere) : remedyOf(o.status, o.code);
  return new StorageError(trouble, `Storage ${o.storage}: ${o.what}: ${o.code}. ${remedy}`);
}

interface Remedy {
  readonly trouble: StorageTrouble;
  readonly remedy: string;
}

/** By the code of the answer; the first that matches counts. */
const byCode: readonly (readonly [codes: RegExp, remedy: Remedy])[] = [
  [
    /^(ExpiredToken|TokenRefreshRequired|RequestExpired)$/,
    { trouble: 'expired', remedy: `The access key has run out; get a new one. ${goOn}` },
  ],
  [
    /^RequestTimeTooSkewed$/,
    { trouble: 'refused', remedy: `The clock of this machine is wrong. ${goOn}` },
  ],
  [
    /Quota|StorageFull|NotEnoughSpace|HTTP 507/i,
    { trouble: 'full', remedy: `Make room in the storage or raise its limit. ${goOn}` },
  ],
  [
    /^NoSuchBucket$/,
    {
      trouble: 'no-bucket',
      remedy: 'Make the bucket, or set storage.s3.create_bucket to true.',
    },
  ],
  [
    /^BucketAlreadyExists$/,
    {
      trouble: 'no-bucket',
      remedy: 'Somebody else has a bucket of this name: choose another storage.s3.bucket.',
    },
  ],
  [
    /^(PermanentRedirect|TemporaryRedirect|Redirect|AuthorizationHeaderMalformed|HTTP 30\d)$/,
    inRegion('another region'),
  ],
];

function inRegion(region: string): Remedy {
  const remedy = `The bucket lives in ${region}: check storage.s3.region and endpoint. ${goOn}`;
  return { trouble: 'refused', remedy };
}

function remedyOf(status: number, code: string): Remedy {
  const known = byCode.find(([codes]) => codes.test(code))?.[1];
  if (known !== undefined) return known;
  if (status === 401 || status === 403) {
    const remedy = `Check the access key, its rights on the bucket, and storage.s3.region. ${goOn}`;
    return { trouble: 'refused', remedy };
  }
  return { trouble: status >= 500 ? 'unreachable' : 'other', remedy: goOn };
}
