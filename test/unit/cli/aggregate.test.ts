import assert from 'node:assert/strict';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { run } from './crowdsmith';

const tsv =
  'task\tworker\tlabel\nt1\tw1\tcat\nt1\tw2\tcat\nt1\tw3\tdog\nt2\tw1\tdog\nt2\tw2\tdog\n';

describe('crowdsmith aggregate', function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it('makes one row of task, label and confidence a task', async () => {
    const cwd = await folderWith({ 'a.tsv': tsv });
    const { code, stdout } = await run(['aggregate', 'a.tsv', '--method', 'majority-vote'], {
      cwd,
    });
    assert.equal(code, 0);
    const [header, first, second, ...more] = stdout.trim().split('\n');
    assert.equal(header, 'task\tlabel\tconfidence');
    assert.match(first ?? '', /^t1\tcat\t0\.66666/);
    assert.equal(second, 't2\tdog\t1');
    assert.deepEqual(more, []);
  });

  it('reads CSV with columns in any order and answers as JSON', async () => {
    const cwd = await folderWith({
      'a.csv': 'label,extra,task,worker\n"a, b",x,t1,w1\n"a, b",x,t1,w2\n',
    });
    const { stdout } = await run(['aggregate', 'a.csv', '--method', 'dawid-skene', '--json'], {
      cwd,
    });
    const [result] = JSON.parse(stdout) as { task: string; label: string; confidence: number }[];
    assert.equal(result?.label, 'a, b');
    assert.ok(result.confidence > 0.5 && result.confidence <= 1);
  });

  it('says which column is missing, and that a file is not there', async () => {
    const cwd = await folderWith({ 'a.tsv': 'task\tlabel\nt\tx\n' });
    const missing = await run(['aggregate', 'a.tsv', '--method', 'majority-vote'], { cwd });
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /a\.tsv: no column worker/);
    const absent = await run(['aggregate', 'b.tsv', '--method', 'majority-vote'], { cwd });
    assert.deepEqual([absent.code, absent.stdout], [1, '']);
    assert.match(absent.stderr, /b\.tsv does not exist/);
  });
});
