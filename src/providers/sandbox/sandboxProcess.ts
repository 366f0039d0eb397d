import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How to start the embedded platform. No `vscode` here: a plain Node test can start one too. */
export interface SandboxOptions {
  /** The bundled command line, `dist/cli.js`. */
  readonly cliPath: string;
  /** Where projects, answers and files are kept between starts. */
  readonly dataDir: string;
  readonly seed: number;
  /** Seconds of performers' time that pass in one second; 0 as fast as the machine allows. */
  readonly speed: number;
  /** A crowd file or the name of a shipped crowd. */
  readonly crowd?: string | undefined;
  /** Holds clients to the platform's published rate limits. */
  readonly limits?: boolean;
  /** Bad days, as `--faults` takes them; empty is none. */
  readonly faults?: string;
  /** One line of the child's error output. */
  readonly onLog: (line: string) => void;
  /** The child has ended, asked for or not. */
  readonly onExit: (how: string) => void;
  readonly signal: AbortSignal;
}

export interface RunningSandbox {
  /** Without `/api/v1`. */
  readonly url: string;
  readonly token: string;
  readonly stop: () => Promise<void>;
}

/** Resolves when the child has said where it listens; rejects with its last words if it ends first. */
export async function startSandboxProcess(options: SandboxOptions): Promise<RunningSandbox> {
  const { cliPath, dataDir, seed, speed, crowd, limits, faults = '' } = options;
  const args = ['sandbox', '--data', dataDir, '--seed', String(seed), '--speed', String(speed)];
  if (crowd !== undefined) args.push('--crowd', crowd);
  if (limits === true) args.push('--limits');
  if (faults !== '') args.push('--faults', faults);
  const child = fork(cliPath, args, {
    silent: true,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
  });
  const lastWords: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastWords.splice(0, Math.max(0, lastWords.length - 2));
      // The command line puts its name before what it says; here that is no news.
      lastWords.push(line.replace(/^crowdsmith: /, ''));
      options.onLog(line);
    });
  }
  try {
    const ready = await firstLine(child, options.signal, lastWords);
    child.once('exit', (code, signal) => options.onExit(signal ?? `code ${code ?? 0}`));
    return { ...readAddress(ready), stop: () => stopChild(child) };
  } catch (error) {
    await stopChild(child);
    throw error;
  }
}

function firstLine(
  child: ChildProcess,
  signal: AbortSignal,
  lastWords: readonly string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) {
      reject(new Error('The sandbox has no output.'));
      return;
    }
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => {
      const why = lastWords.length > 0 ? lastWords.join(' ') : `exit code ${code ?? 'none'}`;
      reject(new Error(`The sandbox did not start: ${why}`));
    });
    const abort = (): void => {
      const error = new Error('Cancelled');
      error.name = 'AbortError';
      reject(error);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function readAddress(line: string): { url: string; token: string } {
  const said: unknown = JSON.parse(line);
  if (typeof said === 'object' && said !== null && 'url' in said && 'token' in said) {
    const { url, token } = said;
    if (typeof url === 'string' && typeof token === 'string') return { url, token };
  }
  throw new Error('The sandbox did not say where it listens.');
}

/** Asks the child to end so that it can write its state; ends it by force after a few seconds. */
function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), secondsToEnd * 1000);
    // Not `exit`: what it said last is still to be read.
    child.once('close', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

const secondsToEnd = 4;
