import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPlatformClient, type PlatformClient } from '../../src/api';
import { applyPlan, planDeploy } from '../../src/deploy';
import { startSandbox, type Sandbox } from '../../src/sandbox';
import { lockFileName, openWorkspace } from '../../src/workspace';
import { specs } from '../unit/deploy/specs';
import { crowdsmith } from './cliProcess';
import { sandboxStats } from './sandboxStats';
import { removeWorkspace } from './workspaces';

/** Five sets of a skill, a project, a training and a pool: 20 specs. */
const sets = ['a', 'b', 'c', 'd', 'e'];
/** With two tasks in each training: 10,000 altogether. */
const rowsPerPool = 1998;

const token = 'bad-days';
/** Somewhat more than a tenth of all answers: refused, lost after the work was done, cut, or slow. */
const faults = '500=0.02,503=0.01:silent,429=0.01:silent,504-after=0.02,cut=0.04,slow=0.02:10ms';

describe('deploying 20 specs with 10,000 tasks on a bad day', function () {
  this.timeout(240_000);
  let root = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'crowdsmith-deploy-')));
    for (const set of sets) await writeSet(root, set);
  });

  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(root);
  });

  it('ends complete and with nothing doubled, in one try or the next', async () => {
    sandbox = await startSandbox({ token, speed: 0, faults: `${faults},seed=11` });
    const client = clientOf(sandbox);
    try {
      const tries = await persistently(() => deployHere(root, client));
      assert.ok(tries <= 5, `${tries} tries`);
    } finally {
      client.close();
    }
    await assertComplete(sandbox, root);
  });

  it('ends complete and with nothing doubled although it is killed again and again', async () => {
    sandbox = await startSandbox({ token, speed: 0, faults: `${faults},seed=12` });
    const args = ['deploy', '.', '--url', sandbox.url, '--json'];
    // The lock file grows with each step: after the first intents, among projects, pools and uploads.
    let kills = 0;
    for (const lines of [4, 60, 130]) {
      const killAfterLines = { journal: join(root, lockFileName), lines };
      const ended = await crowdsmith(args, { cwd: root, token, killAfterLines });
      if (ended.killed) kills += 1;
    }
    assert.ok(kills >= 2, `${kills} kills`);
    await persistently(async () => {
      const ended = await crowdsmith(args, { cwd: root, token });
      if (ended.code !== 0) throw new Error(ended.said);
    });
    await assertComplete(sandbox, root);
  });

  it('lets one of two processes wait or be refused clearly', async () => {
    sandbox = await startSandbox({ token, speed: 0 });
    const args = ['deploy', '.', '--url', sandbox.url, '--json'];
    const both = await Promise.all([0, 1].map(() => crowdsmith(args, { cwd: root, token })));
    assert.ok(
      both.some(({ code }) => code === 0),
      both.map(({ said }) => said).join('\n'),
    );
    for (const { code, said } of both) {
      if (code !== 0) assert.match(said, /the plan is out of date|Another deploy from this folder/);
    }
    await assertComplete(sandbox, root);
  });
});

async function writeSet(root: string, set: string): Promise<void> {
  const rows = Array.from({ length: rowsPerPool }, (_, i) => `${set} ${i}`);
  const files: Readonly<Record<string, string>> = {
    ...specs,
    'reader.skill.yaml': `name: Careful reader ${set}\n`,
    'data/main.tsv': `INPUT:text\n${rows.join('\n')}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, set, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function clientOf({ url }: Sandbox): PlatformClient {
  const retry = { baseDelayMs: 2, maxDelayMs: 20 };
  return createPlatformClient({ baseUrl: url, token, authorization: 'ApiKey', retry });
}

async function deployHere(root: string, client: PlatformClient): Promise<void> {
  const workspace = openWorkspace(root);
  const profile = { name: 'sandbox', sandbox: true };
  const paths = await workspace.findSpecs();
  assert.equal(paths.length, 20);
  const plan = await planDeploy({ workspace, client, profile, paths });
  await applyPlan(plan, { workspace, client, profile, cap: undefined });
}

/** As a person would: again, until it works. How often it took. */
async function persistently(deploy: () => Promise<void>): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      await deploy();
      return tries;
    } catch (error) {
      if (tries === 8) throw error;
    }
  }
}

/** What the server counted, not what the client believes. */
async function assertComplete(sandbox: Sandbox, root: string): Promise<void> {
  const { created } = await sandboxStats(sandbox.url, token);
  const { projects, pools, trainings, tasks } = created;
  assert.deepEqual(
    { projects, pools, trainings, tasks },
    { projects: 5, pools: 5, trainings: 5, tasks: 10_000 },
  );
  const client = clientOf(sandbox);
  try {
    const texts = new Set<unknown>();
    for await (const { id } of client.pools.list()) {
      for await (const task of client.tasks.list({ pool_id: id }))
        texts.add(task.input_values.text);
    }
    assert.equal(texts.size, sets.length * rowsPerPool);
    let skills = 0;
    for await (const { name } of client.skills.list()) {
      if (name.startsWith('Careful reader')) skills += 1;
    }
    assert.equal(skills, sets.length);
    // Whoever looks again finds nothing to do.
    const workspace = openWorkspace(root);
    const profile = { name: 'sandbox', sandbox: true };
    const paths = await workspace.findSpecs();
    const { steps } = await planDeploy({ workspace, client, profile, paths });
    const left = steps.filter(
      ({ action, tasks: files }) =>
        action !== 'unchanged' || files.some(({ state }) => state !== 'done'),
    );
    assert.deepEqual(left, []);
  } finally {
    client.close();
  }
}
