import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agree } from '../../../src/cli/agreement';
import { capOf } from '../../../src/cli/money';
import { hasChanges, planLines } from '../../../src/cli/planText';
import { totalOf, type DeployPlan, type PlanStep } from '../../../src/deploy';
import { openWorkspace } from '../../../src/workspace';
import { census } from '../deploy/platform';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { CommandLine } from './commandLine';

describe('crowdsmith deploy', () => {
  let line: CommandLine;
  let root: string;
  let platform: CommandLine['platform'];

  beforeEach(async () => {
    line = await CommandLine.start();
    ({ root, platform } = line);
  });
  afterEach(() => line.end());

  const run = (command: string, path: string, ...more: readonly string[]) =>
    line.run(command, join(root, path), ...more);

  it('--plan shows what it would do and does nothing', async () => {
    const { code, said, json } = await run('deploy', '.', '--plan', '--json');
    assert.equal(code, 0);
    assert.match(said, /\+ create +pool "Reading" from read\.pool\.yaml/);
    assert.match(said, /data\/main\.tsv: 4 main tasks to upload/);
    assert.match(said, /Once open, all of it costs about \$0\.28/);
    assert.equal((json as DeployPlan).steps.length, 4);
    assert.equal((await census(platform.client)).projects, 0);
  });

  it('says that a folder has no specs, as diff does', async () => {
    await mkdir(join(root, 'empty'));
    for (const command of ['deploy', 'diff']) {
      const { code, said } = await run(command, 'empty', '--json');
      assert.deepEqual([code, said], [0, `There are no specs in ${join(root, 'empty')}.`]);
    }
  });

  it('shows what differs and says when nothing does', async () => {
    await run('deploy', '.');
    const nothing = await run('deploy', '.', '--plan');
    assert.match(nothing.said, /= unchanged +project \d+ "Read"/);
    assert.match(nothing.said, /There is nothing to do/);
    const file = join(root, 'read.pool.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Reading', 'Other'));
    const { said } = await run('deploy', 'read.pool.yaml');
    assert.match(
      said,
      /~ update +pool \d+ "Other" from read\.pool\.yaml\n {4}private_name: "Reading" → "Other"/,
    );
    assert.match(said, /read\.pool\.yaml: pool \d+ updated/);
  });

  it('refuses with all that is wrong, before anything is done', async () => {
    await writeFile(join(root, 'reader.skill.yaml'), 'nam: x\n');
    const { code, said } = await run('deploy', '.');
    assert.equal(code, 1);
    assert.match(said, /Nothing was done:\nreader\.skill\.yaml:1:/);
    assert.equal((await census(platform.client)).projects, 0);
    assert.equal((await run('deploy', '.', '--plan')).code, 1);
  });

  it('tells where refused rows are written, and ends with 1', async () => {
    await writeFile(join(root, 'data/main.tsv'), `INPUT:text\nfine\n${'x'.repeat(41)}\n`);
    const { code, said } = await run('deploy', 'read.pool.yaml');
    assert.equal(code, 1);
    assert.match(said, /1 rows were refused.*data\/main\.refused\.tsv/);
    const beside = await readFile(join(root, 'data/main.refused.tsv'), 'utf8');
    assert.match(beside, /^line\tcode\tmessage\n3\ttask-value-not-allowed\t/);
    await writeFile(join(root, 'data/main.tsv'), 'INPUT:text\nfine\n');
    assert.equal((await run('deploy', 'read.pool.yaml')).code, 0);
    await assert.rejects(readFile(join(root, 'data/main.refused.tsv')), { code: 'ENOENT' });
  });

  it('estimates a spec by itself, and with a platform against its balance', async () => {
    await run('deploy', 'read.pool.yaml');
    const spec = await run('estimate', 'read.pool.yaml', '--json');
    assert.match(spec.said, /Total \$0\.28: \$0\.0800 for performers, \$0\.20 fee/);
    assert.match(spec.said, /The balance, \$[\d.]+, is enough/);
    assert.equal((spec.json as { readonly total: number }).total, 0.28);
  });

  it('opens a pool with the training that lets people in', async () => {
    const file = join(root, 'read.pool.yaml');
    const requirement =
      'quality_control:\n  training_requirement: { training_pool_id: { $id: ./read.training.yaml }, training_passing_skill_value: 50 }\n';
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('quality_control:\n', requirement),
    );
    await run('deploy', 'read.pool.yaml');
    const { code, said } = await run('open', 'read.pool.yaml');
    assert.equal(code, 0, said);
    assert.match(said, /Its training, Learn to read \(\d+\), is open/);
  });
});

describe('the cap of the command line', () => {
  afterEach(removeFolders);

  it('is the smaller of setting and option: an option never raises it', async () => {
    const settings = '{ "crowdsmith.spendingCap": 20 }';
    const root = await folderWith({ '.vscode/settings.json': settings });
    const workspace = openWorkspace(root);
    assert.equal(await capOf({}, workspace), 20);
    assert.equal(await capOf({ cap: '5' }, workspace), 5);
    assert.equal(await capOf({ cap: '500' }, workspace), 20);
    const bare = openWorkspace(await folderWith());
    assert.equal(await capOf({}, bare), undefined);
    assert.equal(await capOf({ cap: '0' }, bare), 0);
    await assert.rejects(capOf({ cap: 'lots' }, bare), /--cap wants a number/);
  });
});

describe('a plan at the terminal', () => {
  const step: PlanStep = {
    path: 'a.pool.yaml',
    kind: 'pool',
    name: 'A',
    action: 'update',
    id: '7',
    differences: [{ field: 'public_description', local: 'x'.repeat(100), remote: undefined }],
    needs: ['close-and-reopen'],
    explain: 'It is open.',
    tasks: [],
    basis: { local: '', tasks: '' },
  };
  const empty = totalOf([]);
  const plan = (steps: readonly PlanStep[]): DeployPlan => ({
    profile: 'toloka',
    steps,
    cost: { ...empty, total: 10, most: 12 },
    spends: { ...empty, total: 3 },
    balance: 5,
    trouble: [],
  });

  it('passes where money is real only with somebody who agrees', async () => {
    const interruption = { signal: new AbortController().signal, how: () => undefined };
    const toloka = { sandbox: false, label: 'Toloka' };
    const isTTY = process.stdin.isTTY;
    // As in CI: nobody sits there.
    process.stdin.isTTY = false;
    try {
      await assert.rejects(
        agree(plan([step]), toloka, { values: {}, interruption }),
        /This changes Toloka, which commits about \$3\.00\. Look at the plan.*--yes/,
      );
      await agree(plan([step]), toloka, { values: { yes: true }, interruption });
      await agree(plan([step]), { sandbox: true, label: 'x' }, { values: {}, interruption });
      const nothing = plan([{ ...step, action: 'unchanged' }]);
      await agree(nothing, toloka, { values: {}, interruption });
    } finally {
      process.stdin.isTTY = isTTY;
    }
  });

  it('cuts long values and names every sum', () => {
    assert.deepEqual(planLines(plan([step])), [
      '~ update    pool 7 "A" from a.pool.yaml',
      `    public_description: (nothing) → "${'x'.repeat(56)}…`,
      '    It is open.',
      'Once open, all of it costs about $10.00 (at most $12.00); the balance is $5.00.',
      'Applying the plan commits about $3.00 at once.',
    ]);
  });

  it('has changes when something is created, updated or uploaded', () => {
    const unchanged = { ...step, action: 'unchanged' } as const;
    const file = { file: 'x.tsv', kind: 'main', rows: 1, refused: 0 } as const;
    assert.equal(hasChanges(plan([step])), true);
    assert.equal(hasChanges(plan([unchanged])), false);
    assert.equal(hasChanges(plan([{ ...unchanged, tasks: [{ ...file, state: 'done' }] }])), false);
    assert.equal(
      hasChanges(plan([{ ...unchanged, tasks: [{ ...file, state: 'to-upload' }] }])),
      true,
    );
  });
});
