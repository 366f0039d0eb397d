/**
 * `npm run bench:pipeline [-- TEXTS]`: texts from end to end on the sandbox at speed 0, by the pipeline and in the
 * published notebook's way of calling. Each side has a sandbox and a process of its own; a proxy between
 * them counts bytes. Prints seconds, requests, peak memory and bytes of both. With `--endpoints` also what each side
 * asked for; `--distance=MS` puts the sandbox as far away as a real platform is.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import esbuild from 'esbuild';
import { CountingProxy } from './pipeline/countingProxy';
import { bestRatio, comparison, type Figures } from './pipeline/table';
import { benchWorkspace } from './pipeline/workspace';

const texts = Number(process.argv[2] ?? 1000);
/** Milliseconds that each answer takes longer: how far away the platform is. */
const distance = Number(
  process.argv.find((one) => one.startsWith('--distance='))?.split('=')[1] ?? 0,
);
const token = 'bench';

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
    const [load = 0] = loadavg();
    const far = distance === 0 ? '' : `, platform ${distance} ms away`;
    console.log(
      `\n${texts} texts${far}, system load ${load.toFixed(1)}\n\n${comparison(ours, theirs)}`,
    );
    console.log(
      `\nThe platform has no call for several files or several verdicts: with these alone, and nothing else, ` +
        `requests would be ${bestRatio(ours, theirs)} of the notebook's.`,
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The one line of JSON that each side ends with. */
interface Told {
  readonly seconds: number;
  readonly requests: number;
  readonly rows?: number;
  readonly accepted?: number;
  readonly slept?: number;
  readonly waited?: number;
  readonly repeated?: number;
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
  const proxy = await CountingProxy.before((JSON.parse(line) as { url: string }).url, distance);
  try {
    const child = spawn(process.execPath, args(proxy.url, folder), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CROWDSMITH_TOKEN: token },
    });
    const used = watchUse(child);
    const told = JSON.parse(await finished(child)) as Told;
    const megabytes = proxy.bytes / 1e6;
    const { recordings, endpoints, cpu: sandboxCpu } = await countedBy(proxy.url);
    if (process.argv.includes('--endpoints')) console.log(side, endpoints);
    const { peak, cpu: clientCpu } = used();
    const { seconds, requests, slept = 0, waited = 0, repeated = 0 } = told;
    return {
      ...{ seconds, requests, slept, waited, repeated, recordings, megabytes },
      ...{ rows: told.rows ?? told.accepted ?? 0, peak, clientCpu, sandboxCpu },
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

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
