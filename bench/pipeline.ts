/**
 * `npm run bench:pipeline [-- TEXTS]`: texts from end to end on the sandbox at speed 0, by the pipeline and in the
 * published notebook's way of calling. Each side has a sandbox and a process of its own; a proxy between
 * them counts bytes. Prints seconds, requests, peak memory and bytes of both.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import esbuild from 'esbuild';
import { CountingProxy } from './pipeline/countingProxy';
import { benchWorkspace } from './pipeline/workspace';

const texts = Number(process.argv[2] ?? 1000);
const token = 'bench';

interface Figures {
  readonly side: string;
  readonly seconds: number;
  readonly requests: number;
  readonly rows: number;
  /** Handed in, those that were rejected included. */
  readonly recordings: number;
  readonly megabytes: number;
  readonly peak: number;
  /** Of the client and of the sandbox: what the machine had to do, whoever else used it meanwhile. */
  readonly cpu: number;
  /** Seconds between looks that were left out. */
  readonly slept: number;
}

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'crowdsmith-bench-dist-'));
  try {
    await finished(spawn(process.execPath, ['scripts/build.mjs', '--only', 'node', '--out', out]));
    const cli = join(out, 'cli.js');
    const notebook = join(out, 'notebook.cjs');
    const entryPoints = ['bench/pipeline/notebook.ts'];
    const mainFields = ['module', 'main'];
    const how = { bundle: true, platform: 'node', mainFields } as const;
    await esbuild.build({ entryPoints, outfile: notebook, ...how });
    const ours = await measure('pipeline', cli, (url, folder) => [
      ...[cli, 'run', join(folder, 'asr-en.pipeline.yaml')],
      ...['--workspace', folder, '--url', url, '--json'],
    ]);
    const theirs = await measure('notebook', cli, (url, folder) => [notebook, url, token, folder]);
    print(ours, theirs);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function measure(
  side: string,
  cli: string,
  args: (url: string, folder: string) => readonly string[],
): Promise<Figures> {
  const folder = await benchWorkspace(texts);
  const sandbox = spawn(
    process.execPath,
    [cli, 'sandbox', '--speed', '0', '--seed', '1', '--token', token, '--data', join(folder, '.s')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface(sandbox.stdout), 'line')) as [string];
  const proxy = await CountingProxy.before((JSON.parse(line) as { url: string }).url);
  try {
    const child = spawn(process.execPath, args(proxy.url, folder), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CROWDSMITH_TOKEN: token },
    });
    const used = watchUse(child);
    const told = JSON.parse(await finished(child)) as {
      seconds: number;
      requests: number;
      rows?: number;
      accepted?: number;
      slept?: number;
    };
    const { seconds, requests, slept = 0 } = told;
    const rows = told.rows ?? told.accepted ?? 0;
    const megabytes = proxy.bytes / 1e6;
    const { recordings, endpoints, cpu } = await countedBy(proxy.url);
    if (process.argv.includes('--endpoints')) console.log(side, endpoints);
    const own = used();
    return {
      ...{ side, seconds, requests, rows, recordings, megabytes, slept },
      ...{ peak: own.peak, cpu: own.cpu + cpu },
    };
  } finally {
    proxy.close();
    const ended = once(sandbox, 'exit');
    sandbox.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function countedBy(url: string): Promise<{
  readonly recordings: number;
  readonly endpoints: Readonly<Record<string, number>>;
  readonly cpu: number;
}> {
  const answer = await fetch(`${url}/sandbox/stats`, {
    headers: { authorization: `ApiKey ${token}` },
  });
  const stats = (await answer.json()) as {
    created: { attachments: number };
    requests: Record<string, number>;
    process: { cpu_seconds: number };
  };
  const { created, requests: endpoints } = stats;
  return { recordings: created.attachments, endpoints, cpu: stats.process.cpu_seconds };
}

/** Largest extent (megabytes) and processor time (seconds) of a child; 0 where the system does not say. */
function watchUse(child: ChildProcess): () => { readonly peak: number; readonly cpu: number } {
  let use = { peak: 0, cpu: 0 };
  const timer = setInterval(() => {
    try {
      const folder = `/proc/${child.pid ?? 0}`;
      const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1]);
      const fields = readFileSync(`${folder}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      // Of a process that has ended the system knows no extent any more.
      if (peak > 0)
        use = { peak: peak / 1024, cpu: (Number(fields[11]) + Number(fields[12])) / 100 };
    } catch {
      clearInterval(timer);
    }
  }, 50);
  child.once('exit', () => clearInterval(timer));
  return () => use;
}

async function finished(child: ChildProcess): Promise<string> {
  let out = '';
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}:\n${said}`);
  return out;
}

function print(ours: Figures, theirs: Figures): void {
  const rows = [ours, theirs].map((each) => [
    each.side,
    String(each.rows),
    String(each.recordings),
    each.seconds.toFixed(1),
    each.cpu.toFixed(1),
    each.slept.toFixed(0),
    String(each.requests),
    // A recording is fetched once and judged once, whoever asks: the platform has no call for many.
    String(Math.max(0, each.requests - 2 * each.recordings)),
    each.megabytes.toFixed(1),
    each.peak.toFixed(0),
  ]);
  const header = [
    '',
    'rows',
    'recordings',
    'seconds',
    'sleeps',
    'requests',
    'beyond 2 each',
    'MB',
    'peak MB',
  ];
  for (const row of [header, ...rows]) {
    console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(14))).join(''));
  }
  const ratio = (a: number, b: number): string => `1/${(b / a).toFixed(1)}`;
  console.log(
    `\n${texts} texts: requests ${ratio(ours.requests, theirs.requests)}, time ${ratio(ours.seconds, theirs.seconds)} ` +
      `of the notebook without its sleeps, ${ratio(ours.seconds, theirs.seconds + theirs.slept)} with them.`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
