import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CorpusProgress } from '../../corpus';

/** How the collecting child ended. */
export type CorpusEnd =
  | { readonly how: 'finished' }
  | { readonly how: 'stopped' }
  | { readonly how: 'failed'; readonly message: string };

/** Collects a corpus in a child process: reading a dump takes minutes of a processor. No `vscode` here. */
export async function collectInChild(o: {
  /** The bundled command line, `dist/cli.js`. */
  readonly cliPath: string;
  /** Of `crowdsmith corpus`. */
  readonly args: readonly string[];
  readonly root: string;
  /** More of its environment: proxies, for one. */
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CorpusProgress) => void;
  readonly onLog: (line: string) => void;
}): Promise<CorpusEnd> {
  const child = fork(o.cliPath, ['corpus', ...o.args], {
    cwd: o.root,
    silent: true,
    execArgv: [],
    env: { ...process.env, ...o.environment, ELECTRON_RUN_AS_NODE: '1' },
  });
  let complaint = '';
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.startsWith('crowdsmith: ')) complaint = line.slice('crowdsmith: '.length);
      o.onLog(line);
    });
  }
  child.stdout?.resume();
  child.on('message', (message) => o.onProgress(message as CorpusProgress));
  // What was collected is written down when it is asked to end.
  const stop = (): void => {
    if (child.connected) child.send({ type: 'stop' });
  };
  o.signal.addEventListener('abort', stop);
  try {
    return await new Promise<CorpusEnd>((resolve) => {
      child.once('error', ({ message }) => resolve({ how: 'failed', message }));
      child.once('close', (code) => {
        if (code === 0) resolve({ how: 'finished' });
        else if (o.signal.aborted) resolve({ how: 'stopped' });
        else resolve({ how: 'failed', message: complaint || `exit code ${code ?? 'none'}` });
      });
    });
  } finally {
    o.signal.removeEventListener('abort', stop);
  }
}
