import { AnswerError, NetworkError, PlatformError } from '../../api';
import { PilotEnded, PipelineError, RunsElsewhere } from '../errors';
import { StorageError } from '../storage/storageError';

/** What keeps a run from going on, although nothing is wrong with the run. */
export interface Trouble {
  readonly message: string;
  readonly remedy?: string;
  /** Milliseconds after which trying again makes sense; absent where somebody has to act first. */
  readonly retryAfter?: number;
}

const minute = 60_000;

const systemTroubles: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EACCES: 'A file cannot be written: permission denied.',
  EPERM: 'A file cannot be written: not permitted.',
  EROFS: 'The disk is read-only.',
  EMFILE: 'Too many files are open.',
  EIO: 'The disk does not answer.',
};

/** The trouble that an error speaks of; undefined for stops and for faults of our own. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof PilotEnded || error instanceof RunsElsewhere) return undefined;
  if (error instanceof PlatformError) return platformTrouble(error);
  if (error instanceof NetworkError || error instanceof AnswerError) {
    return { message: error.message, retryAfter: minute };
  }
  if (error instanceof StorageError) {
    const mendsItself = error.trouble === 'full' || error.trouble === 'unreachable';
    return { message: error.message, retryAfter: mendsItself ? minute : 10 * minute };
  }
  if (error instanceof PipelineError) {
    const { message, retryAfter } = error;
    return { message, ...(retryAfter !== undefined && { retryAfter }) };
  }
  return systemTrouble(error);
}

function systemTrouble(error: unknown): Trouble | undefined {
  const { code, path } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
  const message = typeof code === 'string' ? systemTroubles[code] : undefined;
  if (message === undefined) return undefined;
  return {
    message: typeof path === 'string' ? `${message} (${path})` : message,
    remedy: 'Make room or mend the disk; nothing that was done is lost.',
    retryAfter: minute,
  };
}

function platformTrouble({ status, code, message }: PlatformError): Trouble {
  if (status === 401 || status === 403) {
    return {
      message: `The platform does not let the run in: ${message}`,
      remedy: 'Check that the token is still good and has the right to manage projects.',
      retryAfter: 10 * minute,
    };
  }
  if (/BALANCE|MONEY/.test(code)) {
    return { message, remedy: 'Add money to the account.', retryAfter: 5 * minute };
  }
  return { message, retryAfter: status === 429 || status >= 500 ? minute : 10 * minute };
}
