import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { checkAudio } from '../../../../src/pipeline/files/audioFormat';

const clip = 'examples/asr-en/data/records/clear-1.wav';

describe('the check of a recording', () => {
  it('knows a WAV file by its bytes, with its length and rate', async () => {
    const found = await checkAudio(await readFile(clip));
    assert.equal(found.state, 'audio');
    assert.equal(found.extension, '.wav');
    assert.equal(found.mediaType, 'audio/wav');
    assert.equal(found.sampleRate, 8000);
    assert.ok(Math.abs(found.seconds - 2.886) < 0.01);
  });

  const bad: readonly (readonly [name: string, bytes: () => Promise<Buffer>, reason: string])[] = [
    ['nothing', () => Promise.resolve(Buffer.alloc(0)), 'empty'],
    ['text', () => Promise.resolve(Buffer.from('This is not a recording.')), 'not-audio'],
    ['the beginning of a WAV file', () => Promise.resolve(Buffer.from('RIFF')), 'not-audio'],
    ['a page', () => Promise.resolve(Buffer.from('<!doctype html><html></html>')), 'not-audio'],
    [
      'a JPEG',
      () => Promise.resolve(Buffer.from('ffd8ffe000104a46494600010100', 'hex')),
      'not-audio',
    ],
    ['zeros', () => Promise.resolve(Buffer.alloc(5000)), 'not-audio'],
    ['a WAV header without sound', async () => (await readFile(clip)).subarray(0, 44), 'no-sound'],
  ];
  for (const [name, bytes, reason] of bad) {
    it(`refuses ${name} as ${reason}`, async () => {
      assert.deepEqual(await checkAudio(await bytes()), { state: 'refused', reason });
    });
  }
});
