import assert from 'node:assert/strict';
import { specs } from '../deploy/specs';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { run, start } from './crowdsmith';

describe('crowdsmith preview', function () {
  this.timeout(30_000);
  afterEach(removeFolders);

  it('tells the address of a page and serves it until it is ended', async () => {
    const cwd = await folderWith({ ...specs, 'input.json': '{"text": "Hello"}' });
    const { child, firstLine, ended } = start(
      ['preview', 'read.project.yaml', '--input', 'input.json'],
      { cwd },
    );
    const { url } = JSON.parse(await firstLine) as { url: string };
    const page = await fetch(url);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type') ?? '', /text\/html/);
    await page.text();
    child.kill('SIGTERM');
    assert.equal((await ended).code, 0);
  });

  it('says what cannot be drawn or read, before it serves anything', async () => {
    const cwd = await folderWith({ ...specs, 'bad.json': '{"text": ' });
    const input = await run(['preview', 'read.project.yaml', '--input', 'bad.json'], { cwd });
    assert.deepEqual([input.code, input.stdout], [1, '']);
    assert.match(input.stderr, /bad\.json is not JSON/);
    const skill = await run(['preview', 'reader.skill.yaml'], { cwd });
    assert.equal(skill.code, 1);
    assert.match(skill.stderr, /only projects, pools and trainings can be drawn/);
  });
});
