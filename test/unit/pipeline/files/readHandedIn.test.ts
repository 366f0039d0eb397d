import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { PlatformClient } from '../../../../src/api';
import { PipelineError } from '../../../../src/pipeline/errors';
import { readHandedIn } from '../../../../src/pipeline/files/readHandedIn';
import { startSandbox } from '../../../../src/sandbox';
import { connectTo } from '../../../integration/inProcess';
import { flac, tone, wav } from '../../../support/sounds';

const file = { attachment: 'f1', assignment: 'a1' };

/** A platform with one file; counts the bytes that are taken of it. */
function platformWith(bytes: Buffer, assignment = 'a1') {
  const taken = { pieces: 0 };
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += 100) {
      taken.pieces++;
      yield bytes.subarray(at, at + 100);
    }
  };
  const client = {
    attachments: {
      get: () =>
        Promise.resolve({
          ...{ id: 'f1', name: '../../x.exe', media_type: 'text/html' },
          details: { assignment_id: assignment },
        }),
      download: () => Promise.resolve(Readable.from(pieces(), { highWaterMark: 1 })),
    },
  };
  return { client: client as unknown as PlatformClient, taken };
}

describe('a recording that was refused before it was stored', () => {
  for (const [name, bytes, type] of [
    ['WAV', wav(tone(0.1)), 'audio/wav'],
    ['FLAC', flac(tone(0.024)), 'audio/flac'],
  ] as const) {
    it(`is what its bytes are, whatever it is called: ${name}`, async () => {
      const found = await readHandedIn(platformWith(bytes).client, file);
      assert.equal(found.mediaType, type);
      assert.deepEqual(Buffer.from(found.bytes), bytes);
    });
  }

  it('is nothing that does not begin like sound', async () => {
    for (const text of ['<html><script>alert(1)</script></html>', '']) {
      const { client } = platformWith(Buffer.from(text));
      await assert.rejects(() => readHandedIn(client, file), /no sound file/);
    }
  });

  it('is not fetched to its end when it is too large', async () => {
    const { client, taken } = platformWith(wav(tone(2)));
    await assert.rejects(() => readHandedIn(client, file, 1000), /too large/);
    assert.ok(taken.pieces < 30, `${taken.pieces} pieces`);
  });

  it('is of the assignment that it is said to be of, and of no other', async () => {
    const { client, taken } = platformWith(wav(tone(0.1)), 'a2');
    await assert.rejects(() => readHandedIn(client, file), PipelineError);
    assert.equal(taken.pieces, 0);
  });

  it('may be gone from the platform', async () => {
    const sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    const { client } = connectTo(sandbox);
    try {
      await assert.rejects(() => readHandedIn(client, file), /does not have/);
    } finally {
      client.close();
      await sandbox.close();
    }
  });
});
