import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { heldInMemory, receiveContent } from '../../../../src/pipeline/files/receiveContent';
import { temporaryFolder } from '../temporaryFolder';

/** Pieces of 64 KB, as a connection brings them; counts how many were asked for. */
function sending(bytes: number): { readonly stream: Readable; readonly asked: () => number } {
  let asked = 0;
  const pieces = function* (): Generator<Buffer> {
    for (let left = bytes; left > 0; left -= 65_536) {
      asked++;
      yield Buffer.alloc(Math.min(left, 65_536), asked);
    }
  };
  return { stream: Readable.from(pieces()), asked: () => asked };
}

describe('what a performer handed in, while it comes', () => {
  const folder = temporaryFolder();
  const place = (most: number): { path: string; most: number } => ({
    path: join(folder(), 'x'),
    most,
  });

  it('stays in memory when it is small, and no file is made', async () => {
    const stream = Readable.from([Buffer.from('ab'), Buffer.from('c')]);
    const received = await receiveContent(stream, place(10));
    assert.ok(received.state === 'whole' && 'bytes' in received.content);
    assert.equal(Buffer.from(received.content.bytes).toString(), 'abc');
    assert.deepEqual(await readdir(folder()), []);
  });

  it('goes on into a file when it is not, from its first byte to its last', async () => {
    const bytes = heldInMemory + 100_000;
    const received = await receiveContent(sending(bytes).stream, place(bytes));
    assert.ok(received.state === 'whole' && 'file' in received.content);
    const written = await readFile(received.content.file);
    const whole = await sending(bytes).stream.toArray();
    assert.ok(written.equals(Buffer.concat(whole as Buffer[])));
  });

  for (const most of [1000, heldInMemory + 1000]) {
    it(`is not read to its end when it is longer than ${most} bytes, and leaves nothing`, async () => {
      const { stream, asked } = sending(100 * 1024 * 1024);
      assert.deepEqual(await receiveContent(stream, place(most)), { state: 'too-large' });
      assert.ok(asked() < 200, `${asked()} pieces were read`);
      assert.ok(stream.destroyed);
      assert.deepEqual(await readdir(folder()), []);
    });
  }

  it('fails as its stream fails, while it is small and later', async () => {
    for (const before of [1, heldInMemory + 1]) {
      const breaking = Readable.from(
        (function* () {
          yield Buffer.alloc(before);
          throw new Error('broke off');
        })(),
      );
      await assert.rejects(receiveContent(breaking, place(1e9)), /broke off/);
      assert.deepEqual(await readdir(folder()), []);
    }
  });
});
