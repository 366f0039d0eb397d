import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  checkSpending,
  commitSpending,
  ledgerName,
  readLedger,
  readSpendingCap,
  type Spending,
} from '../../../../src/deploy/spending';
import { openWorkspace } from '../../../../src/workspace';
import { folderWith, removeFolders } from '../../workspace/temporaryFolder';

const toloka = { name: 'toloka', sandbox: false, label: 'Toloka' };

describe('the door for money', () => {
  let root: string;

  beforeEach(async () => {
    root = await folderWith();
  });

  afterEach(removeFolders);

  const spending = (more: Partial<Spending> = {}): Spending => ({
    workspace: openWorkspace(root),
    profile: toloka,
    cap: 10,
    what: 'Opening Reading',
    subject: 'pool 1',
    sum: 4,
    ...more,
  });

  it('adds up what is committed and stops at the cap', async () => {
    assert.deepEqual(await commitSpending(spending()), { state: 'allowed', committed: 4 });
    const second = await commitSpending(spending({ subject: 'pool 2', sum: 6 }));
    assert.deepEqual(second, { state: 'allowed', committed: 10 });
    const third = await commitSpending(spending({ subject: 'bonus a', sum: 0.01 }));
    assert.ok(third.state === 'refused' && third.why === 'cap');
    assert.match(third.message, /\$0\.0100.*\$10\.00 on Toloka.*\$10\.00 are taken.*spendingCap/);
    assert.equal((await readLedger(root, 'toloka')).size, 2);
  });

  it('counts a subject once, with the largest of its totals', async () => {
    await commitSpending(spending({ sum: 4, total: 4 }));
    // Opened again when three quarters are done, and again with more tasks in it.
    await commitSpending(spending({ sum: 1, total: 4 }));
    const grown = await commitSpending(spending({ sum: 3, total: 6 }));
    assert.deepEqual(grown, { state: 'allowed', committed: 6 });
    const smaller = await checkSpending(spending({ sum: 1, total: 2 }));
    assert.deepEqual(smaller, { state: 'allowed', committed: 6 });
  });

  it('only looks when asked to look', async () => {
    assert.equal((await checkSpending(spending())).state, 'allowed');
    assert.equal((await readLedger(root, 'toloka')).size, 0);
  });

  it('keeps profiles apart, and lets sandboxes spend without a trace', async () => {
    await commitSpending(spending({ sum: 10 }));
    const other = { name: 'yandex-tasks', sandbox: false };
    assert.equal((await commitSpending(spending({ profile: other, sum: 10 }))).state, 'allowed');
    const sandbox = { name: 'sandbox', sandbox: true };
    assert.equal((await commitSpending(spending({ profile: sandbox, sum: 1e6 }))).state, 'allowed');
    assert.equal((await readLedger(root, 'sandbox')).size, 0);
  });

  it('refuses what the balance does not cover and says how much is missing', async () => {
    const verdict = await commitSpending(spending({ cap: undefined, sum: 12, balance: 10.5 }));
    assert.ok(verdict.state === 'refused' && verdict.why === 'balance');
    assert.match(verdict.message, /\$12\.00.*\$10\.50.*\$1\.50 are missing/);
    const enough = await commitSpending(spending({ cap: undefined, sum: 10.5, balance: 10.5 }));
    assert.equal(enough.state, 'allowed');
  });

  it('without a cap remembers all the same, so that one can be set later', async () => {
    await commitSpending(spending({ cap: undefined, sum: 9 }));
    const later = await checkSpending(spending({ cap: 10, subject: 'pool 2', sum: 2 }));
    assert.equal(later.state, 'refused');
  });

  it('never passes the cap, whoever asks at the same time', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        commitSpending(spending({ subject: `pool ${i}`, sum: 3 })),
      ),
    );
    assert.equal(verdicts.filter(({ state }) => state === 'allowed').length, 3);
    const total = [...(await readLedger(root, 'toloka')).values()].reduce((a, b) => a + b, 0);
    assert.equal(total, 9);
  });

  it('survives a line that a crash cut short', async () => {
    await commitSpending(spending({ sum: 4 }));
    await appendFile(join(root, ledgerName), '{"at":"2026-01-01","profile":"tol');
    await commitSpending(spending({ subject: 'pool 2', sum: 5 }));
    assert.deepEqual([...(await readLedger(root, 'toloka')).values()], [4, 5]);
  });

  it('stops at a line that somebody spoiled', async () => {
    await commitSpending(spending());
    await appendFile(join(root, ledgerName), '<<<<<<< mine\n');
    await assert.rejects(commitSpending(spending()), /spending\.jsonl:2 cannot be read/);
  });

  it('lets nothing without a bound pass a cap', async () => {
    const verdict = await commitSpending(spending({ sum: 0, endless: 1 }));
    assert.ok(verdict.state === 'refused' && verdict.why === 'cap');
    assert.match(
      verdict.message,
      /Opening Reading: .*endless overlap.*crowdsmith\.spendingCap is set/,
    );
    const free = await commitSpending(spending({ sum: 0, endless: 1, cap: undefined }));
    assert.equal(free.state, 'allowed');
  });

  it('refuses sums that are none', async () => {
    for (const sum of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      await assert.rejects(commitSpending(spending({ sum })), RangeError);
    }
  });

  it('holds no more than sums and names', async () => {
    await commitSpending(spending());
    const [line = ''] = (await readFile(join(root, ledgerName), 'utf8')).split('\n');
    assert.deepEqual(Object.keys(JSON.parse(line) as object), [
      'at',
      'profile',
      'subject',
      'what',
      'total',
    ]);
  });

  it('never lets the sum of all subjects pass the cap, in any order of asking', async () => {
    const asked = fc.array(
      fc.record({
        subject: fc.constantFrom('a', 'b', 'c'),
        cents: fc.integer({ min: 0, max: 600 }),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(asked, async (list) => {
        root = await folderWith();
        for (const { subject, cents } of list) {
          await commitSpending(spending({ subject, sum: cents / 100 }));
        }
        const total = [...(await readLedger(root, 'toloka')).values()].reduce((a, b) => a + b, 0);
        assert.ok(total <= 10 + 1e-9, `${total}`);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the spending cap of a workspace', () => {
  afterEach(removeFolders);

  const capIn = async (text?: string): Promise<number | undefined> => {
    const root = await folderWith(text === undefined ? {} : { '.vscode/settings.json': text });
    return await readSpendingCap(root);
  };

  it('is read from settings with comments and trailing commas', async () => {
    assert.equal(await capIn('// money\n{ "crowdsmith.spendingCap": 25.5, }\n'), 25.5);
    assert.equal(await capIn('{ "crowdsmith.spendingCap": 0 }'), 0);
  });

  it('is absent when nobody set it', async () => {
    for (const text of [undefined, '', '{}', 'null', '{ "crowdsmith.spendingCap": null }']) {
      assert.equal(await capIn(text), undefined);
    }
  });

  it('stops everything when it is there and cannot be read', async () => {
    for (const text of [
      '{ "crowdsmith.spendingCap": "ten" }',
      '{ "crowdsmith.spendingCap": -1 }',
      '{ "crowdsmith.spendingCap": 5',
    ]) {
      await assert.rejects(capIn(text), /\.vscode\/settings\.json/);
    }
  });
});
