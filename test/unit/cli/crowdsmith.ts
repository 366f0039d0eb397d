import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

const repository = join(__dirname, '..', '..', '..');

/** How a command ended and what it said. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** The first line on stdout. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
}

export interface How {
  readonly cwd?: string;
  readonly token?: string;
  /** With a channel for messages, as the extension starts it. */
  readonly channel?: 'ipc';
}

/** Starts the real command line from its sources. */
export function start(args: readonly string[], how: How = {}): Running {
  const tsx = (file: string): string => join(repository, 'node_modules', 'tsx', 'dist', file);
  const child = spawn(
    process.execPath,
    ['--require', tsx('preflight.cjs'), '--import', `file://${tsx('loader.mjs')}`].concat(
      join(repository, 'src', 'cli.ts'),
      args,
    ),
    {
      cwd: how.cwd ?? repository,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...tokenEnv(how.token) },
      stdio: ['ignore', 'pipe', 'pipe', ...(how.channel === undefined ? [] : [how.channel])],
    },
  );
  let stdout = '';
  let stderr = '';
  const firstLine = new Promise<string>((resolve) => {
    child.stdout?.on('data', (piece: Buffer) => {
      stdout += piece.toString();
      const end = stdout.indexOf('\n');
      if (end >= 0) resolve(stdout.slice(0, end));
    });
  });
  child.stderr?.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  // Not `close`: with a channel that the parent has closed it never comes.
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const ended = Promise.all([
    once(child, 'exit'),
    // A stream that the test itself has closed has ended, too.
    ...streams.map((stream) => finished(stream, { writable: false }).catch(() => undefined)),
  ]).then(([[code]]) => ({ code: code as number | null, stdout, stderr }));
  const lineOrEnd = Promise.race([
    firstLine,
    ended.then(({ code, stderr: said }) => {
      throw new Error(`It ended with ${code ?? 'a signal'} before it said a line: ${said}`);
    }),
  ]);
  // Whoever does not ask for the first line does not mind its absence.
  lineOrEnd.catch(() => undefined);
  return { child, firstLine: lineOrEnd, ended };
}

function tokenEnv(token: string | undefined): NodeJS.ProcessEnv {
  return token === undefined ? {} : { CROWDSMITH_TOKEN: token };
}

/** Runs the command line to its end. */
export function run(args: readonly string[], how: How = {}): Promise<Ended> {
  return start(args, how).ended;
}
