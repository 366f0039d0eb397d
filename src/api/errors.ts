/** What can go wrong between us and a platform. Neither texts nor fields ever hold the token. */

/** Which request an error speaks of. `path` starts with `/` and has no host. */
export interface RequestName {
  readonly method: string;
  readonly path: string;
  /** The platform's own number for the request, for its support. */
  readonly requestId?: string;
}

/** The platform answered, and the answer is no. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly status: number;
  /** The platform's code, such as VALIDATION_ERROR; `HTTP_<status>` where it sent none. */
  readonly code: string;
  readonly payload: unknown;
  readonly request: RequestName;
  /** Seconds that the platform asks to wait, where it does. */
  readonly retryAfterSeconds: number | undefined;

  constructor(answer: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly payload: unknown;
    readonly request: RequestName;
    readonly retryAfterSeconds?: number | undefined;
  }) {
    const { method, path, requestId } = answer.request;
    const id = requestId === undefined ? '' : `, request ${requestId}`;
    super(`${method} ${path}: ${answer.message} (${answer.code}, HTTP ${answer.status}${id})`);
    this.status = answer.status;
    this.code = answer.code;
    this.payload = answer.payload;
    this.request = answer.request;
    this.retryAfterSeconds = answer.retryAfterSeconds;
  }
}

/** How a connection failed. Only `refused` is certain not to have reached the platform. */
export type NetworkFailure = 'refused' | 'unknown-host' | 'broken' | 'timeout' | 'certificate';

/** There was no answer at all. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly failure: NetworkFailure;
  readonly request: RequestName;
  /** The system's code, such as ECONNREFUSED, where it gave one. */
  readonly systemCode: string | undefined;

  constructor(what: {
    readonly failure: NetworkFailure;
    readonly request: RequestName;
    readonly origin: string;
    readonly systemCode?: string | undefined;
  }) {
    const system = what.systemCode === undefined ? '' : ` (${what.systemCode})`;
    super(
      `${what.request.method} ${what.request.path}: ${describe(what.failure, what.origin)}${system}. ` +
        remedy(what.failure, what.origin),
    );
    this.failure = what.failure;
    this.request = what.request;
    this.systemCode = what.systemCode;
  }
}

/** Something answered, but not as the platform does: not JSON, too large, or another shape. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly request: RequestName;
  readonly status: number;

  constructor(request: RequestName, status: number, problem: string) {
    super(
      `${request.method} ${request.path}: ${problem} (HTTP ${status}). ` +
        'Check that the URL is that of a platform and not of a proxy or another service.',
    );
    this.request = request;
    this.status = status;
  }
}

/** Not sent: the platform publishes how much of it one account may do, and that is used up. */
export class QuotaError extends Error {
  override readonly name = 'QuotaError';
  /** Milliseconds until the call would be allowed. */
  readonly waitMs: number;

  constructor(what: {
    /** What is limited: "creating projects". */
    readonly action: string;
    readonly most: number;
    /** `second`, `minute`, `hour`, `day`. */
    readonly period: string;
    readonly waitMs: number;
  }) {
    super(
      `Nothing was sent: the platform limits ${what.action} to ${what.most.toLocaleString('en')} ` +
        `per ${what.period}, and that is used up. Try again in ${inWords(what.waitMs)}.`,
    );
    this.waitMs = what.waitMs;
  }
}

function inWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 90) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `${Math.ceil(minutes / 60)} hours`;
}

/** An operation that the platform began and could not finish. */
export class OperationFailedError extends Error {
  override readonly name = 'OperationFailedError';
  readonly operation: { readonly id: string; readonly type: string; readonly details?: unknown };

  constructor(operation: {
    readonly id: string;
    readonly type: string;
    readonly details?: unknown;
  }) {
    super(`Operation ${operation.type} ${operation.id} failed${detailsText(operation.details)}`);
    this.operation = operation;
  }
}

function detailsText(details: unknown): string {
  if (details === undefined || details === null) return '.';
  try {
    return `: ${JSON.stringify(details).slice(0, 500)}`;
  } catch {
    // Nested deeper than a program can look.
    return '.';
  }
}

function describe(failure: NetworkFailure, origin: string): string {
  switch (failure) {
    case 'refused':
      return `nothing answers at ${origin}`;
    case 'unknown-host':
      return `the host of ${origin} is not known`;
    case 'timeout':
      return `${origin} did not answer in time`;
    case 'certificate':
      return `the certificate of ${origin} cannot be trusted`;
    case 'broken':
      return `the connection to ${origin} broke`;
  }
}

function remedy(failure: NetworkFailure, origin: string): string {
  const local = /^https?:\/\/(127\.|localhost|\[::1\])/.test(origin);
  if (local) return 'Is the sandbox running? `crowdsmith sandbox` starts one.';
  switch (failure) {
    case 'unknown-host':
      return "Check the profile's base URL and your network.";
    case 'certificate':
      return 'Check the proxy and certificate settings of this machine.';
    case 'refused':
    case 'timeout':
    case 'broken':
      return 'Check the network and try again; what was done so far is kept.';
  }
}
