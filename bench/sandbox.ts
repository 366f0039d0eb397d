import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { percentile, type Measurement } from './measurement';
import { SandboxServer, type Json } from './sandboxServer';
import { overlap, poolOf, project } from './textPool';

const root = path.resolve(__dirname, '..');

/** `CROWDSMITH_BENCH_TASKS=10000` for a quick look; budgets are those of a hundred thousand. */
const tasks = Number(process.env.CROWDSMITH_BENCH_TASKS ?? 100_000);
const tasksPerRequest = 5000;

/** The same pool with a rule that has something to count. */
function pool(projectId: unknown): Json {
  return {
    ...poolOf(String(projectId)),
    quality_control: {
      configs: [
        {
          collector_config: {
            type: 'ASSIGNMENT_SUBMIT_TIME',
            parameters: { history_size: 10, fast_submit_threshold_seconds: 5 },
          },
          rules: [
            {
              conditions: [
                { key: 'total_submitted_count', operator: 'GTE', value: 5 },
                { key: 'fast_submitted_count', operator: 'GTE', value: 3 },
              ],
              action: {
                type: 'RESTRICTION_V2',
                parameters: {
                  scope: 'PROJECT',
                  duration: 10,
                  duration_unit: 'DAYS',
                  private_comment: 'Too fast',
                },
              },
            },
          ],
        },
      ],
    },
  };
}

/** Measures the packaged sandbox from outside, over HTTP. */
export async function measureSandbox(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-bench-'));
  try {
    const cli = process.env.CROWDSMITH_BENCH_CLI ?? buildInto(path.join(folder, 'dist'));
    const data = path.join(folder, 'data');
    return [
      await measureStart(cli),
      ...(await measureRequests(cli)),
      ...(await measureLists(cli)),
      ...(await measureScale(cli, [])),
      ...(await measureScale(cli, ['--data', data])),
      await measureRestart(cli, data),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function buildInto(out: string): string {
  const args = ['scripts/build.mjs', '--production', '--only', 'node', '--out', out];
  const built = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
  return path.join(out, 'cli.js');
}

async function measureStart(cli: string): Promise<Measurement> {
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const server = await SandboxServer.start(cli);
    times.push(server.startMilliseconds);
    await server.end();
  }
  return {
    name: 'start of a sandbox, spawn to ready',
    figure: 'p50',
    value: percentile(times, 0.5),
    unit: 'ms',
    budget: 300,
    samples: times.length,
  };
}

async function measureRequests(cli: string): Promise<readonly Measurement[]> {
  const server = await SandboxServer.start(cli);
  try {
    const { id: projectId } = await server.ask('POST', '/api/v1/projects', project);
    const { id } = await server.ask('POST', '/api/v1/pools', pool(projectId));
    const paths = [
      `/api/v1/projects/${String(projectId)}`,
      '/api/v1/requester',
      `/api/v1/pools/${String(id)}`,
    ];
    const ask = async (count: number): Promise<void> => {
      for (let turn = 0; turn < count; turn++) {
        await server.ask('GET', paths[turn % paths.length] ?? '');
      }
    };
    await Promise.all(Array.from({ length: 8 }, () => ask(300)));
    const before = await server.usage();
    const started = performance.now();
    const atOnce = 8;
    const each = 2500;
    await Promise.all(Array.from({ length: atOnce }, () => ask(each)));
    const milliseconds = performance.now() - started;
    const after = await server.usage();
    const thousands = (atOnce * each) / 1000;
    return [
      {
        name: '1,000 simple requests',
        figure: 'time',
        value: milliseconds / thousands,
        unit: 'ms',
        budget: 1000 / 3,
        samples: atOnce * each,
      },
      {
        name: '1,000 simple requests, sandbox alone',
        figure: 'CPU',
        value: ((after.cpuSeconds - before.cpuSeconds) * 1000) / thousands,
        unit: 'ms',
        budget: 1000 / 3,
        samples: atOnce * each,
      },
    ];
  } finally {
    await server.end();
  }
}

const projects = 10_000;
const pools = 1000;

async function measureLists(cli: string): Promise<readonly Measurement[]> {
  const server = await SandboxServer.start(cli);
  try {
    let last: Json = {};
    for (let made = 0; made < projects; made += 50) {
      const batch = Array.from({ length: 50 }, () =>
        server.ask('POST', '/api/v1/projects', project),
      );
      last = (await Promise.all(batch)).at(-1) ?? last;
    }
    for (let made = 0; made < pools; made += 50) {
      const batch = Array.from({ length: 50 }, () =>
        server.ask('POST', '/api/v1/pools', pool(last.id)),
      );
      await Promise.all(batch);
    }
    return [
      await measurePages(server, `/api/v1/projects?limit=300`, projects),
      await measurePages(server, `/api/v1/pools?project_id=${String(last.id)}&limit=300`, pools),
    ];
  } finally {
    await server.end();
  }
}

/** Time of a page in a list that is read to its end, as clients do it. */
async function measurePages(
  server: SandboxServer,
  address: string,
  size: number,
): Promise<Measurement> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    let cursor = '';
    let seen = 0;
    for (let hasMore = true; hasMore;) {
      const started = performance.now();
      const page = await server.ask('GET', `${address}&sort=id${cursor}`);
      times.push(performance.now() - started);
      const items = page.items as Json[];
      seen += items.length;
      cursor = `&id_gt=${String(items.at(-1)?.id)}`;
      hasMore = page.has_more === true;
    }
    if (seen !== size) throw new Error(`${address}: ${seen} of ${size} objects were listed.`);
  }
  const what = address.includes('/pools') ? 'pools' : 'projects';
  return {
    name: `a page of 300 of ${size.toLocaleString('en')} ${what}`,
    figure: 'p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    budget: 50,
    samples: times.length,
  };
}

async function measureScale(cli: string, args: readonly string[]): Promise<readonly Measurement[]> {
  const server = await SandboxServer.start(cli, ['--speed', '0', ...args]);
  try {
    const started = performance.now();
    const poolId = await fill(server);
    await server.ask('POST', `/api/v1/pools/${poolId}/open`);
    await untilClosed(server, poolId);
    const seconds = (performance.now() - started) / 1000;
    const used = await server.usage();
    const count = (tasks * overlap).toLocaleString('en');
    const name = `${count} assignments${args.length > 0 ? ', kept in a folder' : ''}`;
    const samples = tasks * overlap;
    return [
      { name, figure: 'time', value: seconds, unit: 's', budget: 60, samples },
      { name, figure: 'CPU', value: used.cpuSeconds, unit: 's', budget: 60, samples },
      { name, figure: 'RSS', value: used.peakMegabytes, unit: 'MB', budget: 500, samples },
    ];
  } finally {
    await server.end();
  }
}

async function fill(server: SandboxServer): Promise<string> {
  const { id: projectId } = await server.ask('POST', '/api/v1/projects', project);
  const { id } = await server.ask('POST', '/api/v1/pools', pool(projectId));
  for (let made = 0; made < tasks; made += tasksPerRequest) {
    const batch = Array.from({ length: Math.min(tasksPerRequest, tasks - made) }, (_, index) => ({
      pool_id: id,
      input_values: { text: `Is the text number ${made + index} fine, would you say?` },
    }));
    await server.ask('POST', '/api/v1/tasks?allow_defaults=true', batch);
  }
  return String(id);
}

async function untilClosed(server: SandboxServer, poolId: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { status, last_close_reason: reason } = await server.ask(
      'GET',
      `/api/v1/pools/${poolId}`,
    );
    if (status !== 'CLOSED') continue;
    if (reason === 'COMPLETED') return;
    throw new Error(`The pool was closed before its end: ${String(reason)}.`);
  }
}

async function measureRestart(cli: string, data: string): Promise<Measurement> {
  const server = await SandboxServer.start(cli, ['--data', data]);
  await server.end();
  return {
    name: `start with ${(tasks * overlap).toLocaleString('en')} assignments in the folder`,
    figure: 'time',
    value: server.startMilliseconds / 1000,
    unit: 's',
    budget: 10,
    samples: 1,
  };
}

function markdown(found: readonly Measurement[]): string {
  const rows = found.map(({ name, figure, value, unit, budget }) => {
    const digits = value < 100 ? 1 : 0;
    return `| ${name} | ${figure} | ${value.toFixed(digits)} ${unit} | ${budget.toFixed(0)} ${unit} |`;
  });
  return ['| what | figure | found | budget |', '| --- | --- | ---: | ---: |', ...rows].join('\n');
}

/** `npm run bench:sandbox`: prints a Markdown table; 1 if something is over its budget. */
async function main(): Promise<void> {
  const found = await measureSandbox();
  console.log(markdown(found));
  if (found.some(({ value, budget }) => value > budget)) process.exitCode = 1;
}

if (require.main === module) void main();
