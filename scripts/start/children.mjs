import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tie = fileURLToPath(new URL('../lib/tied.cjs', import.meta.url));

/** How long a child may take to end by itself when asked to, in milliseconds. */
const patience = 5000;

/**
 * The programs we have started. Each leads a process group of its own and is tied to us by a
 * message channel: asked to end when we end, and ending at once if we are killed.
 */
export class Children {
  #running = new Set();

  constructor() {
    process.once('exit', () => this.killAll());
  }

  /** Starts a Node script; stdout and stderr are piped, `message` events are those of its IPC. */
  node(args, { node = process.execPath, env = {}, cwd } = {}) {
    const child = spawn(node, ['--require', tie, ...args], {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  /** Asks every child to end, youngest first, and ends by force the ones that do not. */
  async endAll() {
    for (const child of [...this.#running].reverse()) {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      signalGroup(child, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
      await exited;
      clearTimeout(timer);
    }
  }

  killAll() {
    for (const child of this.#running) signalGroup(child, 'SIGKILL');
  }
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
