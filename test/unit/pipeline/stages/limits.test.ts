import assert from 'node:assert/strict';
import type { Run } from '../../../../src/pipeline/run/context';
import { LimitReached } from '../../../../src/pipeline/run/spending';
import { lookBack } from '../../../../src/pipeline/stages/listeningBefore';
import { beyondLimit, refuseBeyondLimit } from '../../../../src/pipeline/stages/limits';
import type { NextWork } from '../../../../src/pipeline/stages/limits';

/** Pages of two for three listeners each, at a dollar; the fee is 0.05 a page. */
const verification = {
  reward_per_assignment: 1,
  defaults: { default_overlap_for_new_tasks: 3 },
  mixer_config: { real_tasks_count: 2 },
};
const recording = { reward_per_assignment: 0.1 };

interface World {
  readonly facts: Map<string, unknown>;
  /** Labels that each answered page is about. */
  readonly answered: readonly (readonly string[])[];
  asked: number;
}

function runIn(world: World, hard: number): Run {
  const { facts } = world;
  const list = async function* (): AsyncGenerator<object> {
    world.asked++;
    for (const [at, labels] of world.answered.entries()) {
      const tasks = labels.map((label) => {
        const [assignment_id, text_id] = label.split('/');
        return { id: `task ${label}`, input_values: { assignment_id, text_id } };
      });
      const solutions = tasks.map(() => ({ output_values: { ok: 'yes' } }));
      yield await Promise.resolve({ id: `${at}`, user_id: `listener ${at}`, tasks, solutions });
    }
  };
  const run = {
    client: { assignments: { list } },
    hadTasks: true,
    ids: { verification: { pool: '9' } },
    plan: {
      spec: {
        budget: { soft: hard, hard },
        verification: { accept: { output: 'ok', equals: 'yes', confidence: 0.6 } },
      },
      recording: { pool: { object: recording } },
      verification: { pool: { object: verification } },
    },
    runner: {
      isDone: (key: string) => facts.has(key),
      finished: (prefix: string) => [...facts].filter(([key]) => key.startsWith(prefix)),
      observe: async ({ key, run: look }: { key: string; run: () => Promise<unknown> }) =>
        void facts.set(key, await look()),
    },
  };
  return run as unknown as Run;
}

const next = (number: number, labels: readonly string[], waiting = 0): NextWork => ({
  ...{ book: { paid: 0 } as never, spentBefore: 0, work: 'judging' },
  ...{ recording: waiting, batch: { number, labels } },
});

describe('the limits of a budget while recordings are with the listeners', () => {
  const pair = ['a/1', 'b/2'];
  const sent = (): Map<string, unknown> =>
    new Map<string, unknown>([
      ['verification/batch/1', ['a', 'b']],
      ['verification/tasks/1/f', { operation: 'o', tasks: pair }],
    ]);

  it('counts what other batches will cost', async () => {
    const world: World = { facts: sent(), answered: [], asked: 0 };
    // Two pages of three listeners each: 6.30.
    assert.equal(await beyondLimit(runIn(world, 6.4), next(2, ['c/3'])), undefined);
    assert.equal(world.asked, 0, 'the journal is enough where the sum is far from the limit');
    await assert.rejects(
      () => refuseBeyondLimit(runIn(world, 6.2), next(2, ['c/3'])),
      LimitReached,
    );
    // Nor is there anything for what a batch judged, or refused before anybody heard it.
    for (const end of ['verification/judged/1', 'verification/batch/1/done']) {
      const facts = sent().set(end, { assignments: 0, judgements: {} });
      const settled: World = { facts, answered: [], asked: 0 };
      assert.equal(await beyondLimit(runIn(settled, 6.2), next(2, ['c/3'])), undefined, end);
    }
  });

  it('counts a batch that is being prepared at the same time, from one side', async () => {
    const facts = new Map<string, unknown>([
      ['verification/batch/1', ['a']],
      ['verification/batch/2', ['c']],
    ]);
    const world: World = { facts, answered: [], asked: 0 };
    assert.equal(await beyondLimit(runIn(world, 3.2), next(1, ['a/1'])), undefined);
    assert.notEqual(await beyondLimit(runIn(world, 3.2), next(2, ['c/3'])), undefined);
  });

  it('takes no answer for one that is still to be paid, where that makes the difference', async () => {
    const facts = sent().set('verification/judged/0', { assignments: 2, judgements: {} });
    const world: World = { facts, answered: [pair, pair], asked: 0 };
    // 2.10 are paid; one page of the other batch and three of this one are missing: 4.20.
    assert.equal(await beyondLimit(runIn(world, 6.4), next(2, ['c/3'])), undefined);
    assert.equal(world.asked, 1);
    const sums = await beyondLimit(runIn(world, 6.2), next(2, ['c/3']));
    assert.ok(sums !== undefined && Math.abs(sums.spent - 2.1) < 1e-9);
    assert.ok(Math.abs(sums.next - 4.2) < 1e-9);
  });

  it('counts recordings, not pages that hold several, and what is good will be paid for', async () => {
    const world: World = { facts: new Map(), answered: [], asked: 0 };
    const page = ['a/1', 'a/2', 'a/3'];
    assert.equal(await beyondLimit(runIn(world, 6.5), next(1, page, 1)), undefined);
    assert.notEqual(await beyondLimit(runIn(world, 6.4), next(1, page, 1)), undefined);
  });

  it('counts what listeners were paid before the journal began', async () => {
    const world: World = { facts: new Map(), answered: [pair, pair], asked: 0 };
    const run = runIn(world, 5.2);
    const book = { waiting: () => [] } as never;
    await lookBack(run, book);
    await lookBack(run, book);
    assert.equal(world.asked, 1);
    assert.notEqual(await beyondLimit(run, next(2, ['c/3'])), undefined);
    assert.equal(await beyondLimit(runIn(world, 5.3), next(2, ['c/3'])), undefined);
  });
});
