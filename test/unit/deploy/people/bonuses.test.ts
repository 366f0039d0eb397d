import assert from 'node:assert/strict';
import {
  bonusColumns,
  bonusesIn,
  guessColumns,
  payBonuses,
  planBonuses,
  readTable,
  type BonusRow,
} from '../../../../src/deploy/people';
import { all, startPlatform, type TestPlatform } from '../platform';

const account = 'sandbox';

function rowsFor(platform: { readonly people: readonly string[] }, count: number): BonusRow[] {
  return Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    bonus: {
      user_id: platform.people[index % platform.people.length] ?? '',
      amount: 0.5,
      without_message: true,
      private_comment: `Round ${Math.floor(index / platform.people.length)}`,
    },
  }));
}

/** Ids of performers of the sandbox's crowd: those who took something. */
async function peopleOf({ client }: TestPlatform): Promise<readonly string[]> {
  const project = await client.projects.create({
    public_name: 'Words',
    public_description: 'Read',
    assignments_issuing_type: 'AUTOMATED',
    task_spec: {
      input_spec: { word: { type: 'string' } },
      output_spec: { ok: { type: 'boolean' } },
      view_spec: { type: 'classic', markup: '<p>${word}</p>' },
    },
  });
  const pool = await client.pools.create({
    project_id: project.id,
    private_name: 'Words',
    may_contain_adult_content: false,
    will_expire: '2099-01-01T00:00:00',
    reward_per_assignment: 0.01,
    assignment_max_duration_seconds: 600,
    auto_accept_solutions: true,
    defaults: { default_overlap_for_new_task_suites: 3 },
    mixer_config: { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 },
  });
  const tasks = [1, 2, 3].map((n) => ({
    pool_id: pool.id,
    input_values: { word: `${n}` },
    overlap: 4,
  }));
  await client.operations.wait(await client.tasks.create(tasks));
  await client.operations.wait(await client.pools.open(pool.id));
  for (;;) {
    const found = await all(client.assignments.list({ pool_id: pool.id }));
    const people = [...new Set(found.map(({ user_id }) => user_id))];
    if (people.length >= 4) return people.slice(0, 4);
  }
}

describe('bonuses', () => {
  let platform: TestPlatform;
  let people: readonly string[];

  before(async () => {
    platform = await startPlatform();
    people = await peopleOf(platform);
  });

  after(() => platform.close());

  const paid = async (): Promise<number> => (await all(platform.client.userBonuses.list())).length;

  it('are paid once, however often the same list is paid', async () => {
    const rows = rowsFor({ people }, 6);
    const plan = await planBonuses(platform.client, account, rows);
    assert.equal(plan.sum, 3);
    const outcomes = await payBonuses(platform.client, plan);
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      Array<string>(6).fill('done'),
    );
    assert.equal(await paid(), 6);
    const again = await planBonuses(platform.client, account, rows);
    assert.equal(again.sum, 0);
    assert.equal(again.key, plan.key);
    assert.ok(again.rows.every(({ state, when }) => state === 'paid' && when !== undefined));
    assert.deepEqual(await payBonuses(platform.client, again), []);
    assert.equal(await paid(), 6);
  });

  it('count a plan that is carried out twice once', async () => {
    const before = await paid();
    const [user_id = ''] = people;
    const row = { bonus: { user_id, amount: 1, without_message: true } };
    const plan = await planBonuses(platform.client, account, [row]);
    await Promise.all([payBonuses(platform.client, plan), payBonuses(platform.client, plan)]);
    assert.equal(await paid(), before + 1);
  });

  it('count equal rows of one list each', async () => {
    const before = await paid();
    const [user_id = ''] = people;
    const row = { bonus: { user_id, amount: 0.7, without_message: true } };
    const plan = await planBonuses(platform.client, account, [row, row]);
    assert.equal(plan.sum, 1.4);
    await payBonuses(platform.client, plan);
    assert.equal(await paid(), before + 2);
  });

  it('are paid once more where that is meant', async () => {
    const before = await paid();
    const [user_id = ''] = people;
    const row = { bonus: { user_id, amount: 0.9, without_message: true } };
    await payBonuses(platform.client, await planBonuses(platform.client, account, [row]));
    const again = await planBonuses(platform.client, account, [row], { again: 'meant' });
    assert.equal(again.sum, 0.9);
    await payBonuses(platform.client, again);
    assert.equal(await paid(), before + 2);
  });

  it('leave others alone when one is refused, and can be tried again', async () => {
    const before = await paid();
    const [user_id = ''] = people;
    const good = { bonus: { user_id, amount: 0.11, without_message: true } };
    const bad = { bonus: { user_id, amount: 0.001, without_message: true } };
    const plan = await planBonuses(platform.client, account, [bad, good]);
    const outcomes = await payBonuses(platform.client, plan);
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      ['failed', 'done'],
    );
    assert.match(outcomes[0]?.state === 'failed' ? outcomes[0].reason : '', /amount/);
    assert.equal(await paid(), before + 1);
    const second = await planBonuses(platform.client, account, [bad, good]);
    assert.deepEqual(
      second.rows.map(({ state }) => state),
      ['new', 'paid'],
    );
  });

  it('that are broken off are gone on with, on a bad day as well', async () => {
    const bad = await startPlatform('500=0.1,cut=0.1,seed=3');
    try {
      const those = await peopleOf(bad);
      const rows = rowsFor({ people: those }, 24);
      const stop = new AbortController();
      const plan = await planBonuses(bad.client, account, rows);
      const first = await payBonuses(bad.client, plan, {
        signal: stop.signal,
        onProgress: (done) => {
          if (done >= 7) stop.abort();
        },
      });
      assert.ok(first.some(({ state }) => state === 'left'));
      for (let round = 0; round < 5; round++) {
        const next = await planBonuses(bad.client, account, rows);
        if (next.sum === 0) break;
        await payBonuses(bad.client, next);
      }
      const there = await all(bad.client.userBonuses.list());
      assert.equal(there.length, 24);
    } finally {
      await bad.close();
    }
  });
});

describe('a file of bonuses', () => {
  it('is read by the names of its columns, and rows with mistakes are told', () => {
    const text =
      'ASSIGNMENT:worker_id\tbonus\tASSIGNMENT:assignment_id\tcomment\n' +
      'p1\t0.5\ta1\tgood\n' +
      '\t0.5\t\t\n' +
      'p2\t0,5\t\t\n' +
      'p3\t500\t\t\n' +
      '"p\n4"\t1\t\t\n' +
      'p5\t2\n';
    const table = readTable(text);
    const columns = guessColumns(table.header, bonusColumns);
    assert.deepEqual(columns, {
      performer: 'ASSIGNMENT:worker_id',
      amount: 'bonus',
      assignment: 'ASSIGNMENT:assignment_id',
      comment: 'comment',
    });
    const { rows, problems } = bonusesIn(table, columns, 'EN');
    assert.deepEqual(
      rows.map(({ line, bonus }) => [line, bonus.amount]),
      [
        [2, 0.5],
        [6, 1],
        [8, 2],
      ],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 5],
    );
    assert.match(problems[1]?.message ?? '', /dollars with a point/);
    assert.match(problems[2]?.message ?? '', /\$100/);
  });

  it('pays by no column that there are two of', () => {
    const table = readTable('user_id,amount,amount\nann,0.5,5\n');
    const columns = guessColumns(table.header, bonusColumns);
    assert.throws(() => bonusesIn(table, columns, 'EN'), /Two columns are called amount/);
  });

  it('lets the performer read a title and a message in one language', () => {
    const table = readTable('performer,amount,title,message\np1,1,Thanks,"Well, done"\n');
    const columns = guessColumns(table.header, bonusColumns);
    const [row] = bonusesIn(table, columns, 'FR').rows;
    assert.ok(row);
    assert.deepEqual(row.bonus.public_title, { FR: 'Thanks' });
    assert.deepEqual(row.bonus.public_message, { FR: 'Well, done' });
    assert.equal(row.bonus.without_message, undefined);
  });
});
