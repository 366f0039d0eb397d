import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AssignmentRow, PoolRow } from '../../../../src/sandbox/domain/rows';
import { earned, ended, judged, submitted } from '../../../../src/sandbox/quality/moments';
import { Timelines, type Moment, type Reader } from '../../../../src/sandbox/quality/timelines';
import { quietWorld } from '../world';

const readers: readonly Reader<Moment>[] = [judged, submitted, earned, ended];
const pools = ['20000001', '20000002'].map((id) => ({ id }) as PoolRow);

/** Times are whole and far apart, so that their order is never a matter of taste. */
interface Step {
  readonly number: number;
  readonly to: AssignmentRow['status'];
}

const step: fc.Arbitrary<Step> = fc.record({
  number: fc.nat(12),
  to: fc.constantFrom('ACTIVE', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'SKIPPED'),
});

function rowAfter(
  before: AssignmentRow | undefined,
  { number, to }: Step,
  at: number,
): AssignmentRow {
  const fresh: AssignmentRow = {
    id: `a${number}`,
    poolId: pools[number % 2]!.id,
    suiteId: 's',
    userId: `u${number % 3}`,
    status: 'ACTIVE',
    reward: number,
    taskIds: [],
    mixed: true,
    createdAt: at,
    dueAt: at,
    captchas: [],
    verdicts: [],
  };
  const row = { ...(before ?? fresh), status: to };
  if (to === 'SKIPPED') return { ...row, skippedAt: at };
  if (to === 'ACTIVE') return row;
  const answered = { ...row, submittedAt: row.submittedAt ?? at };
  if (to === 'ACCEPTED') return { ...answered, acceptedAt: at };
  return to === 'REJECTED' ? { ...answered, rejectedAt: at } : answered;
}

describe('timelines of what people did', () => {
  it('end as a look at everything that is stored would end', () => {
    const size = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), size, fc.nat(30), (steps, most, sinceStep) => {
        const world = quietWorld();
        const timelines = new Timelines(world);
        steps.forEach((one, index) => {
          const { assignments } = world.store;
          assignments.put(rowAfter(assignments.get(`a${one.number}`), one, (index + 1) * 1000));
          // The first questions come early, so that lists must be kept up afterwards.
          if (index > 2 && index % 7 !== 0) return;
          const window = { pools, userId: `u${index % 3}`, since: sinceStep * 1000, size: most };
          for (const read of readers) {
            const found = timelines.latest(read, window);
            const all = [...assignments.values()]
              .filter(({ userId }) => userId === window.userId)
              .flatMap((row) => read(row, world))
              .filter(({ at }) => at > window.since)
              .sort((a, b) => a.at - b.at);
            assert.deepEqual(found, most === undefined ? all : all.slice(-most));
          }
        });
      }),
    );
  });

  it('hold all when somebody asks for more than were kept', () => {
    const world = quietWorld();
    const timelines = new Timelines(world);
    const window = { pools: pools.slice(0, 1), userId: 'u0', since: 0 };
    const put = (number: number): void => {
      const row = rowAfter(undefined, { number: 0, to: 'SUBMITTED' }, number);
      world.store.assignments.put({ ...row, id: `b${number}` });
    };
    put(1);
    assert.equal(timelines.latest(submitted, { ...window, size: 2 }).length, 1);
    for (let number = 2; number <= 500; number++) put(number);
    assert.equal(timelines.latest(submitted, { ...window, size: 2 }).length, 2);
    assert.equal(timelines.latest(submitted, { ...window, size: 300 }).length, 300);
    assert.equal(timelines.latest(submitted, { ...window, size: undefined }).length, 500);
  });
});
