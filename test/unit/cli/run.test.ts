import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { all, startPlatform } from '../deploy/platform';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { start } from './crowdsmith';

const example = join(__dirname, '..', '..', '..', 'examples', 'asr-en');
const madeByRuns = ['.crowdsmith', 'results', 'storage', 'crowdsmith.lock.json'];

interface Event {
  readonly type: string;
  readonly stage?: string;
  readonly state?: string;
}

describe('crowdsmith run', function () {
  this.timeout(120_000);
  afterEach(removeFolders);

  it('tells events to its parent, stops when told to, goes on, and ends with a JSON summary', async () => {
    const platform = await startPlatform();
    try {
      const cwd = await folderWith();
      await cp(example, cwd, {
        recursive: true,
        filter: (path) => !madeByRuns.some((name) => path === join(example, name)),
      });
      const args = ['run', 'asr-en.pipeline.yaml', '--url', platform.url, '--json'];
      const how = { cwd, token: platform.token, channel: 'ipc' } as const;

      const first = start(args, how);
      first.child.on('message', (event: Event) => {
        if (event.stage === 'recording') first.child.send({ type: 'stop' });
      });
      const stopped = await first.ended;
      assert.equal(stopped.code, 130, stopped.stderr);
      assert.deepEqual(JSON.parse(stopped.stdout), {
        error: { message: 'Interrupted. What was done so far is kept.' },
      });

      const types = new Set<string>();
      const second = start(args, how);
      second.child.on('message', (event: Event) => types.add(event.type));
      const { code, stdout, stderr } = await second.ended;
      assert.equal(code, 0, stderr);
      assert.ok(
        ['started', 'stage', 'finished'].every((type) => types.has(type)),
        [...types].join(),
      );
      assert.match(stderr, /goes on where it was left/);
      const summary = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
      assert.deepEqual(Object.keys(summary).sort(), [
        'accepted',
        'cost',
        'dataset',
        'rejected',
        'requests',
        'seconds',
        'texts',
      ]);
      const dataset = await readFile(String(summary.dataset), 'utf8');
      assert.equal(dataset.trim().split('\n').length - 1, summary.accepted);
      assert.equal((await all(platform.client.projects.list())).length, 3);
    } finally {
      await platform.close();
    }
  });
});
