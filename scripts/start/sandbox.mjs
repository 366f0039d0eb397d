import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../lib/root.mjs';

/**
 * Starts the local platform on a free port and waits until it serves.
 *
 * @returns {Promise<{ url: string, token: string }>}
 */
export function startSandbox(children, { dataFolder, speed, seed }) {
  const child = children.node([
    path.join(root, 'dist', 'cli.js'),
    'sandbox',
    ...['--data', dataFolder, '--speed', String(speed), '--seed', String(seed)],
  ]);
  let said = '';
  child.stderr.on('data', (data) => (said = (said + data).slice(-2000)));
  return new Promise((resolve, reject) => {
    const refuse = (why) => reject(new Error(`The sandbox platform did not start: ${why}`));
    child.once('error', (error) => refuse(error.message));
    child.once('exit', (code) => refuse(said.trim() || `it ended with code ${code}`));
    createInterface({ input: child.stdout }).once('line', (line) => {
      try {
        resolve(JSON.parse(line));
      } catch {
        refuse(`it said "${line}"`);
      }
    });
  });
}
