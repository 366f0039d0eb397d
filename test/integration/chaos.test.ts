import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { readTexts } from '../../src/pipeline/texts';
import { startSandbox } from '../../src/sandbox';
import type { Ended, SandboxProcess } from './cliProcess';
import { crowdsmith, sandboxProcess } from './cliProcess';
import { assertAudio, readDataset, withoutIds } from './dataset';
import type { DatasetRow } from './dataset';
import { connectTo } from './inProcess';
import { assertRowsAccepted, assertTasksUnique } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { exampleWorkspace, removeWorkspace } from './workspaces';

/**
 * Kills that hit a running process in each variant, and how many lines of the journal lie between two kills
 * where they count. The moments are seeded, so that a failure can be had again; `npm run chaos` is the full
 * size: CROWDSMITH_CHAOS_KILLS=200 CROWDSMITH_CHAOS_STRIDE=1 CROWDSMITH_CHAOS_SEED=3 npm run chaos
 */
const kills = Number(process.env.CROWDSMITH_CHAOS_KILLS ?? 4);
const stride = Number(process.env.CROWDSMITH_CHAOS_STRIDE ?? 40);
const seed = Number(process.env.CROWDSMITH_CHAOS_SEED ?? 1);
const faults = '429=0.02,500=0.02,503=0.01,slow=0.02:20ms,cut=0.01,seed=5';
const token = 'chaos';
const run = ['run', 'asr-en.pipeline.yaml', '--json'];

interface Moment {
  readonly killAfterMs: number;
}
type UntilDone = (attempt: (moment: Moment | undefined) => Promise<Ended>) => Promise<void>;

describe('a run that is killed (SIGKILL)', function () {
  this.timeout(120_000 + kills * 8000 + (400 / stride) * 8000);
  let workspace = '';
  let expected: readonly DatasetRow[] = [];
  let texts: ReadonlyMap<string, string>;
  let wholeRunMs = 0;

  before('a run that nobody disturbs', async () => {
    workspace = await exampleWorkspace();
    const started = performance.now();
    const ended = await crowdsmith(run, { cwd: workspace });
    wholeRunMs = performance.now() - started;
    assert.equal(ended.code, 0, ended.said);
    expected = await readDataset(join(workspace, 'results', 'dataset.tsv'));
    const source = await readFile(join(workspace, 'data', 'texts.tsv'), 'utf8');
    const read = readTexts({ $file: 'texts.tsv' }, source);
    texts = new Map(read.map(({ id, text }) => [id, text]));
    await removeWorkspace(workspace);
  });
  beforeEach(async () => {
    workspace = await exampleWorkspace();
  });
  afterEach(() => removeWorkspace(workspace));

  it('at each step of its journal ends with the same dataset', async () => {
    const sandbox = await startSandbox({ token, speed: 0, seed: 1, faults });
    const args = [...run, '--url', sandbox.url];
    const journal = join(workspace, '.crowdsmith', 'runs', 'asr-en', 'sandbox', 'journal.jsonl');
    try {
      for (let killed = true, line = 1; killed; line += stride) {
        const after = { killAfterLines: { journal, lines: line } };
        const ended = await crowdsmith(args, { cwd: workspace, token, ...after });
        killed = ended.killed;
        if (!killed) assert.equal(ended.code, 0, ended.said);
      }
      await assertSame(sandbox);
    } finally {
      await sandbox.close();
    }
  });

  it('at random moments ends with the same dataset on a platform that fails now and then', async () => {
    await inRounds(async (untilDone) => {
      const sandbox = await startSandbox({ token, speed: 0, seed: 1, faults });
      const args = [...run, '--url', sandbox.url];
      try {
        await untilDone((moment) => crowdsmith(args, { cwd: workspace, token, ...moment }));
        await assertSame(sandbox);
      } finally {
        await sandbox.close();
      }
    });
  });

  it('ends with the same dataset when the platform is killed at random moments, too', async () => {
    const random = randomFrom(seed + 1);
    await inRounds(async (untilDone) => {
      const port = await freePort();
      const data = join(workspace, '.sandbox');
      const start = (): Promise<SandboxProcess> =>
        sandboxProcess({ cwd: workspace, token, port, data });
      let sandbox = await start();
      try {
        await untilDone(async (moment) => {
          const args = [...run, '--url', sandbox.url];
          const running = crowdsmith(args, { cwd: workspace, token, ...moment });
          if (moment !== undefined && random() < 0.5) {
            await new Promise((done) => setTimeout(done, random() * moment.killAfterMs));
            await sandbox.kill();
            sandbox = await start();
          }
          return await running;
        });
        await assertSame({ url: sandbox.url, token });
      } finally {
        await sandbox.kill();
      }
    });
  });

  it('ends with the same dataset when the platform lives in the same process', async () => {
    await inRounds(async (untilDone) => {
      await untilDone((moment) => crowdsmith(run, { cwd: workspace, ...moment }));
      const data = join(workspace, '.crowdsmith', 'sandbox');
      const sandbox = await sandboxProcess({ cwd: workspace, token, port: 0, data });
      try {
        await assertSame({ url: sandbox.url, token });
      } finally {
        await sandbox.kill();
      }
    });
  });

  /**
   * Runs one pipeline after the other, each killed at random moments until it is done, as long as kills
   * are left: a process that dies after the end of its run proves nothing.
   */
  async function inRounds(round: (untilDone: UntilDone) => Promise<void>): Promise<void> {
    const random = randomFrom(seed);
    let left = kills;
    for (let rounds = 0; left > 0; rounds++) {
      if (rounds > 0) await anotherWorkspace();
      await round(async (attempt) => {
        // From the first moment to shortly before the end of a whole run.
        const moment = (): Moment => ({ killAfterMs: Math.round(random() * wholeRunMs * 0.8) });
        for (let ended = { killed: true }; ended.killed;) {
          ended = checked(await attempt(left > 0 ? moment() : undefined));
          if (ended.killed) left--;
        }
        // It may have given up on a platform that was gone for too long: now it has to end well.
        const last = await attempt(undefined);
        assert.equal(last.code, 0, last.said);
      });
    }
  }

  async function anotherWorkspace(): Promise<void> {
    await removeWorkspace(workspace);
    workspace = await exampleWorkspace();
  }

  async function assertSame(sandbox: {
    readonly url: string;
    readonly token: string;
  }): Promise<void> {
    const path = join(workspace, 'results', 'dataset.tsv');
    const rows = await readDataset(path);
    const { client } = connectTo(sandbox);
    try {
      await assertTasksUnique(client, workspace);
      await assertRowsAccepted(client, { workspace, rows, texts });
    } finally {
      client.close();
    }
    await assertAudio(path, rows);
    const { verdicts, created } = await sandboxStats(sandbox.url, sandbox.token);
    for (const [id, list] of Object.entries(verdicts)) {
      assert.equal(list.length, 1, `${id} was judged ${list.length} times`);
    }
    assert.equal(created.projects, 3);
    assert.equal(created.pools, 3);
    assert.equal(created.trainings, 2);
    assert.deepEqual(withoutIds(rows), withoutIds(expected));
  }
});

/** A run that was not killed had ended before, well, or because its platform was gone for too long. */
function checked(ended: Ended): Ended {
  if (ended.killed) return ended;
  assert.ok(ended.code === 0 || ended.code === 1, ended.said);
  assert.doesNotMatch(ended.said, /\n\s+at .*:\d+:\d+/, 'a stack trace was shown');
  return ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

/** A small linear congruential generator: the same moments for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
