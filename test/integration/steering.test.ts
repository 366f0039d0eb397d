/** A run in one process, steered from another. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { readSnapshot, type RunView } from '../../src/watch';
import { crowdsmith, type Ended } from './cliProcess';
import { exampleWorkspace, removeWorkspace } from './workspaces';

describe('a run that another process is at', () => {
  let workspace = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    // In real time nobody hands anything in while the test lasts: the run cannot finish.
    sandbox = await startSandbox({ token: 'test', speed: 1, seed: 1 });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  const spec = 'asr-en.pipeline.yaml';
  const here = (...more: readonly string[]): Promise<Ended> =>
    crowdsmith(['run', spec, '--url', sandbox.url, '--json', ...more], {
      cwd: workspace,
      token: 'test',
    });

  async function until(state: RunView['state']['state']): Promise<void> {
    const folder = join(workspace, '.crowdsmith', 'runs', 'asr-en', 'sandbox');
    for (;;) {
      const found = await readSnapshot(folder);
      const hasBegun = found?.view.stages.classification.state === 'running';
      if (hasBegun && found.view.state.state === state) return;
      await sleep(20);
    }
  }

  it('pauses, goes on and stops as it is asked to, and then there is nobody to ask', async () => {
    const running = here();
    await until('running');
    const paused = await here('--steer', 'pause');
    assert.equal(paused.code, 0, paused.said);
    assert.deepEqual(JSON.parse(paused.out), {
      pipeline: 'asr-en',
      profile: 'sandbox',
      steered: 'pause',
    });
    await until('paused');
    assert.equal((await here('--steer', 'resume')).code, 0);
    await until('running');
    assert.equal((await here('--steer', 'stop')).code, 0);
    const ended = await running;
    assert.equal(ended.code, 130, ended.said);
    await until('stopped');
    const late = await here('--steer', 'pause');
    assert.equal(late.code, 1);
    assert.match(late.said, /asr-en does not run on sandbox now/);
  });

  it('is asked for nothing else', async () => {
    const wrong = await here('--steer', 'pilot-go-on');
    assert.equal(wrong.code, 2);
    assert.match(wrong.said, /pause, resume, stop, stop-after-batch/);
  });
});
