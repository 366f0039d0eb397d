/**
 * Reads 100,000 assignments of a sandbox and writes them to a table, as "Download Results" does:
 * `npm run bench:client`. Counts requests, and looks at the heap again and again.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPlatformClient, type PlatformClient } from '../src/api';
import { aggregatePool, downloadResults } from '../src/deploy';
import { SandboxServer } from './sandboxServer';
import { overlap, poolOf, project } from './textPool';

/** `CROWDSMITH_BENCH_ASSIGNMENTS=10000` for a quick look. */
const assignments = Number(process.env.CROWDSMITH_BENCH_ASSIGNMENTS ?? 100_000);
const tasksPerRequest = 5000;

/** Lets simulated performers hand in as many assignments as are to be read. */
async function workedPool(client: PlatformClient): Promise<string> {
  const { id: projectId } = await client.projects.create(project);
  const { id } = await client.pools.create(poolOf(projectId));
  const count = assignments / overlap;
  for (let made = 0; made < count; made += tasksPerRequest) {
    const batch = Array.from({ length: Math.min(tasksPerRequest, count - made) }, (_, i) => ({
      pool_id: id,
      input_values: { text: `Text number ${String(made + i)} of many` },
    }));
    await client.operations.wait(await client.tasks.create(batch, { allowDefaults: true }));
  }
  const opened = await client.pools.open(id);
  if (opened) await client.operations.wait(opened);
  for (;;) {
    const { status } = await client.pools.get(id);
    if (status === 'CLOSED') return id;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Heap after a collection, in megabytes. */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

interface Row {
  readonly what: string;
  readonly seconds: number;
  readonly cpu: number;
  readonly requests: number;
  readonly heaps: readonly number[];
  readonly megabytes: number;
}

async function measure(
  what: string,
  client: PlatformClient,
  file: string,
  work: (look: () => void) => Promise<unknown>,
): Promise<Row> {
  const before = { requests: client.requestCount(), heap: heap(), cpu: process.cpuUsage() };
  const heaps: number[] = [];
  const started = performance.now();
  await work(() => heaps.push(heap() - before.heap));
  const cpu = process.cpuUsage(before.cpu);
  return {
    ...{ what, heaps, seconds: (performance.now() - started) / 1000 },
    cpu: (cpu.user + cpu.system) / 1e6,
    requests: client.requestCount() - before.requests,
    megabytes: (await stat(file)).size / 1e6,
  };
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-bench-'));
  const server = await SandboxServer.start(process.env.CROWDSMITH_BENCH_CLI ?? 'dist/cli.js');
  const client = createPlatformClient({ baseUrl: server.address, token: server.secret });
  try {
    const id = await workedPool(client);
    const rows: Row[] = [];
    for (const format of ['tsv', 'jsonl'] as const) {
      const file = path.join(folder, `results.${format}`);
      const row = await measure(`read and written as ${format}`, client, file, (look) =>
        downloadResults(client, id, {
          ...{ format, to: { path: file } },
          onProgress: (count) => {
            if (count % (assignments / 10) === 0) look();
          },
        }),
      );
      rows.push(row);
    }
    const labels = path.join(folder, 'labels.tsv');
    rows.push(
      await measure('read, aggregated by Dawid–Skene', client, labels, () =>
        aggregatePool(client, id, {
          ...{ method: 'dawid-skene', where: 'local', field: 'verdict', golden: 'not-used' },
          ...{ path: labels, root: folder },
        }),
      ),
    );
    print(rows);
  } finally {
    client.close();
    await server.end();
    await rm(folder, { recursive: true, force: true });
  }
}

function print(rows: readonly Row[]): void {
  const lines = rows.map(({ what, seconds, cpu, requests, megabytes, heaps }) => {
    const grown = heaps.map((one) => one.toFixed(1)).join(' ');
    const cells = [seconds.toFixed(1), cpu.toFixed(1), String(requests), megabytes.toFixed(1)];
    return `| ${what} | ${cells.join(' | ')} | ${grown} |`;
  });
  console.log(`${String(assignments)} assignments`);
  console.log('| what | s | s of CPU | requests | MB of file | MB of heap more, at each tenth |');
  console.log(['| - | -: | -: | -: | -: | - |', ...lines].join('\n'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
