import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const cli = resolve(process.env.CROWDSMITH_CLI ?? join('dist', 'cli.js'));

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly killed: boolean;
  readonly out: string;
  readonly said: string;
}

/** Starts `crowdsmith` as a user does, from the built bundle. Kills it with SIGKILL after a while if asked. */
export async function crowdsmith(
  args: readonly string[],
  o: {
    readonly cwd: string;
    readonly token?: string;
    readonly killAfterMs?: number;
    /** Or as soon as a journal has that many lines. */
    readonly killAfterLines?: { readonly journal: string; readonly lines: number };
  },
): Promise<Ended> {
  const child = start(args, o);
  let out = '';
  let said = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const timer =
    o.killAfterMs === undefined
      ? undefined
      : setTimeout(() => child.kill('SIGKILL'), o.killAfterMs);
  const watch =
    o.killAfterLines &&
    setInterval(() => {
      if (linesIn(o.killAfterLines?.journal ?? '') >= (o.killAfterLines?.lines ?? Infinity)) {
        child.kill('SIGKILL');
      }
    }, 1);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  clearInterval(watch);
  return { code, killed: signal === 'SIGKILL', out, said };
}

function linesIn(file: string): number {
  try {
    return readFileSync(file, 'latin1').split('\n').length - 1;
  } catch {
    return 0;
  }
}

export interface SandboxProcess {
  readonly url: string;
  kill(): Promise<void>;
}

/** A sandbox in a process of its own, so that it can be killed without killing the test. */
export async function sandboxProcess(o: {
  readonly cwd: string;
  readonly token: string;
  readonly port: number;
  readonly data: string;
}): Promise<SandboxProcess> {
  const args = ['--port', String(o.port), '--token', o.token, '--data', o.data, '--seed', '1'];
  const child = start(['sandbox', '--speed', '0', ...args], o);
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error(`The sandbox ended: ${said}`))),
  ])) as [string];
  const { url } = JSON.parse(line) as { readonly url: string };
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function start(
  args: readonly string[],
  o: { readonly cwd: string; readonly token?: string },
): ReturnType<typeof spawn> & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  if (!existsSync(cli)) throw new Error(`${join('dist', 'cli.js')} is missing: run npm run build.`);
  const env = { ...process.env, ...(o.token !== undefined && { CROWDSMITH_TOKEN: o.token }) };
  return spawn(process.execPath, [cli, ...args], {
    cwd: o.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
