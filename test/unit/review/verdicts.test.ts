import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  applyVerdicts,
  planByFilter,
  planVerdicts,
  readVerdictFile,
  refusedFileOf,
  totalsOf,
  writeRefused,
} from '../../../src/review/verdicts';
import { verdictsIn } from '../../../src/review/verdicts/verdictFile';
import { VerdictJournal } from '../../../src/review/verdicts/verdictJournal';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { reviewedPool, type ReviewedPool } from './reviewedPool';

const header = 'ASSIGNMENT:assignment_id\tACCEPT:verdict\tACCEPT:comment\n';

describe('a file of verdicts', () => {
  after(removeFolders);

  it('is read by its columns, whatever else stands there, one verdict an assignment', () => {
    const text =
      'INPUT:x,ACCEPT:comment,ACCEPT:verdict,ASSIGNMENT:assignment_id\n' +
      '1,,+,a\n2,,,a\n3,"noise, much",-,b\n4,,,c\n5,empty,-,d\n6,cut,-,d\n';
    const { wanted, refused, empty } = verdictsIn(text, 'v.csv');
    assert.deepEqual(wanted, [
      { id: 'a', verdict: 'ACCEPTED', comment: '' },
      { id: 'b', verdict: 'REJECTED', comment: 'noise, much' },
      { id: 'd', verdict: 'REJECTED', comment: 'empty\ncut' },
    ]);
    assert.deepEqual([refused, empty], [[], 1]);
  });

  it('tells what it cannot mean', () => {
    const text = `${header}a\t+\t\na\t-\tbad\nb\tmaybe\t\nc\t-\t\n\t+\t\n`;
    const { wanted, refused } = verdictsIn(text, 'v.tsv');
    assert.deepEqual(wanted, []);
    assert.deepEqual(
      refused.map(({ id, reason }) => `${id}: ${reason}`),
      [
        ': row 6 names no assignment',
        'a: its rows have different verdicts',
        'b: the verdict is neither + nor -',
        'c: a rejection needs a comment',
      ],
    );
    assert.throws(
      () => verdictsIn('ACCEPT:verdict\n+\n', 'v.tsv'),
      /v\.tsv: no column ASSIGNMENT:/,
    );
    assert.throws(
      () => verdictsIn('ASSIGNMENT:assignment_id,ACCEPT:verdict,ACCEPT:verdict\na,+,-\n', 'v.csv'),
      /v\.csv: two columns are called ACCEPT:verdict/,
    );
  });

  it('comes back with what was refused, to be mended and read again', async () => {
    const folder = await folderWith({});
    const path = refusedFileOf(join(folder, 'v.tsv'));
    assert.equal(path, join(folder, 'v.refused.tsv'));
    await writeRefused(path, [{ id: 'a', verdict: '-', comment: 'a\tb', reason: 'why "so"' }]);
    const { wanted } = await readVerdictFile(path);
    assert.deepEqual(wanted, [{ id: 'a', verdict: 'REJECTED', comment: 'a\tb' }]);
  });
});

describe('verdicts in bulk', function () {
  this.timeout(60_000);
  let pool: ReviewedPool;
  let root: string;

  before(async () => {
    pool = await reviewedPool();
    root = await folderWith({});
  });
  after(async () => {
    await pool.close();
    await removeFolders();
  });

  const verdictsGiven = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
    const answer = await fetch(`${pool.url}/sandbox/stats`, {
      headers: { authorization: `ApiKey ${pool.token}` },
    });
    const { verdicts } = (await answer.json()) as { verdicts: Record<string, string[]> };
    return verdicts;
  };

  it('are checked first, counted with what they cost, and given once', async () => {
    const [first, second, third] = await pool.submitted();
    assert.ok(first && second && third);
    const plan = await planVerdicts(pool.client, [
      { id: first.id, verdict: 'ACCEPTED', comment: 'Well done' },
      { id: second.id, verdict: 'REJECTED', comment: 'Cut off' },
      { id: 'none', verdict: 'ACCEPTED', comment: '' },
    ]);
    assert.deepEqual(
      plan.refused.map(({ id, reason }) => [id, reason]),
      [['none', 'there is no such assignment']],
    );
    const totals = totalsOf(plan.changes);
    assert.deepEqual([totals.accepted, totals.rejected], [1, 1]);
    assert.ok(Math.abs(totals.rewards + totals.fee - 0.07) < 1e-9);
    const options = { client: pool.client, root, source: 'one' };
    const report = await applyVerdicts(plan.changes, options);
    assert.deepEqual([report.given.accepted, report.given.rejected, report.refused], [1, 1, []]);
    const again = await planVerdicts(pool.client, plan.changes);
    assert.deepEqual([again.changes, again.already], [[], 2]);
    // A plan that was overtaken gives nothing twice either.
    await applyVerdicts(plan.changes, options);
    const given = await verdictsGiven();
    assert.deepEqual([given[first.id], given[second.id]], [['ACCEPTED'], ['REJECTED']]);
    assert.deepEqual(await readdir(join(root, '.crowdsmith', 'verdicts')), []);
  });

  it('may turn a rejection into an acceptance, and nothing into a rejection', async () => {
    const rejected = await planByFilter(pool.client, {
      ...{ pools: [pool.poolId], filter: { status: ['REJECTED'] } },
      ...{ verdict: 'ACCEPTED', comment: 'On second thoughts' },
    });
    assert.equal(totalsOf(rejected.changes).secondThoughts, 1);
    await applyVerdicts(rejected.changes, { client: pool.client, root, source: 'two' });
    const [id = ''] = rejected.changes.map((one) => one.id);
    const { refused } = await planVerdicts(pool.client, [
      { id, verdict: 'REJECTED', comment: 'No' },
    ]);
    assert.equal(refused[0]?.reason, 'it is accepted, which is final');
  });

  it('go on after a crash: nothing that was given is given again', async () => {
    const [first, second, third] = await pool.submitted();
    assert.ok(first && second && third);
    const changes = [first, second, third].map(({ id, pool_id: poolId }) => ({
      ...{ id, poolId, verdict: 'REJECTED' as const, comment: 'Noise' },
      ...{ from: 'SUBMITTED' as const, reward: 0.02 },
    }));
    // What a process leaves that dies between the platform's answer and its own note.
    const journal = await VerdictJournal.open(root, `${pool.client.baseUrl}\nthree`);
    await journal.note('begun', changes.slice(0, 2));
    await pool.client.assignments.reject(first.id, 'Noise');
    await journal.close('go-on-later');
    const before = pool.client.requestCount();
    const { given, refused } = await applyVerdicts(changes, {
      ...{ client: pool.client, root, source: 'three' },
    });
    assert.deepEqual([given.rejected, refused], [3, []]);
    // All are asked about; the one that was given is not judged again.
    assert.equal(pool.client.requestCount() - before, 5);
    const verdicts = await verdictsGiven();
    for (const { id } of changes) assert.deepEqual(verdicts[id], ['REJECTED']);
  });

  it('leave alone what somebody else has judged since they were planned, and name it', async () => {
    const [taken, agreed, left] = await pool.submitted();
    assert.ok(taken && agreed && left);
    const wanted = [taken, agreed, left].map(({ id }) => ({
      ...{ id, verdict: 'ACCEPTED' as const, comment: 'Ours' },
    }));
    const { changes } = await planVerdicts(pool.client, wanted);
    assert.equal(changes.length, 3);
    // On the site, while the question was open. The platform itself would let a rejection be overruled.
    await pool.client.assignments.reject(taken.id, 'Theirs');
    await pool.client.assignments.accept(agreed.id, 'Theirs');
    const report = await applyVerdicts(changes, { client: pool.client, root, source: 'overtaken' });
    assert.deepEqual([report.given.accepted, report.refused], [1, []]);
    assert.ok(Math.abs(report.given.rewards - 0.02) < 1e-9, 'only what we gave counts as paid');
    assert.deepEqual(
      report.overtaken.map(({ id, now, as, reason }) => [id, now, as, reason]),
      [
        [taken.id, 'REJECTED', 'other', 'somebody else has rejected it meanwhile'],
        [agreed.id, 'ACCEPTED', 'wanted', 'somebody else has accepted it meanwhile'],
      ],
    );
    const given = await verdictsGiven();
    assert.deepEqual(
      wanted.map(({ id }) => given[id]),
      [['REJECTED'], ['ACCEPTED'], ['ACCEPTED']],
    );
    assert.equal((await pool.client.assignments.get(taken.id)).public_comment, 'Theirs');
  });

  it('keep their journal while the platform is away, and a torn line harms nobody', async () => {
    const [one] = await pool.submitted();
    assert.ok(one);
    const change = {
      ...{ id: one.id, poolId: one.pool_id, verdict: 'ACCEPTED' as const, comment: '' },
      ...{ from: 'SUBMITTED' as const, reward: 0.02 },
    };
    const options = { client: pool.client, root, source: 'four' };
    await assert.rejects(
      applyVerdicts([change], { ...options, signal: AbortSignal.abort() }),
      /abort/i,
    );
    const journal = await VerdictJournal.open(root, `${pool.client.baseUrl}\nfour`);
    await journal.note('given', [change]);
    await journal.close('go-on-later');
    const report = await applyVerdicts([change], options);
    assert.deepEqual([report.given.accepted, report.before], [0, 1]);
    assert.equal((await pool.client.assignments.get(one.id)).status, 'SUBMITTED');
  });

  it('by filter take only what passes', async () => {
    const waiting = await pool.submitted();
    const text = String(waiting[0]?.tasks?.[0]?.input_values.text);
    const plan = await planByFilter(pool.client, {
      ...{ pools: [pool.poolId], filter: { status: ['SUBMITTED'], text } },
      ...{ verdict: 'ACCEPTED', comment: '' },
    });
    assert.ok(plan.changes.some(({ id }) => id === waiting[0]?.id));
    assert.ok(plan.changes.length < waiting.length);
    await assert.rejects(
      planByFilter(pool.client, {
        ...{ pools: [pool.poolId], filter: { status: ['SUBMITTED'] } },
        ...{ verdict: 'REJECTED', comment: ' ' },
      }),
      /needs a comment/,
    );
    assert.ok((await readFile(join(root, '.crowdsmith', '.gitignore'), 'utf8')).startsWith('*'));
  });
});
