import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PipelineError } from '../../src/pipeline';
import { startSandbox, type Sandbox } from '../../src/sandbox';
import { runHere } from './inProcess';
import { sandboxStats } from './sandboxStats';
import { copyExample, editFile, exampleWorkspace, removeWorkspace } from './workspaces';

const name = 'asr-en.pipeline.yaml';

describe('two pipelines of one name in two folders of a workspace', () => {
  let workspace = '';
  let sandbox: Sandbox;

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    await copyExample(join(workspace, 'other'));
    const few = [/texts: .*/, 'texts: { $file: ./data/texts.tsv, sample: 8, seed: 3 }'] as const;
    await editFile(workspace, name, few);
    await editFile(workspace, join('other', name), few);
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  it('do not go on with each other: the second is refused before it sends anything', async () => {
    const first = await runHere({ workspace, sandbox });
    const before = await sandboxStats(sandbox.url, sandbox.token);
    const second = runHere({ workspace, sandbox, specPath: `other/${name}` });
    await assert.rejects(second, (error: unknown) => {
      assert.ok(error instanceof PipelineError, String(error));
      assert.match(error.message, /other\/asr-en\.pipeline\.yaml.*rename this one/);
      return true;
    });
    const after = await sandboxStats(sandbox.url, sandbox.token);
    assert.equal(after.created.assignments, before.created.assignments, 'nobody was set to work');
    const again = await runHere({ workspace, sandbox });
    assert.deepEqual(
      [again.summary.accepted, again.summary.cost],
      [first.summary.accepted, first.summary.cost],
    );
  });
});
