import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PipelineEvent } from '../../pipeline';
import type { Steer } from '../../watch';

/** How to run a pipeline in a child process. No `vscode` here. */
export interface PipelineOptions {
  /** The bundled command line, `dist/cli.js`. */
  readonly cliPath: string;
  readonly specPath: string;
  /** The workspace folder: where the lock file and the journal are. */
  readonly root: string;
  readonly profile: string;
  readonly baseUrl: string;
  /** Goes into the child's environment and nowhere else. */
  readonly token: string;
  /** More of its environment: proxies, for one. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onEvent: (event: PipelineEvent) => void;
  /** One line of the child's error output. */
  readonly onLog: (line: string) => void;
}

/** How the child ended. */
export type PipelineEnd =
  | { readonly how: 'finished' }
  | { readonly how: 'stopped' }
  | { readonly how: 'failed'; readonly message: string };

export interface RunningPipeline {
  readonly end: Promise<PipelineEnd>;
  /** Asks the run for something; `stop` ends it at the next safe point, and later by force. */
  steer(wish: Steer): void;
  /** Ends it at once, for a closing window. The journal survives that as well. */
  kill(): void;
}

const secondsToEnd = 15;

/** Starts the run. Whoever calls has asked about the money: the child is told so. */
export function startPipelineProcess(options: PipelineOptions): RunningPipeline {
  const { cliPath, specPath, root, profile, baseUrl, token } = options;
  const child = fork(
    cliPath,
    ['run', specPath, '--profile', profile, '--url', baseUrl, '--json', '--yes'],
    {
      cwd: root,
      silent: true,
      execArgv: [],
      env: {
        ...process.env,
        ...options.environment,
        ELECTRON_RUN_AS_NODE: '1',
        CROWDSMITH_TOKEN: token,
      },
    },
  );
  const lastWords: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastWords.splice(0, Math.max(0, lastWords.length - 2));
      // The command line puts its name before what it says; here that is no news.
      lastWords.push(line.replace(/^crowdsmith: /, ''));
      options.onLog(line);
    });
  }
  child.stdout?.resume();
  child.on('message', (message) => {
    if (isEvent(message)) options.onEvent(message);
  });
  let stopping = false;
  let force: NodeJS.Timeout | undefined;
  const end = new Promise<PipelineEnd>((resolve) => {
    child.once('error', (error) => resolve({ how: 'failed', message: error.message }));
    child.once('exit', (code) => {
      clearTimeout(force);
      if (code === 0) resolve({ how: 'finished' });
      else if (stopping || code === 130) resolve({ how: 'stopped' });
      else resolve({ how: 'failed', message: lastWords.at(-1) ?? `exit code ${code ?? 'none'}` });
    });
  });
  return {
    end,
    steer(wish) {
      if (wish !== 'stop') {
        if (child.connected) child.send({ type: wish });
        return;
      }
      if (stopping) return;
      stopping = true;
      if (child.connected) child.send({ type: 'stop' });
      else child.kill('SIGTERM');
      force = setTimeout(() => child.kill('SIGKILL'), secondsToEnd * 1000);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}

function isEvent(message: unknown): message is PipelineEvent {
  return typeof message === 'object' && message !== null && 'type' in message;
}
