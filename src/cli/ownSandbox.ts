import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Sandbox, SandboxOptions } from '../sandbox';
import { takeMark } from '../workspace';
import { RefusalError } from './usageError';

/**
 * Starts a sandbox, alone on its data folder: two of them would each write down a world of its own.
 */
export async function startOwnSandbox(options: SandboxOptions): Promise<Sandbox> {
  const release = await markInUse(options.dataDir);
  try {
    const { startSandbox } = await import('../sandbox');
    const sandbox = await startSandbox(options);
    return {
      ...sandbox,
      close: async () => {
        await sandbox.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function markInUse(dataDir: string | undefined): Promise<() => Promise<void>> {
  if (dataDir === undefined) return () => Promise.resolve();
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const mark = join(folder, 'sandbox.pid');
  const busy = (holder: number): Error =>
    new RefusalError(
      `A sandbox is at work on ${folder} already (process ${holder}). Use it with --url and its ` +
        `token in CROWDSMITH_TOKEN, or end it; if there is none, delete ${mark}.`,
    );
  // A sandbox that was just told to end needs a moment to write down what it holds.
  return await takeMark(mark, { patience: 3000, busy });
}
