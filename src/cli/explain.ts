import { AnswerError, NetworkError, OperationFailedError, PlatformError } from '../api';
import { DeployError } from '../deploy';
import { WorkspaceError } from '../workspace';
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
  if (!(error instanceof Error)) return String(error);
  const debug = process.env.CROWDSMITH_DEBUG;
  if (debug !== undefined && debug !== '') return error.stack ?? error.message;
  if (error instanceof PlatformError && (error.status === 401 || error.status === 403)) {
    return `${error.message}. Is the token in CROWDSMITH_TOKEN the right one?`;
  }
  if (ours.some((kind) => error instanceof kind)) return error.message;
  if (isSystemError(error)) return systemMessage(error);
  return error.message;
}

function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return 'syscall' in error && 'code' in error;
}

/** Node's own messages name the call; people want the file and what to do. */
function systemMessage(error: NodeJS.ErrnoException): string {
  const where = error.path ?? 'a file';
  switch (error.code) {
    case 'ENOENT':
      return `${where} does not exist.`;
    case 'EACCES':
    case 'EPERM':
      return `${where}: no permission. Change its permissions or run as its owner.`;
    case 'ENOSPC':
      return `The disk is full; ${where} could not be written.`;
    case 'EADDRINUSE':
      return 'The port is in use. Choose another with --port, or 0 for any free one.';
    case 'EISDIR':
      return `${where} is a folder; a file is expected.`;
    default:
      return error.message;
  }
}
