import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { SimulationProgress, SimulationReport } from '../../simulate';

/** How to simulate in a child process. No `vscode` here. */
export interface SimulationOptions {
  /** The bundled command line, `dist/cli.js`. */
  readonly cliPath: string;
  readonly specPath: string;
  /** The workspace folder. */
  readonly root: string;
  readonly seeds: number;
  /** A crowd file, absolute, or the name of a shipped crowd; undefined is the default one. */
  readonly crowd: string | undefined;
  readonly onProgress: (progress: SimulationProgress) => void;
  /** Also what is known before the end. */
  readonly onReport: (report: SimulationReport) => void;
  /** One line of the child's error output. */
  readonly onLog: (line: string) => void;
}

/** How the child ended. */
export type SimulationEnd =
  | { readonly how: 'finished' }
  | { readonly how: 'stopped' }
  | { readonly how: 'failed'; readonly message: string };

export interface RunningSimulation {
  readonly end: Promise<SimulationEnd>;
  /** Ends it at once: a simulation has nothing to lose. */
  stop(): void;
}

type Message =
  ({ type: 'progress' } & SimulationProgress) | { type: 'report'; report: SimulationReport };

const complaint = /^crowdsmith: /;

export function startSimulation(options: SimulationOptions): RunningSimulation {
  const { cliPath, specPath, root, seeds, crowd } = options;
  const args = ['simulate', specPath, '--workspace', root, '--seeds', String(seeds)];
  if (crowd !== undefined) args.push('--crowd', crowd);
  const child = fork(cliPath, args, {
    cwd: root,
    silent: true,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const lines: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      options.onLog(line);
    });
  }
  child.stdout?.resume();
  child.on('message', (message: Message) => {
    if (message.type === 'report') options.onReport(message.report);
    else options.onProgress(message);
  });
  let stopping = false;
  const end = new Promise<SimulationEnd>((resolve) => {
    child.once('error', (error) => resolve({ how: 'failed', message: error.message }));
    child.once('close', (code) => {
      if (code === 0) resolve({ how: 'finished' });
      else if (stopping) resolve({ how: 'stopped' });
      else resolve({ how: 'failed', message: lastWords(lines) ?? `exit code ${code ?? 'none'}` });
    });
  });
  return {
    end,
    stop() {
      stopping = true;
      // Its temporary folders go when it is asked; a child that does not listen is ended.
      if (child.connected) child.send({ type: 'stop' });
      setTimeout(() => child.kill('SIGKILL'), patience).unref();
    },
  };
}

/** Milliseconds. */
const patience = 2000;

/** What the command line said when it gave up; a message may have several lines. */
function lastWords(lines: readonly string[]): string | undefined {
  const from = lines.findLastIndex((line) => line.startsWith('crowdsmith: '));
  return from < 0 ? lines.at(-1) : lines.slice(from).join('\n').replace(complaint, '');
}
