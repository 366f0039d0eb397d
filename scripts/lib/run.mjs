import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** A program that ended badly; it has said itself why. */
export class CommandFailed extends Error {}

/**
 * Runs a program in the repository's root with its output going where ours goes.
 * Rejects when it cannot be started, and with `CommandFailed` when it ends with another code than 0.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new CommandFailed(`${args.join(' ')} ended with ${signal ?? `code ${code}`}`));
    });
  });
}
