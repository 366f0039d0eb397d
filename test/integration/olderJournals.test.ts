import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Sandbox } from '../../src/sandbox';
import { startSandbox } from '../../src/sandbox';
import { readDataset } from './dataset';
import { connectTo, runHere } from './inProcess';
import { assertTasksUnique, poolIds } from './platformChecks';
import { sandboxStats } from './sandboxStats';
import { exampleWorkspace, removeWorkspace } from './workspaces';

const fixture = join('test', 'fixtures', 'journals', 'rounds');

/**
 * A run that the program of version 1 began (recordings in rounds) and that was killed when the listeners
 * of its third round were done: its journal, its lock file, and the platform as it was then. `dataset.tsv`
 * is what that program made of the same run when nobody killed it.
 */
describe('a run that an older program began', () => {
  let workspace = '';
  let sandbox: Sandbox;
  const journalPath = (): string =>
    join(workspace, '.crowdsmith', 'runs', 'asr-en', 'sandbox', 'journal.jsonl');

  beforeEach(async () => {
    workspace = await exampleWorkspace();
    const spec = join(workspace, 'asr-en.pipeline.yaml');
    const texts = 'texts: { $file: ./data/texts.tsv, sample: 8, seed: 3 }';
    await writeFile(spec, (await readFile(spec, 'utf8')).replace(/texts: .*/, texts));
    await copyFile(join(fixture, 'crowdsmith.lock.json'), join(workspace, 'crowdsmith.lock.json'));
    const data = join(workspace, '.sandbox');
    await mkdir(data);
    const state = gunzipSync(await readFile(join(fixture, 'sandbox.journal.gz')));
    await writeFile(join(data, '0.journal'), state);
    await mkdir(join(journalPath(), '..'), { recursive: true });
    sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1, dataDir: data });
  });
  afterEach(async () => {
    await sandbox.close();
    await removeWorkspace(workspace);
  });

  // Nothing but a look followed the opening: with these journals, too, the platform is as it was.
  const cuts = [
    ['when the listeners were done', ''],
    ['when the listeners had their pages', '"type":"result","step":"verification/open/3"'],
    ['while it opened their pool', '"type":"intent","step":"verification/open/3"'],
  ] as const;
  for (const [where, last] of cuts) {
    it(`goes on to the same dataset when it was killed ${where}`, async () => {
      await writeJournal(last);
      const { summary, events } = await runHere({ workspace, sandbox });
      assert.ok(events.some((event) => event.type === 'started' && event.resumed));
      const rows = await readDataset(summary.dataset);
      assert.deepEqual(
        rows.map(({ text_id, sha256 }) => ({ text_id, sha256 })),
        (await expected()).map(({ text_id, sha256 }) => ({ text_id, sha256 })),
      );
      await assertNothingTwice();
    });
  }

  it('says from then on that its journal is one of today', async () => {
    await writeJournal('');
    await runHere({ workspace, sandbox });
    const lines = (await readFile(journalPath(), 'utf8')).trimEnd().split('\n');
    const old = (await readFile(join(fixture, 'journal.jsonl'), 'utf8')).trimEnd().split('\n');
    assert.deepEqual(lines.slice(0, old.length), old, 'what was there was changed');
    assert.match(lines[old.length] ?? '', /"type":"version","version":2/);
    // And it can be taken up once more.
    const { summary } = await runHere({ workspace, sandbox });
    assert.equal(summary.accepted, (await expected()).length);
  });

  /** The journal up to the first line with those words; all of it without any. */
  async function writeJournal(last: string): Promise<void> {
    const lines = (await readFile(join(fixture, 'journal.jsonl'), 'utf8')).trimEnd().split('\n');
    const end = last === '' ? lines.length : lines.findIndex((line) => line.includes(last)) + 1;
    assert.ok(end > 0);
    await writeFile(journalPath(), `${lines.slice(0, end).join('\n')}\n`);
  }

  async function expected(): Promise<readonly Readonly<Record<string, string>>[]> {
    const [head = '', ...lines] = (await readFile(join(fixture, 'dataset.tsv'), 'utf8'))
      .trimEnd()
      .split('\n');
    const names = head.split('\t');
    return lines.map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
    });
  }

  async function assertNothingTwice(): Promise<void> {
    const { verdicts, created } = await sandboxStats(sandbox.url, sandbox.token);
    for (const [id, list] of Object.entries(verdicts)) assert.equal(list.length, 1, id);
    assert.equal(created.pools, 3, 'a pool was made anew');
    const { client } = connectTo(sandbox);
    await assertTasksUnique(client, workspace);
    const { recording } = await poolIds(workspace);
    const waiting = await client.assignments.page({ pool_id: recording, status: 'SUBMITTED' });
    client.close();
    assert.deepEqual(waiting.items, []);
  }
});
