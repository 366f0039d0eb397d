import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Attachment, PlatformClient } from '../../../src/api';
import { downloadAttachments, saveAttachment } from '../../../src/deploy';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';

const bytes = Buffer.from('RIFF and so on');

/** A platform with so many files; the download of `cut` breaks in the middle, so many times. */
function platformOf(
  count: number,
  cut = '',
  times = 0,
): { client: PlatformClient; asked: string[] } {
  const asked: string[] = [];
  let left = times;
  const attachment = (n: number): Attachment => ({
    id: `f${String(n)}`,
    attachment_type: 'ASSIGNMENT_ATTACHMENT',
    name: '../take one.wav',
    details: { assignment_id: `a${String(n)}`, user_id: 'u' },
    media_type: 'audio/wav',
  });
  async function* list(): AsyncGenerator<Attachment> {
    for (let n = 0; n < count; n++) yield await Promise.resolve(attachment(n));
  }
  const download = (id: string): Promise<Readable> => {
    asked.push(id);
    if (id !== cut || left-- <= 0) return Promise.resolve(Readable.from([bytes]));
    return Promise.resolve(
      Readable.from(
        (function* () {
          yield bytes.subarray(0, 4);
          throw new Error('cut');
        })(),
      ),
    );
  };
  return { client: { attachments: { list, download } } as unknown as PlatformClient, asked };
}

describe('files of answers', () => {
  after(removeFolders);

  it('come whole, under names that stay in the folder, with a table of them', async () => {
    const folder = join(await folderWith({}), 'files');
    const { client } = platformOf(230, 'f7', 2);
    const report = await downloadAttachments(client, 'p', { folder });
    assert.deepEqual([report.files, report.known, report.failed], [230, 0, []]);
    const names = await readdir(folder);
    assert.equal(names.length, 231);
    assert.ok(names.includes('f7-.._take one.wav'), names.join());
    assert.ok((await readFile(join(folder, 'f7-.._take one.wav'))).equals(bytes));
    const table = (await readFile(join(folder, 'attachments.tsv'), 'utf8')).split('\n');
    assert.equal(table[0], 'attachment_id\tfile\tname\tmedia_type\tassignment_id\tworker_id');
    assert.equal(table[1], 'f0\tf0-.._take one.wav\t../take one.wav\taudio/wav\ta0\tu');
  });

  it('are asked for once: what is there stays, what failed is told and tried again', async () => {
    const folder = join(await folderWith({}), 'files');
    const first = await downloadAttachments(platformOf(5, 'f2', 9).client, 'p', { folder });
    assert.deepEqual(first.failed, [{ id: 'f2', message: 'cut' }]);
    await rm(join(folder, 'f4-.._take one.wav'));
    const again = platformOf(5);
    const second = await downloadAttachments(again.client, 'p', { folder });
    assert.deepEqual([second.files, second.known], [2, 3]);
    assert.deepEqual(again.asked.sort(), ['f2', 'f4']);
    assert.equal((await stat(join(folder, 'f2-.._take one.wav'))).size, bytes.length);
  });

  it('come one by one, too, whole or not at all', async () => {
    const folder = await folderWith({ 'one.wav': 'old' });
    const path = join(folder, 'one.wav');
    assert.equal(await saveAttachment(platformOf(1, 'f0', 1).client, 'f0', path), bytes.length);
    assert.ok((await readFile(path)).equals(bytes));
    await assert.rejects(saveAttachment(platformOf(1, 'f0', 99).client, 'f0', path), /cut/);
    assert.ok((await readFile(path)).equals(bytes));
    assert.deepEqual(await readdir(folder), ['one.wav']);
  });
});
