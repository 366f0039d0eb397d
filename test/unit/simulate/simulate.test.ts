import assert from 'node:assert/strict';
import type { PoolReport, SimulationReport } from '../../../src/simulate';
import { reportText } from '../../../src/simulate';
import { reportMarkdown } from '../../../src/simulate/report/markdown';
import { crowdOf, pool, project, simulated, SpecFolder, tasks, tooFast } from './folder';

const files = {
  'judging.project.yaml': project,
  'judging.pool.yaml': pool({ configs: tooFast }),
  'tasks.tsv': tasks(60),
};

/** Everything but how long the machine took. */
function withoutSeconds(report: SimulationReport): SimulationReport {
  return { ...report, seconds: 0 };
}

function only({ pools: [found, ...others] }: SimulationReport): PoolReport {
  assert.ok(found && others.length === 0);
  return found;
}

describe('simulating a pool', () => {
  let folder: SpecFolder;
  beforeEach(() => (folder = new SpecFolder(files)));
  afterEach(() => folder.drop());

  it('finds the same for the same seeds, and leaves the folder as it was', async () => {
    const before = folder.contents();
    const first = await simulated(folder);
    assert.deepEqual(withoutSeconds(await simulated(folder)), withoutSeconds(first));
    assert.deepEqual(folder.contents(), before);
    const other = await simulated(folder, { seeds: [3, 4] });
    assert.notDeepEqual(only(other).people, only(first).people);
  });

  it('adds up: every answer is somebody’s, and every cent has a reason', async () => {
    const found = only(await simulated(folder, { seeds: [1] }));
    assert.equal(found.finished, 1);
    assert.equal(found.asked.mean, 180);
    assert.equal(found.answered.mean, 180);
    const answers = found.people.reduce((sum, person) => sum + person.answers, 0);
    assert.equal(answers, 180);
    const paid = found.people.reduce((sum, person) => sum + person.paid, 0);
    assert.ok(Math.abs(paid - found.cost.mean) < 1e-9);
    assert.ok(Math.abs(found.reward.mean + found.fee.mean - found.cost.mean) < 1e-9);
    // A page costs 2 cents and 5 cents fee.
    assert.ok(Math.abs(found.fee.mean / found.reward.mean - 2.5) < 1e-9);
    const [curve] = found.curves;
    assert.deepEqual(curve?.points[0], [0, 0]);
    assert.equal(curve.points.at(-1)?.[1], 100);
  });

  it('measures by the hidden truth that the crowd file names', async () => {
    const crowd = crowdOf(`
truth: { verdict: { input: label } }
groups:
  - { name: perfect, habit: careful, count: 12, accuracy: 1, skips: 0, abandons: 0 }
`);
    const perfect = only(await simulated(folder, { crowd, seeds: [1] }));
    assert.equal(perfect.accuracy.answers?.mean, 1);
    assert.equal(perfect.accuracy.majority?.mean, 1);
    const always = crowdOf(`
truth: { verdict: { input: label } }
groups:
  - { name: script, habit: bot, count: 12, always_answers: good }
`);
    const scripted = only(await simulated(folder, { crowd: always, seeds: [1] }));
    // Two in three texts are good.
    assert.ok(Math.abs((scripted.accuracy.majority?.mean ?? 0) - 2 / 3) < 1e-9);
  });

  it('tells who is mistaken for whom: a confusion matrix goes before the accuracy', async () => {
    const crowd = crowdOf(`
truth: { verdict: { input: label } }
groups:
  - name: kind
    count: 12
    confusion: { verdict: { good: { good: 1 }, bad: { good: 1 } } }
`);
    const kind = only(await simulated(folder, { crowd, seeds: [1] }));
    assert.ok(Math.abs((kind.accuracy.answers?.mean ?? 0) - 2 / 3) < 0.01);
  });

  it('says who was banned by which rule, whether justly, and what it cost', async () => {
    const crowd = crowdOf(`
newcomers: none
truth: { verdict: { input: label } }
groups:
  - { name: steady, habit: careful, count: 10, skips: 0, abandons: 0 }
  - { name: quick but good, habit: careful, count: 2, accuracy: 1, pace: 0.1, skips: 0, abandons: 0 }
  - { name: hasty, habit: hasty, count: 3, skips: 0, abandons: 0 }
`);
    const found = only(await simulated(folder, { crowd, seeds: [1, 2, 3] }));
    const [fast, skipping] = found.rules;
    assert.match(fast?.collector ?? '', /^ASSIGNMENT_SUBMIT_TIME/);
    assert.equal(fast?.action, 'ban from the pool for ever');
    assert.equal(fast.comment, 'Too fast');
    assert.equal(fast.bans.low, 5);
    assert.equal(fast.just.high, 3);
    assert.equal(skipping?.firings.high, 0);
    assert.equal(found.bans.count.mean, 5);
    assert.equal(found.bans.missed.mean, 0);
    const fates = new Map(found.people.map(({ group, fate }) => [group, fate]));
    assert.equal(fates.get('steady'), 'stayed');
    assert.equal(fates.get('quick but good'), 'banned unjustly');
    assert.equal(fates.get('hasty'), 'banned justly');
    const banned = found.people.filter(({ rule }) => rule === fast.key);
    const cost = banned.reduce((sum, { paid }) => sum + paid, 0);
    assert.ok(Math.abs(cost - (found.bans.wasted.values[0] ?? 0)) < 1e-9);
  });

  it('tries what happens without each rule, but only those that acted', async () => {
    const totals: number[] = [];
    const states: string[] = [];
    const report = await simulated(folder, {
      rules: 'one by one',
      onProgress: (_done, total) => totals.push(total),
      onReport: ({ state }) => states.push(state),
    });
    const [fast, skipping] = only(report).rules;
    // Two seeds, and both again without the rule that bans.
    assert.equal(totals.at(-1), 4);
    assert.equal(states[0], 'partial');
    assert.equal(report.state, 'complete');
    assert.equal(fast?.without?.bans.high, 0);
    assert.ok(fast.bans.mean > 0);
    assert.deepEqual(skipping?.without?.cost, only(report).cost);
  });

  it('judges in the requester’s place where nothing is accepted by itself', async () => {
    folder.write(
      'judging.pool.yaml',
      pool().replace(
        'auto_accept_solutions: true',
        'auto_accept_solutions: false\nauto_accept_period_day: 5',
      ),
    );
    const crowd = crowdOf(`
truth: { verdict: { input: label } }
review: { accept_from: 0.9 }
groups: [{ habit: careless, count: 12, skips: 0, abandons: 0 }]
`);
    const found = only(await simulated(folder, { crowd, seeds: [1] }));
    const { answered, reward } = found;
    assert.ok(reward.mean > 0 && reward.mean < (answered.mean / 5) * 0.02);
  });

  it('says when nobody is left to do the work', async () => {
    const crowd = crowdOf('newcomers: none\ngroups: [{ habit: careful, count: 2 }]\n');
    const found = only(await simulated(folder, { crowd, seeds: [1] }));
    assert.equal(found.finished, 0);
    assert.equal(found.answered.mean, 120);
  });

  it('makes up tasks for a pool that has none, and says so', async () => {
    const spec = pool().replace(/\$tasks:[\s\S]*$/, '');
    folder.write('judging.pool.yaml', spec);
    const report = await simulated(folder, { seeds: [1], tasks: 20 });
    assert.equal(only(report).asked.mean, 60);
    assert.match(report.notes.join(), /20 made-up tasks/);
  });

  it('takes more tasks than one request may hold', async () => {
    const crowd = crowdOf('newcomers: none\ngroups: [{ habit: careful, count: 1 }]\n');
    const report = await simulated(folder, { crowd, seeds: [1], tasks: 12_000 });
    assert.equal(only(report).asked.mean, 36_000);
  });

  it('explains what cannot be simulated', async () => {
    await assert.rejects(
      simulated(folder, { path: 'judging.project.yaml' }),
      /no pool and no pipeline/,
    );
    folder.write('judging.pool.yaml', pool().replace('{ $id: ./judging.project.yaml }', "'123'"));
    await assert.rejects(simulated(folder), /project_id 123 is a project elsewhere/);
    folder.write(
      'judging.pool.yaml',
      pool().replace('reward_per_assignment: 0.02', 'reward_per_assignment: x'),
    );
    await assert.rejects(simulated(folder), /judging\.pool\.yaml:\d+:\d+: /);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const running = simulated(folder, {
      seeds: Array.from({ length: 50 }, (_, seed) => seed),
      signal: controller.signal,
      onProgress: (done) => {
        if (done === 1) controller.abort();
      },
    });
    await assert.rejects(running, { name: 'AbortError' });
  });

  it('tells it in a terminal and as Markdown', async () => {
    const report = await simulated(folder, { rules: 'one by one' });
    const text = reportText(report);
    assert.match(text, /^Judging pool: 2 seeds, crowd "default" \(60 people\)/);
    assert.match(text, /finished with every seed: 180 answers/);
    assert.match(text, /majority vote \d+\.\d %/);
    assert.match(text, /fast_submitted_count > 0 → ban from the pool for ever: bans/);
    const markdown = reportMarkdown(report);
    assert.match(markdown, /\| Cost \| \$\d/);
    assert.match(markdown, /never acted \|/);
  });
});
