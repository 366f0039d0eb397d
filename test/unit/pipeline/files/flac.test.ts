import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkAudio } from '../../../../src/pipeline/files/audioFormat';
import { decodeFrame, levelsOfFlac } from '../../../../src/pipeline/files/walk/flacFrame';
import type { FlacFrame, FlacSound } from '../../../../src/pipeline/files/walk/flacFrame';
import { flacFrames } from '../../../../src/pipeline/files/walk/flac';
import type { Levels } from '../../../../src/pipeline/files/walk/track';
import { flac, tone, wav } from '../../../support/sounds';

const fixture = (name: string): Promise<Buffer> => readFile(join('test/fixtures/recordings', name));

/** All samples as a WAV file would hold them, the channels in turn. */
function samplesOf(file: Buffer): { readonly bytes: Buffer; readonly sound: FlacSound } {
  const found = flacFrames(file);
  assert.ok('frames' in found);
  const { frames, info: sound } = found;
  const width = Math.ceil(sound.bits / 8);
  const values = frames.flatMap((frame) => {
    const channels = decodeFrame(frame, sound);
    assert.ok(channels, 'a frame cannot be decoded');
    return Array.from({ length: frame.samples }, (_, at) => channels.map((one) => one[at] ?? NaN));
  });
  const bytes = Buffer.alloc(values.length * sound.channels * width);
  values.flat().forEach((value, at) => bytes.writeIntLE(value, at * width, width));
  return { bytes, sound };
}

function levelsOf(file: Buffer): Extract<Levels, { from: 'samples' }> {
  const found = checkAudio(file);
  assert.ok(found.state === 'audio', JSON.stringify(found));
  assert.ok(found.levels.from === 'samples', found.levels.from);
  return found.levels;
}

describe('FLAC', () => {
  /** `speech`, `stereo-24`: libFLAC 1.4, `loud`: FFmpeg 7. */
  for (const name of ['speech.flac', 'stereo-24.flac', 'loud.flac']) {
    it(`of other encoders is decoded to the samples whose checksum they wrote: ${name}`, async () => {
      const file = await fixture(name);
      const { bytes } = samplesOf(file);
      const written = file.subarray(26, 42).toString('hex');
      assert.equal(createHash('md5').update(bytes).digest('hex'), written);
    });
  }

  it('has silence and clipping as the same sound has in a WAV file', async () => {
    for (const name of ['speech.flac', 'loud.flac']) {
      const file = await fixture(name);
      const { bytes } = samplesOf(file);
      const samples = Array.from(
        { length: bytes.length / 2 },
        (_, at) => bytes.readInt16LE(at * 2) / 32_767,
      );
      assert.deepEqual(levelsOf(file), levelsOf(wav(samples)), name);
    }
    assert.ok(levelsOf(await fixture('loud.flac')).clipping > 0.3);
    assert.equal(levelsOf(await fixture('speech.flac')).clipping, 0);
  });

  it('that ends in silence is silent by half, in both channels', async () => {
    const { silence } = levelsOf(await fixture('stereo-24.flac'));
    assert.ok(silence > 0.45 && silence < 0.55, String(silence));
  });

  it('is measured as WAV is, whatever the samples are', () => {
    const sample = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 1, -1));
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 40 }), (pattern) => {
        const samples = Array.from({ length: 960 }, (_, at) => pattern[at % pattern.length] ?? 0);
        assert.deepEqual(levelsOf(flac(samples)), levelsOf(wav(samples)));
      }),
      { numRuns: 50 },
    );
  });

  it('of millions of samples in few bytes is not decoded for ever', () => {
    // A frame of one constant: 65,535 samples of silence in a dozen bytes.
    const head = Buffer.from([0xff, 0xf8, 0x70, 0x08, 0, 0xff, 0xfe, 0]);
    const frame: FlacFrame = {
      bytes: Buffer.concat([head, Buffer.from([0, 0, 0, 0, 0])]),
      headBytes: 8,
      samples: 65_535,
    };
    const sound = { sampleRate: 8000, channels: 1, bits: 16 };
    assert.deepEqual(levelsOfFlac([frame], sound), { from: 'samples', silence: 1, clipping: 0 });
    let asked = 0;
    const endless = function* (): Generator<FlacFrame> {
      for (;;) {
        asked++;
        yield frame;
      }
    };
    assert.deepEqual(levelsOfFlac(endless(), sound, 200_000), { from: 'unknown' });
    assert.equal(asked, 4);
  });

  it('that is coded by no rule is no reason to refuse it', () => {
    const file = flac(tone(0.024));
    const found = flacFrames(file);
    assert.ok('frames' in found);
    const { frames, info } = found;
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (place, value) => {
        const broken = frames.map((frame) => {
          const bytes = Buffer.from(frame.bytes);
          bytes[frame.headBytes + (place % (bytes.length - frame.headBytes))] = value;
          return { ...frame, bytes };
        });
        assert.match(levelsOfFlac(broken, info).from, /samples|unknown/);
      }),
    );
  });
});
