import assert from 'node:assert/strict';
import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Journal, putAside } from '../../../../src/pipeline/journal/journal';
import { PipelineError } from '../../../../src/pipeline/errors';
import { temporaryFolder } from '../temporaryFolder';

describe('the journal of a run', () => {
  const folder = temporaryFolder();
  const path = (): string => join(folder(), 'runs', 'journal.jsonl');

  async function written(...steps: readonly string[]): Promise<void> {
    const journal = await Journal.open(path());
    for (const step of steps) {
      await journal.append({ type: 'intent', step, does: `do ${step}` });
      await journal.append({ type: 'result', step, result: { of: step } });
    }
    await journal.close();
  }

  it('remembers intents and results across processes', async () => {
    await written('a');
    const journal = await Journal.open(path());
    assert.equal(journal.wasIntended('a'), true);
    assert.deepEqual(journal.result('a'), { of: 'a' });
    assert.equal(journal.wasIntended('b'), false);
    assert.equal(journal.hasResult('b'), false);
    await journal.close();
  });

  it('tells a step without a result from one that never began', async () => {
    const journal = await Journal.open(path());
    await journal.append({ type: 'intent', step: 'a', does: 'try' });
    await journal.close();
    const again = await Journal.open(path());
    assert.equal(again.wasIntended('a'), true);
    assert.equal(again.hasResult('a'), false);
    await again.close();
  });

  it('keeps null as a result', async () => {
    const journal = await Journal.open(path());
    await journal.append({ type: 'result', step: 'a', result: null });
    await journal.close();
    const again = await Journal.open(path());
    assert.equal(again.hasResult('a'), true);
    assert.equal(again.result('a'), null);
    await again.close();
  });

  it('can be read by a person: one JSON object a line, with a time', async () => {
    await written('a', 'b');
    const lines = (await readFile(path(), 'utf8')).trimEnd().split('\n');
    assert.equal(lines.length, 4);
    for (const line of lines) {
      const record = JSON.parse(line) as { readonly at: string };
      assert.match(record.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });

  for (const torn of [
    '{"at":"2026-01-01T00:00:00.000Z","ty',
    '\0\0\0\0',
    '{"type":"result","step":"x"}',
  ]) {
    it(`drops a torn last line (${JSON.stringify(torn)}) and writes on after the whole ones`, async () => {
      await written('a');
      await appendFile(path(), torn);
      const journal = await Journal.open(path());
      assert.equal(journal.hasResult('x'), false);
      await journal.append({ type: 'result', step: 'b', result: 1 });
      await journal.close();
      const again = await Journal.open(path());
      assert.equal(again.hasResult('a'), true);
      assert.equal(again.result('b'), 1);
      await again.close();
    });
  }

  it('survives a cut at every byte: whole lines count, the rest is gone', async () => {
    await written('a', 'b');
    const whole = await readFile(path());
    for (let length = 0; length <= whole.length; length += 7) {
      await writeFile(path(), whole.subarray(0, length));
      const journal = await Journal.open(path());
      const ends = whole.subarray(0, length).toString().split('\n').length - 1;
      assert.equal(journal.wasIntended('a'), ends >= 1);
      assert.equal(journal.hasResult('b'), ends >= 4);
      await journal.close();
    }
  });

  it('refuses a file that is damaged in the middle, and names the line', async () => {
    await written('a', 'b');
    const lines = (await readFile(path(), 'utf8')).split('\n');
    lines[1] = 'not a record';
    await writeFile(path(), lines.join('\n'));
    await assert.rejects(
      () => Journal.open(path()),
      (error) => error instanceof PipelineError && error.message.includes('line 2'),
    );
  });

  it('writes lines that are appended at the same time in their order', async () => {
    const journal = await Journal.open(path());
    const steps = Array.from({ length: 50 }, (_, number) => `s${number}`);
    await Promise.all(steps.map((step) => journal.append({ type: 'result', step, result: step })));
    await journal.close();
    const lines = (await readFile(path(), 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { readonly step: string }).step),
      steps,
    );
  });

  it('finds results by the beginning of their keys, oldest first', async () => {
    await written('tasks/2', 'other', 'tasks/1');
    const journal = await Journal.open(path());
    assert.deepEqual(
      journal.resultsUnder('tasks/').map(([step]) => step),
      ['tasks/2', 'tasks/1'],
    );
    await journal.close();
  });

  it('can be put aside without losing it', async () => {
    await written('a');
    await putAside(path());
    const names = await readdir(join(folder(), 'runs'));
    assert.equal(names.length, 1);
    assert.notEqual(names[0], 'journal.jsonl');
  });
});

describe('journals of other versions', () => {
  const folder = temporaryFolder();
  const path = (): string => join(folder(), 'journal.jsonl');
  const at = '2026-01-01T00:00:00.000Z';
  const run = (version: number): object => ({
    ...{ at, type: 'run', version, run: 'r', pipeline: 'p', profile: 'sandbox' },
  });
  const done = (step: string): object => ({ at, type: 'result', step, result: step });
  const write = (...lines: readonly object[]): Promise<void> =>
    writeFile(path(), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

  const newer: readonly (readonly [string, readonly object[]])[] = [
    ['version 3', [run(3), done('a')]],
    ['version 7', [run(2), { at, type: 'version', version: 7 }]],
    ['the kind "lease"', [run(2), done('a'), { at, type: 'lease', owner: 'x' }]],
    ['line 1 is of the kind "header"', [{ at, type: 'header' }, run(2)]],
  ];
  for (const [what, lines] of newer) {
    it(`are refused and left as they are where they are newer: ${what}`, async () => {
      await write(...lines);
      const before = await readFile(path(), 'utf8');
      await assert.rejects(
        () => Journal.open(path()),
        (error) =>
          error instanceof PipelineError &&
          error.message.includes(what) &&
          error.message.includes('Update Crowdsmith'),
      );
      assert.equal(await readFile(path(), 'utf8'), before);
    });
  }

  it('are read where they are older, and rounds are not taken for batches', async () => {
    await write(
      ...[run(1), done('verification/open/1'), done('verification/judged/1')],
      ...[done('recording/round/1'), done('verification/judged/12'), done('verdict/a')],
    );
    const journal = await Journal.open(path());
    assert.deepEqual(
      journal.resultsUnder('verification/').map(([step]) => step),
      ['verification/open/round-1', 'verification/judged/round-1', 'verification/judged/round-12'],
    );
    assert.equal(journal.hasResult('verdict/a'), true);
    await journal.append({ type: 'result', step: 'verification/judged/1', result: 'batch' });
    await journal.close();
    const again = await Journal.open(path());
    assert.equal(again.result('verification/judged/1'), 'batch');
    assert.equal(again.result('verification/judged/round-1'), 'verification/judged/1');
    await again.close();
    const lines = (await readFile(path(), 'utf8')).split('\n');
    assert.equal(lines.filter((line) => line.includes('"type":"version"')).length, 1);
  });

  it('are read as they are where they are older and already had batches', async () => {
    await write(run(1), done('verification/judged/1'), done('verification/batch/1'));
    const journal = await Journal.open(path());
    assert.equal(journal.hasResult('verification/judged/1'), true);
    await journal.close();
  });
});
