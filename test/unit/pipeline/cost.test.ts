import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateCost, notebookCost, priceOf, worstCost } from '../../../src/pipeline/cost';
import type { RunPlan } from '../../../src/pipeline/runPlan';

const pool = (reward: number, overlap: number, page: number, more = {}): object => ({
  path: 'a.pool.yaml',
  object: {
    ...more,
    reward_per_assignment: reward,
    defaults: { default_overlap_for_new_task_suites: overlap },
    mixer_config: { real_tasks_count: page },
  },
});

/** The notebook's own pools. */
const planOf = (texts: number, attempts = 3, more: object = {}): RunPlan =>
  ({
    spec: { recording: { attempts }, limits: undefined, budget: { hard: Infinity } },
    texts: Array.from({ length: texts }, (_, id) => ({ id: String(id), text: '' })),
    classification: { pool: pool(0.025, 5, 25) },
    recording: { pool: pool(0.015, 1, 1) },
    verification: { pool: pool(0.03, 3, 20) },
    ...more,
  }) as unknown as RunPlan;

describe('what a run costs', () => {
  it("is by the notebook's rule what the notebook says for a hundred texts", () => {
    // 100·5/25·0.075 + 100·0.065 + 1.2·100·3/20·0.08
    assert.equal(notebookCost(planOf(100)), 1.5 + 6.5 + 1.44);
  });

  it('is more than that rule for few texts, whose pages are not full', () => {
    assert.ok(estimateCost(planOf(5)).total > notebookCost(planOf(5)));
  });

  it('is less when fewer texts pass, and more when more recordings are rejected', () => {
    const plan = planOf(1000);
    const usual = estimateCost(plan).total;
    assert.ok(estimateCost(plan, 1000, { passing: 0.5, rejected: 1 / 6 }).total < usual);
    const worse = estimateCost(plan, 1000, { passing: 1, rejected: 0.4 });
    assert.ok((worse.lines[2]?.suites ?? 0) > (estimateCost(plan).lines[2]?.suites ?? 0));
  });

  it('is never more than the worst case, and grows with the texts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (texts, attempts, rejected) => {
          const plan = planOf(texts, attempts);
          const { total } = estimateCost(plan, texts, { passing: 1, rejected });
          assert.ok(total <= worstCost(plan) + 1e-9, `${total} > ${worstCost(plan)}`);
          assert.ok(
            estimateCost(planOf(texts + 25, attempts), texts + 25).total >=
              estimateCost(plan).total,
          );
        },
      ),
    );
  });

  it('is at most what it is when every recording comes by itself, and fills no page', () => {
    // Whoever waits for company waits for a quarter of an hour: a slow crowd hands in one by one.
    const pages = 2 * (3 * 10);
    const all = worstCost(planOf(10, 2));
    const classified = Math.ceil((10 * 5) / 25) + 4;
    assert.ok(Math.abs(all - (classified * 0.075 + 10 * 0.065 + pages * 0.08)) < 1e-9, `${all}`);
  });

  it('is never more than the limit at which everything stops', () => {
    const plan = planOf(1000);
    const spec = { ...plan.spec, budget: { soft: 5, hard: 12 } };
    assert.equal(worstCost({ ...plan, spec }), 12);
  });

  it('counts the answers and the prices that a pool may come to', () => {
    const usual = planOf(10);
    const disputed = { dynamic_overlap_config: { max_overlap: 5 } };
    const dear = {
      dynamic_pricing_config: {
        intervals: [{ reward_per_assignment: 0.03 }, { reward_per_assignment: 0.3 }],
      },
    };
    const more = planOf(10, 3, { verification: { pool: pool(0.03, 3, 20, disputed) } });
    assert.ok(worstCost(more) > worstCost(usual));
    const dearer = planOf(10, 3, { recording: { pool: pool(0.015, 1, 1, dear) } });
    assert.ok(Math.abs(priceOf(dearer.recording.pool.object, 2) - 2 * 0.35) < 1e-9);
    assert.ok(estimateCost(dearer).total > estimateCost(usual).total + 2);
    assert.ok(worstCost(dearer) >= estimateCost(dearer).total);
  });
});
