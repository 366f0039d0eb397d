import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { census, startPlatform, type TestPlatform } from '../deploy/platform';
import { specs } from '../deploy/specs';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { run, start } from './crowdsmith';

describe('crowdsmith against a platform', function () {
  this.timeout(60_000);
  let platform: TestPlatform;
  let root: string;

  before(async () => {
    platform = await startPlatform();
    root = await folderWith(specs);
  });

  after(async () => {
    await platform.close();
    await removeFolders();
  });

  const crowdsmith = (...args: readonly string[]) =>
    run([...args, '--url', platform.url], { cwd: root, token: platform.token });

  it('deploys a folder and tells what it did, for people and as JSON', async () => {
    const first = await crowdsmith('deploy', '.', '--json');
    assert.equal(first.code, 0, first.stderr);
    const report = JSON.parse(first.stdout) as { objects: { path: string; action: string }[] };
    assert.deepEqual(
      report.objects.map(({ path, action }) => `${path} ${action}`),
      [
        'reader.skill.yaml created',
        'read.project.yaml created',
        'read.training.yaml created',
        'read.pool.yaml created',
      ],
    );
    assert.match(first.stderr, /read\.pool\.yaml: pool \d+ created/);
    assert.match(first.stderr, /data\/main\.tsv: 4 tasks created/);
    const second = await crowdsmith('deploy', '.');
    assert.deepEqual([second.code, second.stdout], [0, '']);
    assert.match(second.stderr, /read\.pool\.yaml: pool \d+ unchanged/);
    const lock = await readFile(join(root, 'crowdsmith.lock.json'), 'utf8');
    assert.ok(!lock.includes(platform.token));
  });

  it('opens, waits for, reads, closes and archives a pool by its spec or id', async () => {
    const opened = await crowdsmith('open', 'read.pool.yaml', '--json');
    assert.equal(opened.code, 0, opened.stderr);
    const { id } = JSON.parse(opened.stdout) as { id: string };
    const waited = await crowdsmith('wait', id, '--json');
    assert.deepEqual(JSON.parse(waited.stdout), { id, closeReason: 'COMPLETED' });
    const results = await crowdsmith('results', 'read.pool.yaml');
    assert.equal(results.stdout.trim().split('\n').length, 9);
    assert.match(results.stdout, /^INPUT:text\tOUTPUT:good\t/);
    const saved = await crowdsmith('results', id, '-o', 'r.jsonl', '--json');
    assert.equal((JSON.parse(saved.stdout) as { rows: number }).rows, 8);
    assert.equal((await readFile(join(root, 'r.jsonl'), 'utf8')).trim().split('\n').length, 8);
    assert.match((await crowdsmith('close', id)).stderr, /was closed already/);
    assert.equal((await crowdsmith('archive', 'read.pool.yaml')).code, 0);
    const again = await crowdsmith('open', id);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /HTTP 409/);
  });

  it('says what a wrong token, a missing id and an undeployed spec are', async () => {
    const wrong = await run(['close', '1', '--url', platform.url], {
      cwd: root,
      token: 'wrong-secret',
    });
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /refuses the token.*CROWDSMITH_TOKEN/s);
    assert.ok(!wrong.stderr.includes('wrong-secret'));
    const missing = await crowdsmith('close', '99999999');
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /99999999 is neither a spec .* nor the id/);
    const undeployed = await run(
      ['open', 'read.pool.yaml', '--profile', 'mine', '--url', platform.url],
      {
        cwd: root,
        token: platform.token,
      },
    );
    assert.equal(undeployed.code, 1);
    assert.match(undeployed.stderr, /read\.pool\.yaml is not on .* yet.*crowdsmith deploy/);
  });

  it('says where nothing answers and what to do', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const { code, stderr } = await run(['close', '1', '--url', `http://127.0.0.1:${port}`], {
      token: 'x',
    });
    assert.equal(code, 1);
    assert.match(stderr, /nothing answers at http:\/\/127\.0\.0\.1:\d+.*Is the sandbox running\?/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('ends with 130 on Ctrl+C, leaving what was done', async () => {
    const id = (await platform.client.trainings.list().next()).value?.id ?? '';
    await platform.client.operations.wait(await platform.client.trainings.open(id));
    const waiting = start(['wait', id, '--url', platform.url], {
      cwd: root,
      token: platform.token,
    });
    await once(waiting.child.stderr ?? assert.fail(), 'data');
    waiting.child.kill('SIGINT');
    const { code, stderr } = await waiting.ended;
    assert.equal(code, 130);
    assert.match(stderr, /Interrupted/);
  });

  it('creates each object once however often it is killed', async () => {
    const fresh = await startPlatform();
    try {
      const folder = await folderWith(specs);
      const args = ['deploy', '.', '--url', fresh.url];
      for (const milliseconds of [700, 800, 900, 1000, 1100, 1300]) {
        const { child, ended } = start(args, { cwd: folder, token: fresh.token });
        const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
        await ended;
        clearTimeout(timer);
      }
      const last = await run(args, { cwd: folder, token: fresh.token });
      assert.equal(last.code, 0, last.stderr);
      assert.deepEqual(await census(fresh.client), {
        projects: 1,
        pools: 1,
        trainings: 1,
        skills: 1,
      });
    } finally {
      await fresh.close();
    }
  });

  it('without a platform uses a sandbox in the workspace folder, which keeps what it holds', async () => {
    const folder = await folderWith(specs);
    const first = await run(['deploy', 'read.pool.yaml'], { cwd: folder });
    assert.match(first.stderr, /read\.pool\.yaml: pool \d+ created/);
    const second = await run(['deploy', 'read.pool.yaml'], { cwd: folder });
    assert.match(second.stderr, /read\.pool\.yaml: pool \d+ unchanged/);
    assert.equal((await run(['open', 'read.pool.yaml'], { cwd: folder })).code, 0);
    assert.match(
      (await run(['wait', 'read.pool.yaml'], { cwd: folder })).stderr,
      /closed, COMPLETED/,
    );
  });
});

describe('crowdsmith sandbox', function () {
  this.timeout(30_000);

  it('tells its address and token in one line, serves, and ends when it is told to', async () => {
    const { child, firstLine, ended } = start(['sandbox', '--token', 'abc', '--seed', '3']);
    const { url, token } = JSON.parse(await firstLine) as { url: string; token: string };
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(token, 'abc');
    const headers = { authorization: `OAuth ${token}` };
    const answer = await fetch(`${url}/api/v1/requester`, { headers });
    assert.equal(answer.status, 200);
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    assert.equal(code, 0);
    assert.equal(stdout.trim().split('\n').length, 1);
  });

  it('ends with its parent', async () => {
    const { child, firstLine, ended } = start(['sandbox'], { channel: 'ipc' });
    await firstLine;
    child.disconnect();
    assert.equal((await ended).code, 0);
  });

  it('does not share its folder with another one, and takes it over from a dead one', async () => {
    const data = await folderWith();
    const first = start(['sandbox', '--data', data]);
    await first.firstLine;
    const second = await run(['sandbox', '--data', data]);
    assert.equal(second.code, 1);
    assert.match(second.stderr, /at work on .* already \(process \d+\)/);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = start(['sandbox', '--data', data]);
    await third.firstLine;
    third.child.kill('SIGINT');
    assert.equal((await third.ended).code, 130);
    await removeFolders();
  });

  it('explains how faults are written', async () => {
    const { code, stderr } = await run(['sandbox', '--faults', 'often']);
    assert.equal(code, 2);
    assert.match(stderr, /--faults: cannot read "often"/);
  });

  it('serves this machine only', async () => {
    const { code, stderr } = await run(['sandbox', '--host', '0.0.0.0']);
    assert.equal(code, 2);
    assert.match(stderr, /this machine only/);
  });
});
