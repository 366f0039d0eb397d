import { FetchError } from 'node-fetch';
import type { Deadline } from './deadline';
import {
  AnswerError,
  NetworkError,
  PlatformError,
  type NetworkFailure,
  type RequestName,
} from './errors';

const failures: Readonly<Record<string, NetworkFailure>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  CERT_HAS_EXPIRED: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
};

/**
 * Our error for what the HTTP library or the system threw. A cancelled call gives back the reason
 * its own signal carries; what already is one of our errors stays as it is.
 */
export function networkErrorOf(
  error: unknown,
  where: { readonly name: RequestName; readonly origin: string; readonly deadline: Deadline },
): unknown {
  const { name, origin, deadline } = where;
  const cancelled = deadline.cancelledBy;
  if (cancelled !== undefined) return cancelled.reason;
  if (error instanceof PlatformError || error instanceof AnswerError) return error;
  if (deadline.timedOut) return new NetworkError({ failure: 'timeout', request: name, origin });
  if (error instanceof FetchError && error.type === 'max-size') {
    return new AnswerError(name, 200, 'the answer is too large to be one of the platform');
  }
  const code = codeOf(error);
  if (code === undefined) return error;
  return new NetworkError({
    failure: failures[code] ?? 'broken',
    request: name,
    origin,
    systemCode: code,
  });
}

/** The system's code of a failed connection; undefined for errors of another kind. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // A FetchError without a code: the body broke off or could not be decompressed.
  return error instanceof FetchError ? 'ECONNRESET' : undefined;
}
