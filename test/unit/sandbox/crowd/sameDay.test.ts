import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePool, recordingProject, startPlatform, type Json } from '../platform';

const people = `
groups:
  - { habit: careful, count: 6, pace: { median: 1, spread: 0.4 } }
  - { habit: tiring, count: 3 }
  - { habit: guesser, count: 2 }
  - { habit: bad-recorder, count: 2 }
`;

describe('sandbox crowd of a file', () => {
  let folder = '';
  let crowd = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'crowdsmith-crowd-'));
    crowd = join(folder, 'people.yaml');
    writeFileSync(crowd, people);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Everything that a client can read about a pool and the people in it, and the files. */
  const everything = async (seed: number, project?: Json): Promise<string> => {
    const platform = await startPlatform({ seed, crowd });
    try {
      const setup = { tasks: 30, ...(project && { project }) };
      const { poolId } = await preparePool(platform, setup);
      await platform.json('POST', `/api/v1/pools/${poolId}/open`);
      const pool = await platform.closed(poolId);
      const assignments = await platform.all(`/api/v1/assignments?pool_id=${poolId}`);
      assert.ok(assignments.length > 0);
      const files = await platform.all(`/api/v1/attachments?pool_id=${poolId}`);
      const bytes = createHash('sha256');
      for (const { id } of files) {
        const answer = await platform.request('GET', `/api/v1/attachments/${String(id)}/download`);
        bytes.update(Buffer.from(await answer.arrayBuffer()));
      }
      return JSON.stringify({ pool, assignments, files, bytes: bytes.digest('hex') });
    } finally {
      await platform.sandbox.close();
    }
  };

  it('gives the same answers, dates and ids to the byte on the same day, and others for another seed', async () => {
    const [first, second, other] = [await everything(3), await everything(3), await everything(4)];
    assert.equal(first, second);
    assert.notEqual(first, other);
  });

  it('gives the same recordings to the byte', async () => {
    assert.equal(await everything(3, recordingProject), await everything(3, recordingProject));
  });

  it('says what is wrong with the file when it starts', async () => {
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, 'groups:\n  - { count: 3, habit: lazy }\n');
    await assert.rejects(startPlatform({ crowd: bad }), /bad\.yaml:2:\d+: groups\[0\]\.habit/);
    await assert.rejects(
      startPlatform({ crowd: join(folder, 'none.yaml') }),
      /there is no such file/,
    );
  });

  it('can be named where it ships', async () => {
    const platform = await startPlatform({ crowd: 'hostile' });
    try {
      assert.equal((await platform.json('GET', '/sandbox/crowd')).performers, 60);
    } finally {
      await platform.sandbox.close();
    }
  });
});
