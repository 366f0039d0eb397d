import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reviewedPool, type ReviewedPool } from '../review/reviewedPool';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { run, type Ended } from './crowdsmith';

describe('crowdsmith verdicts and what comes of them', function () {
  this.timeout(60_000);
  let pool: ReviewedPool;
  let cwd: string;

  before(async () => {
    pool = await reviewedPool(16);
    cwd = await folderWith({});
  });
  after(async () => {
    await pool.close();
    await removeFolders();
  });

  const crowdsmith = (...args: readonly string[]): Promise<Ended> =>
    run([...args, '--url', pool.url], { cwd, token: pool.token });

  it('judges by a table of results that somebody filled in, once', async () => {
    const saved = await crowdsmith('results', pool.poolId, '--status', 'SUBMITTED', '-o', 'r.tsv');
    assert.equal(saved.code, 0, saved.stderr);
    const [header = '', ...rows] = (await readFile(join(cwd, 'r.tsv'), 'utf8')).trim().split('\n');
    const columns = header.split('\t');
    const verdict = columns.indexOf('ACCEPT:verdict');
    const filled = rows.map((row, i) => {
      const cells = row.split('\t');
      // One row of each assignment is enough; the rows of the first two are filled in.
      if (i === 0) cells[verdict] = '+';
      if (i === 2) [cells[verdict], cells[verdict + 1]] = ['-', 'Cut off'];
      return cells.join('\t');
    });
    await writeFile(join(cwd, 'r.tsv'), [header, ...filled].join('\n'));
    const dry = await crowdsmith('verdicts', 'r.tsv', '--dry-run', '--json');
    assert.deepEqual(JSON.parse(dry.stdout), {
      ...{ planned: { accept: 1, reject: 1, pays: 0.07 }, already: 0 },
      ...{ accepted: 0, rejected: 0, skipped: [], refused: [] },
    });
    assert.equal((await pool.submitted()).length, 8);
    const given = await crowdsmith('verdicts', 'r.tsv', '--json');
    assert.equal(given.code, 0, given.stderr);
    const report = JSON.parse(given.stdout) as { accepted: number; rejected: number };
    assert.deepEqual([report.accepted, report.rejected], [1, 1]);
    const again = await crowdsmith('verdicts', 'r.tsv', '--json');
    assert.equal((JSON.parse(again.stdout) as { already: number }).already, 2);
  });

  it('writes what cannot be given beside the file', async () => {
    const id = 'nothing--here';
    const text = `ASSIGNMENT:assignment_id,ACCEPT:verdict\n${id},+\n`;
    await writeFile(join(cwd, 'v.csv'), text);
    const { code, stderr } = await crowdsmith('verdicts', 'v.csv');
    assert.equal(code, 1);
    assert.match(stderr, /nothing--here: there is no such assignment/);
    assert.match(
      await readFile(join(cwd, 'v.refused.tsv'), 'utf8'),
      /^ASSIGNMENT.*\nnothing--here/,
    );
  });

  it('judges what passes a filter, and makes labels of it', async () => {
    const wrong = await crowdsmith('verdicts', pool.poolId, '--reject');
    assert.equal(wrong.code, 2);
    const { code, stderr } = await crowdsmith('verdicts', pool.poolId, '--accept');
    assert.equal(code, 0, stderr);
    assert.match(stderr, /6 to accept \(pays \$0\.42/);
    assert.deepEqual(await pool.submitted(), []);
    const args = ['--method', 'majority-vote', '--field', 'good', '-o', 'labels.tsv'];
    const made = await crowdsmith('aggregate', pool.poolId, ...args);
    assert.equal(made.code, 0, made.stderr);
    const [header, ...labels] = (await readFile(join(cwd, 'labels.tsv'), 'utf8'))
      .trim()
      .split('\n');
    assert.equal(header, 'INPUT:text\tOUTPUT:good\tCONFIDENCE:good\tASSIGNMENT:task_id');
    assert.equal(labels.length, 14);
    assert.match(labels[0] ?? '', /^text \d+\t(yes|no)\t100\.00%\t/);
    const onPlatform = await crowdsmith(
      ...['aggregate', pool.poolId, '--method', 'dawid-skene', '--field', 'good'],
      ...['--where', 'platform', '-o', 'platform.tsv'],
    );
    assert.equal(onPlatform.code, 0, onPlatform.stderr);
    const there = (await readFile(join(cwd, 'platform.tsv'), 'utf8')).trim().split('\n');
    assert.equal(there.length, 15);
    const table = await run(['aggregate', 'r.tsv', '--method', 'majority-vote'], { cwd });
    assert.equal(table.stdout.trim().split('\n').length, 17);
  });

  it('brings no files where there are none, and says where', async () => {
    const { code, stderr } = await crowdsmith('attachments', pool.poolId, '-o', 'files');
    assert.equal(code, 0, stderr);
    assert.deepEqual(await readdir(join(cwd, 'files')), ['attachments.tsv']);
  });
});
