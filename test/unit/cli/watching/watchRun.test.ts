import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { watchRun } from '../../../../src/cli/watching';
import { createRunControl } from '../../../../src/pipeline';
import { readSnapshot } from '../../../../src/watch';
import { planned } from '../../watch/told';

describe('a run in the terminal', () => {
  let root: string;
  let stateFolder: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'crowdsmith-watch-run-'));
    stateFolder = path.join(root, '.crowdsmith', 'runs', 'voices', 'sandbox');
    await mkdir(stateFolder, { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const quiet = {
    json: () => undefined,
    data: () => Promise.resolve(),
    say: () => undefined,
    progress: () => undefined,
  };

  /** What is kept of a run that ends with this error. */
  async function stateAfter(error: Error): Promise<string | undefined> {
    const { signal } = new AbortController();
    const about = { pipeline: 'voices', profile: 'sandbox', spec: 'voices.pipeline.yaml' };
    const options = { about, output: quiet, signal, control: createRunControl() };
    const run = watchRun({ ...options, explain: String }, ({ onEvent }) => {
      onEvent({ ...planned, stateFolder });
      return Promise.reject(error);
    });
    await assert.rejects(run, (thrown) => thrown === error);
    return (await readSnapshot(stateFolder))?.view.state.state;
  }

  it('has failed when it failed', async () => {
    assert.equal(await stateAfter(new Error('The disk is full.')), 'failed');
  });

  it('has stopped, not failed, when it ended after a batch as somebody asked', async () => {
    assert.equal(await stateAfter(new DOMException('as asked', 'AbortError')), 'stopped');
  });
});
