import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assignment, PlatformClient } from '../../../src/api';
import { downloadResults, safeFileName } from '../../../src/deploy';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';

/** A platform of so many assignments, whose connection breaks after some of them. */
function platformOf(count: number, breaksAfter = Infinity): PlatformClient {
  let given = 0;
  const assignment = (n: number): Assignment => ({
    id: String(n).padStart(8, '0'),
    ...{ task_suite_id: 's', pool_id: 'p', user_id: 'u', status: 'ACCEPTED' as const },
    tasks: [{ id: `t${String(n)}`, input_values: { text: `text ${String(n)}` } }],
    solutions: [{ output_values: { good: 'yes' } }],
  });
  async function* list({ id_gt: after = '' }: { id_gt?: string }): AsyncGenerator<Assignment> {
    for (let n = after === '' ? 0 : Number(after) + 1; n < count; n++) {
      given += 1;
      if (given > breaksAfter) throw new Error('broken');
      yield assignment(n);
      await Promise.resolve();
    }
  }
  return {
    baseUrl: 'http://platform',
    pools: { get: () => Promise.resolve({ id: 'p', project_id: 'j' }) },
    projects: {
      get: () =>
        Promise.resolve({
          task_spec: {
            input_spec: { text: { type: 'string' } },
            output_spec: { good: { type: 'string' } },
          },
        }),
    },
    assignments: { list },
  } as unknown as PlatformClient;
}

describe('results that are cut off', () => {
  after(removeFolders);
  const options = (path: string) => ({ format: 'tsv' as const, to: { path } });

  it('go on where the last mark was, and end as if nothing had happened', async () => {
    const folder = await folderWith({});
    const path = join(folder, 'r.tsv');
    await assert.rejects(downloadResults(platformOf(3500, 2400), 'p', options(path)), /broken/);
    assert.deepEqual((await readdir(folder)).sort(), ['r.tsv.part', 'r.tsv.part.json']);
    // A crash leaves what was written after the mark, whole or torn.
    await writeFile(`${path}.part`, 'torn\tli', { flag: 'a' });
    const again = platformOf(3500);
    const report = await downloadResults(again, 'p', options(path));
    assert.deepEqual(report, { assignments: 3500, rows: 3500, resumed: 2000 });
    const whole = join(folder, 'whole.tsv');
    await downloadResults(again, 'p', options(whole));
    assert.equal(await readFile(path, 'utf8'), await readFile(whole, 'utf8'));
    assert.deepEqual((await readdir(folder)).sort(), ['r.tsv', 'whole.tsv']);
  });

  it('begin anew when something else is wanted, and keep the old file until then', async () => {
    const folder = await folderWith({ 'r.tsv': 'old' });
    const path = join(folder, 'r.tsv');
    await assert.rejects(downloadResults(platformOf(1500, 1200), 'p', options(path)), /broken/);
    assert.equal(await readFile(path, 'utf8'), 'old');
    const report = await downloadResults(platformOf(1500), 'p', {
      ...options(path),
      status: ['ACCEPTED'],
    });
    assert.equal(report.resumed, 0);
    assert.equal((await readFile(path, 'utf8')).trim().split('\n').length, 1501);
  });

  it('are written by one at a time', async () => {
    const folder = await folderWith({});
    const path = join(folder, 'r.tsv');
    const both = await Promise.allSettled([
      downloadResults(platformOf(1000), 'p', options(path)),
      downloadResults(platformOf(1000), 'p', options(path)),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });
});

describe('names of files that performers chose', () => {
  it('stay in their folder and are taken by every file system', () => {
    const names: readonly (readonly [string, string])[] = [
      ['../../etc/passwd', '_.._etc_passwd'],
      ['a\\b/c:d.wav', 'a_b_c_d.wav'],
      ['.hidden', 'hidden'],
      ['con.txt', '_con.txt'],
      ['a\u202egpj.exe', 'agpj.exe'],
      ['line\nbreak\u0000.mp3', 'linebreak.mp3'],
      ['...', 'file'],
      ['', 'file'],
    ];
    for (const [name, safe] of names) assert.equal(safeFileName(name), safe);
    const long = safeFileName(`${'ж'.repeat(300)}.ogg`);
    assert.ok(long.endsWith('.ogg') && Buffer.byteLength(long) <= 255);
  });
});
