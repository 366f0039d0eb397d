import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const tool = path.join(root, 'node_modules/vscode-tmgrammar-test/dist/snapshot.js');
const fixtures = 'test/fixtures/grammars';

describe('the injection grammar', () => {
  // The snapshot beside the fixture shows every token. To renew it after a change that was meant:
  // node node_modules/vscode-tmgrammar-test/dist/snapshot.js -u --config CONFIG FIXTURE
  it('colours texts in block scalars, forms, components and data paths, and nothing else', () => {
    const run = spawnSync(
      process.execPath,
      [tool, '--config', `${fixtures}/config.json`, `${fixtures}/project.yaml`],
      { cwd: root, encoding: 'utf8' },
    );
    assert.equal(run.status, 0, run.stdout + run.stderr);
  }).timeout(60_000);
});
