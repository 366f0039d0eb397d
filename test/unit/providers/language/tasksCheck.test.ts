import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkTasks, type TasksText } from '../../../../src/providers/language/tasksCheck';
import type { TasksFileOptions } from '../../../../src/spec';

const reading: TasksFileOptions = {
  format: 'tsv',
  kind: 'main',
  inputSpec: { n: { type: 'integer', required: true } },
};
const never = new AbortController().signal;

const rows = (count: number): string =>
  Array.from({ length: count }, (_, row) => `${row}\n`).join('');

const inEditor = (text: string): TasksText => ({ from: 'editor', text });

describe('the check of a tasks file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-tasks-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('finds the same on disk as in an editor', async () => {
    const text = `INPUT:n\n${rows(30_000)}ä\n`;
    const file = path.join(folder, 'a.tsv');
    await writeFile(file, text);
    const onDisk = await checkTasks({ from: 'disk', file }, [reading], never);
    assert.equal(onDisk.length, 1);
    assert.equal(onDisk[0]?.diagnostic.range.start.line, 30_001);
    assert.deepEqual(await checkTasks(inEditor(text), [reading], never), onDisk);
  });

  it('lets others have their turn again and again', async () => {
    const text = `INPUT:n\n${rows(100_000)}`;
    let turns = 0;
    let running = true;
    const turn = (): void => {
      turns += 1;
      if (running) setImmediate(turn);
    };
    setImmediate(turn);
    await checkTasks(inEditor(text), [reading], never);
    running = false;
    assert.ok(turns >= Math.floor(text.length / (64 * 1024)), `${turns} turns`);
  });

  it('ends when it is called off', async () => {
    const calling = new AbortController();
    const checking = checkTasks(inEditor(`INPUT:n\n${rows(100_000)}`), [reading], calling.signal);
    calling.abort();
    await assert.rejects(checking, { name: 'AbortError' });
  });

  it('tells once what two specs complain about', async () => {
    const golden: TasksFileOptions = { ...reading, kind: 'main', columns: undefined };
    const found = await checkTasks(inEditor('INPUT:n\nx\n'), [reading, golden], never);
    assert.equal(found.length, 1);
  });
});
