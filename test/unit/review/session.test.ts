import assert from 'node:assert/strict';
import { ReviewSession, type ReviewState } from '../../../src/review';
import { reviewedPool, type ReviewedPool } from './reviewedPool';

describe('a sitting of judging answers', function () {
  this.timeout(60_000);
  let pool: ReviewedPool;
  before(async () => {
    pool = await reviewedPool(80);
  });
  after(() => pool.close());

  interface Sitting {
    readonly session: ReviewSession;
    readonly notices: string[];
    readonly judged: string[];
    state(): ReviewState;
  }

  async function sitting(
    undoTime: number,
    mayJudge: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<Sitting> {
    let last: ReviewState | undefined;
    const notices: string[] = [];
    const judged: string[] = [];
    const session = new ReviewSession({
      ...{ client: pool.client, where: 'Sandbox', undoTime, mayJudge, reasons: () => [] },
      pools: [{ id: pool.poolId, name: 'Reading' }],
      told: (state) => (last = state),
      show: () => undefined,
      piece: () => Promise.resolve(),
      judged: ({ id, status }) => judged.push(`${id} ${status}`),
      notice: (_kind, message) => notices.push(message),
      explain: String,
    });
    await session.obey({ do: 'resume' });
    return { session, notices, judged, state: () => last ?? assert.fail('nothing was told') };
  }

  const statusOf = async (id: string): Promise<string> =>
    (await pool.client.assignments.get(id)).status;
  const judge = (sat: Sitting, verdict: 'ACCEPTED' | 'REJECTED', comment = ''): Promise<void> =>
    sat.session.obey({ do: 'judge', id: sat.session.current ?? '', verdict, comment });

  it('holds a verdict back until the next one, a new list or the end', async () => {
    const sat = await sitting(60_000);
    const ids = sat.state().entries.map(({ id }) => id);
    await judge(sat, 'ACCEPTED');
    assert.equal(sat.state().held?.id, ids[0]);
    assert.equal(await statusOf(ids[0] ?? ''), 'SUBMITTED');
    await judge(sat, 'REJECTED', 'Noise');
    await sat.session.obey({ do: 'refresh' });
    assert.deepEqual(sat.judged, [`${ids[0] ?? ''} ACCEPTED`, `${ids[1] ?? ''} REJECTED`]);
    const left = sat.state().entries.filter(({ status }) => status === 'SUBMITTED');
    assert.equal(left.length, ids.length - 2);
    assert.ok(!left.some(({ id }) => id === ids[1]));
    await sat.session.obey({ do: 'open', id: ids[2] ?? '' });
    await judge(sat, 'ACCEPTED');
    await sat.session.end();
    assert.equal(await statusOf(ids[2] ?? ''), 'ACCEPTED');
    assert.deepEqual(sat.state().done, { accepted: 2, rejected: 1, paid: 0.14 });
  });

  it('refuses what the platform would refuse, and tells what it did refuse', async () => {
    const sat = await sitting(0);
    const id = sat.session.current ?? '';
    await judge(sat, 'REJECTED', '  ');
    assert.match(sat.notices.pop() ?? '', /needs a comment/);
    // Somebody else was faster.
    await pool.client.assignments.accept(id, '');
    await judge(sat, 'REJECTED', 'Noise');
    await sat.session.settle();
    const entry = sat.state().entries.find((one) => one.id === id);
    assert.equal(entry?.status, 'ACCEPTED');
    assert.equal(entry.pending, undefined);
    await sat.session.end();
  });

  it('leaves a verdict of somebody else as it is, given while ours was held back', async () => {
    const sat = await sitting(60_000);
    const id = sat.session.current ?? '';
    await judge(sat, 'ACCEPTED');
    // The platform would let a rejection be overruled.
    await pool.client.assignments.reject(id, 'Theirs');
    await sat.session.settle();
    assert.equal(await statusOf(id), 'REJECTED');
    assert.deepEqual(sat.judged, []);
    assert.match(sat.notices.at(-1) ?? '', /was rejected elsewhere meanwhile, and is left/);
    assert.equal(sat.state().entries.find((one) => one.id === id)?.status, 'REJECTED');
    await sat.session.end();
  });

  it('asks once whether it may, and gives nothing without a yes', async () => {
    const answers = [false, true];
    let asked = 0;
    const sat = await sitting(0, () => Promise.resolve(answers[asked++] ?? false));
    const [first, second] = sat.state().entries.map(({ id }) => id);
    await judge(sat, 'ACCEPTED');
    assert.equal(sat.session.current, first);
    assert.equal(sat.state().held, undefined);
    await judge(sat, 'ACCEPTED');
    await judge(sat, 'ACCEPTED');
    await sat.session.end();
    assert.equal(asked, 2);
    assert.deepEqual(sat.judged, [`${first ?? ''} ACCEPTED`, `${second ?? ''} ACCEPTED`]);
  });

  it('finds only what passes the filter', async () => {
    const sat = await sitting(0);
    const { performer } = sat.state().entries[0] ?? assert.fail();
    await sat.session.obey({ do: 'filter', filter: { status: 'SUBMITTED', performer } });
    assert.ok(sat.state().entries.length > 0);
    assert.ok(sat.state().entries.every((one) => one.performer === performer));
    await sat.session.obey({ do: 'filter', filter: { status: 'SUBMITTED', text: 'nowhere' } });
    assert.deepEqual([sat.state().entries, sat.state().current], [[], undefined]);
    await sat.session.end();
  });
});
