import { AnswerError, NetworkError, OperationFailedError, PlatformError } from '../api';
import { DeployError } from '../deploy';
import { WorkspaceError } from '../workspace';
import { explainPlainly, wantsStacks } from './explainPlainly';
import { RefusalError, UsageError } from './usageError';

const ours = [
  AnswerError,
  NetworkError,
  OperationFailedError,
  PlatformError,
  DeployError,
  WorkspaceError,
  RefusalError,
  UsageError,
];

/** One clear text for whatever was thrown. Stacks are for CROWDSMITH_DEBUG only. */
export function explain(error: unknown): string {
  if (error instanceof PlatformError && !wantsStacks() && isRefusedToken(error)) {
    return `${error.message}. Is the token in CROWDSMITH_TOKEN the right one?`;
  }
  // What we say ourselves is clear already, even where a system error is behind it.
  if (ours.some((kind) => error instanceof kind) && !wantsStacks()) return (error as Error).message;
  return explainPlainly(error);
}

function isRefusedToken({ status }: PlatformError): boolean {
  return status === 401 || status === 403;
}
