import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The one key that this service knows. */
export const access = { id: 'AKTEST', secret: 'a secret of the test', region: 'test-1' };

/**
 * Computes the signature of version 4 of a request itself, from the public description of the protocol, and
 * holds the body against the hash it came with. Undefined when all is right, else the error's code.
 */
export function signatureProblem(request: IncomingMessage, body: Buffer): string | undefined {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const inQuery = url.searchParams.get('X-Amz-Signature');
  return inQuery === null ? headerProblem(request, url, body) : queryProblem(request, url, inQuery);
}

function headerProblem(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=(?<credential>[^,]+), ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]+)$/.exec(
      request.headers.authorization ?? '',
    )?.groups;
  if (match === undefined) return 'AccessDenied';
  const hash = String(request.headers['x-amz-content-sha256']);
  const real = createHash('sha256').update(body).digest('hex');
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== real) return 'XAmzContentSHA256Mismatch';
  const { credential = '', headers = '', signature = '' } = match;
  const date = String(request.headers['x-amz-date']);
  if (Math.abs(timeOf(date) - Date.now()) > 15 * 60_000) return 'RequestTimeTooSkewed';
  const expected = signatureOf({
    request,
    url,
    headers: headers.split(';'),
    hash,
    date,
    credential,
  });
  return expected === signature ? undefined : 'SignatureDoesNotMatch';
}

function queryProblem(request: IncomingMessage, url: URL, signature: string): string | undefined {
  const of = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  if (Number(of('Expires')) > 604_800) return 'AuthorizationQueryParametersError';
  if (timeOf(of('Date')) + Number(of('Expires')) * 1000 < Date.now()) return 'AccessDenied';
  const expected = signatureOf({
    request,
    url,
    headers: of('SignedHeaders').split(';'),
    hash: 'UNSIGNED-PAYLOAD',
    date: of('Date'),
    credential: of('Credential'),
  });
  return expected === signature ? undefined : 'SignatureDoesNotMatch';
}

/** Of `20261122T033000Z`, in milliseconds. */
function timeOf(date: string): number {
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

function signatureOf(o: {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly headers: readonly string[];
  readonly hash: string;
  readonly date: string;
  readonly credential: string;
}): string {
  const query = [...o.url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const headers = o.headers.map((name) => `${name}:${String(o.request.headers[name]).trim()}\n`);
  const canonical = [
    o.request.method,
    o.url.pathname
      .split('/')
      .map((part) => encoded(decodeURIComponent(part)))
      .join('/'),
    query,
    headers.join(''),
    o.headers.join(';'),
    o.hash,
  ].join('\n');
  const [id, ...scope] = o.credential.split('/');
  if (id !== access.id || scope[1] !== access.region) return 'no such key here';
  const text = [
    'AWS4-HMAC-SHA256',
    o.date,
    scope.join('/'),
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const hmac = (key: string | Buffer, data: string): Buffer =>
    createHmac('sha256', key).update(data).digest();
  const key = scope.reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${access.secret}`);
  return hmac(key, text).toString('hex');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
