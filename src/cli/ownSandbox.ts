import type { Sandbox, SandboxOptions } from '../sandbox';
import { RefusalError } from './usageError';

/** Starts a sandbox. That another one is at work on its folder is a refusal, not a failure. */
export async function startOwnSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { startSandbox, FolderInUse } = await import('../sandbox');
  try {
    return await startSandbox(options);
  } catch (error) {
    throw error instanceof FolderInUse ? new RefusalError(error.message) : error;
  }
}
