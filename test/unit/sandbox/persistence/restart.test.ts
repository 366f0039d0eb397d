import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startSandbox } from '../../../../src/sandbox';
import {
  choiceProject,
  connect,
  preparePool,
  textTasks,
  type Json,
  type Platform,
} from '../platform';

const script = join(__dirname, '../../../fixtures/sandbox/serve.ts');

async function serve(
  folder: string,
  speed = 0,
): Promise<{ child: ChildProcess; platform: Platform }> {
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', script, folder, String(speed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  return { child, platform: connect({ url, token, close: () => Promise.resolve() }) };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('sandbox memory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-memory-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds everything again after a restart, and its clock never goes back', async () => {
    const first = connect(await startSandbox({ dataDir: folder, seed: 5 }));
    const { poolId } = await preparePool(first);
    await first.json('POST', `/api/v1/pools/${poolId}/open`);
    const pool = await first.closed(poolId);
    const before = await first.all(`/api/v1/assignments?pool_id=${poolId}`);
    const { simulated_time: time } = await first.json('GET', '/sandbox/stats');
    await first.sandbox.close();

    const second = connect(await startSandbox({ dataDir: folder }));
    try {
      assert.deepEqual(await second.json('GET', `/api/v1/pools/${poolId}`), pool);
      assert.deepEqual(await second.all(`/api/v1/assignments?pool_id=${poolId}`), before);
      const { simulated_time: later } = await second.json('GET', '/sandbox/stats');
      assert.ok(String(later) >= String(pool.last_stopped), `${String(later)} ${String(time)}`);
      const next = await second.json('POST', '/api/v1/projects', choiceProject);
      assert.equal(next.id, '10000002');
    } finally {
      await second.sandbox.close();
    }
  });

  it('loses nothing that was answered when it is killed, and goes on with the work', async () => {
    // Where time jumps, an answer waits until the crowd has come to rest.
    const speed = 3000;
    let { child, platform } = await serve(folder, speed);
    const { poolId } = await preparePool(platform, { tasks: 3000 });
    await platform.json('POST', `/api/v1/pools/${poolId}/open`);
    const accepted = (): Promise<Json[]> =>
      platform.all(`/api/v1/assignments?pool_id=${poolId}&status=ACCEPTED&limit=10000`);
    let killedAtWork = 0;
    try {
      for (let kills = 1; kills <= 3; kills++) {
        let known = await accepted();
        while (known.length < kills * 150) known = await accepted();
        const { status } = await platform.json('GET', `/api/v1/pools/${poolId}`);
        if (status === 'OPEN') killedAtWork += 1;
        await kill(child);
        ({ child, platform } = await serve(folder, speed));
        const now = new Map((await accepted()).map((item) => [item.id as string, item]));
        for (const item of known) assert.deepEqual(now.get(item.id as string), item);
      }
      assert.ok(killedAtWork > 0, 'the work was over before the first kill');
      const pool = await platform.closed(poolId);
      assert.equal(pool.last_close_reason, 'COMPLETED');
      const tasks = await platform.all(`/api/v1/tasks?pool_id=${poolId}&limit=10000`);
      assert.ok(tasks.every((task) => task.overlap === 3 && task.remaining_overlap === 0));
    } finally {
      await kill(child);
    }
  }).timeout(60_000);

  it('has what a killed sandbox had answered last: one task after the other', async () => {
    let { child, platform } = await serve(folder);
    const { poolId } = await preparePool(platform, { tasks: 1 });
    const ids: string[] = [];
    try {
      for (let count = 0; count < 20; count++) {
        const path = '/api/v1/tasks?allow_defaults=true';
        const task = await platform.json('POST', path, textTasks(poolId, 1)[0]);
        ids.push(String(task.id));
      }
      await kill(child);
      ({ child, platform } = await serve(folder));
      for (const id of ids) await platform.json('GET', `/api/v1/tasks/${id}`);
    } finally {
      await kill(child);
    }
  }).timeout(60_000);
});
