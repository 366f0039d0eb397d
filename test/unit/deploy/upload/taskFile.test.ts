import assert from 'node:assert/strict';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTaskRows, refusedNameOf } from '../../../../src/deploy';
import { openTaskFile, summaryOf } from '../../../../src/deploy/upload';
import { RefusedFile } from '../../../../src/deploy/upload/refusedFile';
import { openWorkspace } from '../../../../src/workspace';

import { folderWith, removeFolders } from '../../workspace/temporaryFolder';

const inputSpec = { text: { type: 'string' } } as const;

describe('tasks files as streams', () => {
  afterEach(removeFolders);

  /** Larger than several pieces, with rows that lie across their borders and letters of several bytes. */
  const manyRows = (count: number): string =>
    `\uFEFFINPUT:text\n${Array.from({ length: count }, (_, i) => `Zeile ${i} – äöü ${'ß'.repeat(i % 90)}`).join('\n')}\n`;

  it('reads the same rows whatever the pieces, with their lines', async () => {
    const workspace = openWorkspace(await folderWith({ 'x.tsv': manyRows(20_000) }));
    const reference = { path: 'x.tsv', kind: 'main' } as const;
    const { rows, refused } = await readTaskRows(workspace, 'a.pool.yaml', reference, {
      inputSpec,
    });
    assert.deepEqual([rows.length, refused.length], [20_000, 0]);
    assert.ok(rows.every(({ line }, i) => line === i + 1));
    assert.equal(
      rows[19_999]?.task.input_values.text,
      `Zeile 19999 – äöü ${'ß'.repeat(19_999 % 90)}`,
    );
  });

  it('draws the same sample as from all rows at once, in every reading', async () => {
    const workspace = openWorkspace(await folderWith({ 'x.tsv': manyRows(9000) }));
    const reference = { path: 'x.tsv', kind: 'main', sample: 50, seed: 7 } as const;
    const file = await openTaskFile(workspace, 'a.pool.yaml', reference, { inputSpec });
    const [first, second] = [await summaryOf(file), await summaryOf(file)];
    assert.equal(first.rows, 50);
    assert.deepEqual(first, second);
    const other = await openTaskFile(
      workspace,
      'a.pool.yaml',
      { ...reference, seed: 8 },
      { inputSpec },
    );
    assert.notEqual((await summaryOf(other)).hash, first.hash);
  });

  it('has one hash for the same tasks, whatever the format and the order of fields', async () => {
    const workspace = openWorkspace(
      await folderWith({
        'x.tsv': 'INPUT:a\tINPUT:b\n1\t2\n',
        'x.jsonl': '{"INPUT:b":"2","INPUT:a":"1"}\n',
        'y.jsonl': '{"INPUT:b":"2","INPUT:a":"3"}\n',
      }),
    );
    const hash = async (path: string): Promise<string> =>
      (await summaryOf(await openTaskFile(workspace, 'a.pool.yaml', { path, kind: 'main' }, {})))
        .hash;
    assert.equal(await hash('x.tsv'), await hash('x.jsonl'));
    assert.notEqual(await hash('x.tsv'), await hash('y.jsonl'));
  });

  it('stops at bytes that are no UTF-8, wherever they stand', async () => {
    const root = await folderWith();
    const bytes = Buffer.concat([Buffer.from(manyRows(9000)), Buffer.from([0xff, 0xfe, 0x0a])]);
    await writeFile(join(root, 'x.tsv'), bytes);
    const reference = { path: 'x.tsv', kind: 'main' } as const;
    const file = await openTaskFile(openWorkspace(root), 'a.pool.yaml', reference, {});
    await assert.rejects(summaryOf(file), { problem: 'not-utf8' });
  });

  it('is cancelled in the middle', async () => {
    const workspace = openWorkspace(await folderWith({ 'x.tsv': manyRows(20_000) }));
    const reference = { path: 'x.tsv', kind: 'main' } as const;
    const file = await openTaskFile(workspace, 'a.pool.yaml', reference, {});
    const controller = new AbortController();
    const reading = summaryOf(file, controller.signal, () => controller.abort());
    await assert.rejects(reading, { name: 'AbortError' });
  });

  it('refuses what is no tasks file by its name', async () => {
    const workspace = openWorkspace(await folderWith({ 'x.txt': '' }));
    await assert.rejects(
      openTaskFile(workspace, 'a.pool.yaml', { path: 'x.txt', kind: 'main' }, {}),
      /x\.txt is no tasks file by its name/,
    );
  });
});

describe('the file of refused rows', () => {
  afterEach(removeFolders);

  const row = { file: 'x.tsv', line: 4, code: 'VALUE_REQUIRED', message: 'two\nlines\tand a tab' };

  it('stands beside the tasks file, one line a row', async () => {
    assert.equal(refusedNameOf('data/main.tsv'), 'data/main.refused.tsv');
    assert.equal(refusedNameOf('a.b/c.jsonl'), 'a.b/c.refused.tsv');
    const path = join(await folderWith(), 'x.refused.tsv');
    const file = new RefusedFile(path);
    await file.add([row]);
    await file.add([{ ...row, line: undefined }]);
    await file.end();
    assert.equal(
      await readFile(path, 'utf8'),
      'line\tcode\tmessage\n5\tVALUE_REQUIRED\ttwo lines and a tab\n\tVALUE_REQUIRED\ttwo lines and a tab\n',
    );
  });

  it('is never written through a link', async () => {
    const root = await folderWith({ 'precious.txt': 'precious' });
    const path = join(root, 'x.refused.tsv');
    for (const name of [`${path}.tmp`, path]) await symlink(join(root, 'precious.txt'), name);
    const file = new RefusedFile(path);
    await assert.rejects(file.add([row]), /is in the way/);
    await rm(path);
    await file.add([row]);
    await file.end();
    assert.equal(await readFile(join(root, 'precious.txt'), 'utf8'), 'precious');
    assert.match(await readFile(path, 'utf8'), /VALUE_REQUIRED/);
  });

  it('goes away when nothing is refused any more, and only if it is ours', async () => {
    const root = await folderWith({
      'a.refused.tsv': 'line\tcode\tmessage\n1\tX\ty\n',
      'b.refused.tsv': 'my notes\n',
    });
    for (const name of ['a', 'b', 'c'])
      await new RefusedFile(join(root, `${name}.refused.tsv`)).end();
    assert.deepEqual(await readdir(root), ['b.refused.tsv']);
    await assert.rejects(new RefusedFile(join(root, 'b.refused.tsv')).add([row]), /is in the way/);
  });
});
