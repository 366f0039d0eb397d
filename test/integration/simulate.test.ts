import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import type { SimulationReport } from '../../src/simulate';
import { pool, project, SpecFolder, tasks, tooFast } from '../unit/simulate/folder';
import { crowdsmith } from './cliProcess';
import { exampleWorkspace, removeWorkspace } from './workspaces';

describe('crowdsmith simulate', () => {
  let folder: SpecFolder;
  before(() => {
    folder = new SpecFolder({
      'judging.project.yaml': project,
      'judging.pool.yaml': pool({ configs: tooFast }),
      'tasks.tsv': tasks(30),
      'people.yaml':
        'name: ours\ngroups:\n  - { habit: careful, count: 8 }\n  - { habit: hasty, count: 2 }\n',
      'bad.yaml': 'groups:\n  - { habit: carefull, count: 8 }\n',
    });
  });
  after(() => folder.drop());

  const simulate = (...args: readonly string[]): ReturnType<typeof crowdsmith> =>
    crowdsmith(['simulate', 'judging.pool.yaml', ...args], { cwd: folder.root });

  it('prints one JSON document for programs and a text for people', async () => {
    const args = ['--seed', '7', '--seeds', '2', '--crowd', 'people.yaml', '--json'];
    const { code, out, said } = await simulate(...args);
    assert.equal(code, 0, said);
    const report = JSON.parse(out) as SimulationReport;
    assert.deepEqual(report.seeds, [7, 8]);
    assert.deepEqual(report.crowd, { name: 'ours', size: 10 });
    assert.equal(report.state, 'complete');
    assert.ok(report.pools[0]?.rules[0]?.without);
    assert.match(said, /Judging pool: 2 seeds, crowd "ours" \(10 people\)/);
  });

  it('leaves the rules alone when that is asked for', async () => {
    const { out } = await simulate('--seeds', '1', '--no-rules', '--json');
    const report = JSON.parse(out) as SimulationReport;
    assert.equal(report.pools[0]?.rules[0]?.without, undefined);
  });

  it('says what is wrong, and with which exit code', async () => {
    const unknown = await simulate('--crowd', 'bad.yaml');
    assert.equal(unknown.code, 1);
    assert.match(unknown.said, /bad\.yaml:2:\d+: groups\[0\]\.habit: .*Did you mean careful\?/);
    assert.equal((await simulate('--seeds', '0')).code, 2);
  });

  it('runs a whole pipeline and leaves its folder as it was', async () => {
    const workspace = await exampleWorkspace();
    try {
      const before = await readdir(workspace, { recursive: true });
      const args = ['simulate', 'asr-en.pipeline.yaml', '--seeds', '1', '--no-rules', '--json'];
      const { code, out, said } = await crowdsmith(args, { cwd: workspace });
      assert.equal(code, 0, said);
      const report = JSON.parse(out) as SimulationReport;
      assert.deepEqual(
        report.pools.map(({ name }) => name),
        ['Paragraphs', 'Recordings', 'Listening'],
      );
      assert.equal(report.yield?.texts, 48);
      const spent = report.pools.reduce((sum, { cost }) => sum + cost.mean, 0);
      assert.ok(Math.abs(spent - report.total.cost.mean) < 1e-9 && spent > 0);
      assert.deepEqual(await readdir(workspace, { recursive: true }), before);
    } finally {
      await removeWorkspace(workspace);
    }
  });
});
