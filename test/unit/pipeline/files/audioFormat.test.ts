import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBuffer } from 'music-metadata';
import { checkAudio } from '../../../../src/pipeline/files/audioFormat';
import type { AudioCheck } from '../../../../src/pipeline/files/audioFormat';
import { aiff, flac, mp3, ogg, opusHead, tone, wav } from '../../../support/sounds';

const clip = 'examples/asr-en/data/records/clear-1.wav';
const recordings = 'test/fixtures/recordings';

type Audio = Extract<AudioCheck, { state: 'audio' }>;

function audioIn(bytes: Uint8Array): Audio {
  const found = checkAudio(bytes);
  assert.equal(found.state, 'audio', JSON.stringify(found));
  return found;
}

/** The tone that a browser recorded, in the container of another. */
async function oggOfTone(): Promise<Buffer> {
  const { sound } = audioIn(await readFile(join(recordings, 'tone.webm')));
  const packets = [opusHead(), Buffer.from('OpusTags'), ...sound];
  // A packet of the fixture is 60 ms long.
  return ogg(packets, [0, 0, ...sound.map((_, at) => (at + 1) * 2880)]);
}

describe('the check of a recording', () => {
  it('knows a WAV file by its bytes, with its length and rate', async () => {
    const found = audioIn(await readFile(clip));
    assert.equal(found.extension, '.wav');
    assert.equal(found.mediaType, 'audio/wav');
    assert.equal(found.sampleRate, 8000);
    assert.ok(Math.abs(found.seconds - 2.886) < 0.01);
  });

  const good: readonly (readonly [string, () => Promise<Buffer>, string, number])[] = [
    ['what a browser recorded as WebM', () => fixture('tone.webm'), 'WebM Opus 48000', 1.5],
    ['what a browser recorded as MP4', () => fixture('tone.m4a'), 'MP4 Opus 48000', 1.44],
    ['Ogg', oggOfTone, 'Ogg Opus 48000', 1.4935],
    ['MP3', now(mp3(100, 'sound')), 'MPEG MPEG 1 layer 3 44100', 2.6122],
    ['FLAC', now(flac(tone(0.96))), 'FLAC FLAC 8000', 0.96],
    ['AIFF', now(aiff(tone(1.5))), 'AIFF PCM 8000', 1.5],
  ];
  for (const [name, bytes, kind, seconds] of good) {
    it(`visits all of ${name}, and tells how long it is`, async () => {
      const found = audioIn(await bytes());
      assert.equal(`${found.container} ${found.codec} ${found.sampleRate}`, kind);
      assert.ok(Math.abs(found.seconds - seconds) < 0.001, String(found.seconds));
    });

    it(`finds that the end of ${name} is missing, wherever it was cut`, async () => {
      const whole = await bytes();
      for (const part of [0.3, 0.6, 0.97]) {
        const found = checkAudio(whole.subarray(0, Math.floor(whole.length * part)));
        assert.ok(found.state === 'refused', `${name} at ${part}`);
        assert.match(found.reason, /truncated|no-sound/);
      }
    });
  }

  it('finds damage where the format has a checksum', async () => {
    for (const whole of [await oggOfTone(), flac(tone(0.96))]) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      assert.equal(checkAudio(bytes).state, 'refused');
    }
  });

  it('tells silence from sound, also in what is compressed', async () => {
    const silence = (bytes: Buffer): number | undefined => {
      const { levels } = audioIn(bytes);
      return levels.from === 'unknown' ? undefined : levels.silence;
    };
    assert.equal(silence(await fixture('silence.webm')), 1);
    assert.equal(silence(await fixture('tone.webm')), 0);
    assert.equal(silence(mp3(10, 'silence')), 1);
    assert.equal(silence(mp3(10, 'sound')), 0);
    assert.equal(silence(wav(tone(1, 0.001))), 1);
    assert.equal(silence(wav([...tone(1), ...new Array<number>(8000).fill(0)])), 0.5);
  });

  it('tells the silent part of Ogg Vorbis, in what libvorbis wrote', async () => {
    // Three quarters of a second of speech, then a second of nothing.
    const { codec, seconds, levels } = audioIn(await fixture('half-silent.ogg'));
    assert.equal(codec, 'Vorbis');
    assert.equal(seconds, 1.75);
    assert.ok(levels.from === 'frames');
    assert.ok(levels.silence > 0.5 && levels.silence < 0.62, String(levels.silence));
  });

  it('counts samples that are cut off at full scale', () => {
    const clipping = (loudness: number): number => {
      const { levels } = audioIn(wav(tone(1, loudness)));
      return levels.from === 'samples' ? levels.clipping : NaN;
    };
    assert.equal(clipping(0.9), 0);
    assert.ok(clipping(4) > 0.6);
  });

  it('agrees with another reader about real recordings', async function () {
    const folder = join(process.env.CROWDSMITH_ASR_DATA ?? '../shared/asr', 'data/en_records');
    const names = await readdir(folder).catch(() => []);
    if (names.length === 0) this.skip();
    for (const name of names.filter((one) => !one.endsWith('.tsv'))) {
      const bytes = await readFile(join(folder, name));
      const { seconds, sampleRate, extension } = audioIn(bytes);
      const how = { path: `x${extension}`, size: bytes.length };
      const { format } = await parseBuffer(bytes, how, { duration: true });
      assert.ok(Math.abs(seconds - (format.duration ?? 0)) < 0.001, name);
      assert.equal(sampleRate, format.sampleRate, name);
      assert.equal(checkAudio(bytes.subarray(0, -2000)).state, 'refused', name);
    }
  });

  const bad: readonly (readonly [name: string, bytes: () => Promise<Buffer>, reason: string])[] = [
    ['nothing', now(Buffer.alloc(0)), 'empty'],
    ['text', now(Buffer.from('This is not a recording.')), 'not-audio'],
    ['the beginning of a WAV file', now(Buffer.from('RIFF')), 'not-audio'],
    ['a page', now(Buffer.from('<!doctype html><html></html>')), 'not-audio'],
    ['a JPEG', now(Buffer.from('ffd8ffe000104a46494600010100', 'hex')), 'not-audio'],
    ['zeros', now(Buffer.alloc(5000)), 'not-audio'],
    ['a WAV header without sound', async () => (await readFile(clip)).subarray(0, 44), 'truncated'],
    ['a WAV file of no samples', now(wav([])), 'no-sound'],
  ];
  for (const [name, bytes, reason] of bad) {
    it(`refuses ${name} as ${reason}`, async () => {
      const found = checkAudio(await bytes());
      assert.equal(found.state === 'refused' && found.reason, reason);
    });
  }

  it('does not believe tables of more samples than anybody speaks', async () => {
    const file = await fixture('tone.m4a');
    const at = file.indexOf('stsz');
    const bytes = Buffer.concat([file]);
    bytes.writeUInt32BE(1, at + 8);
    bytes.writeUInt32BE(0xffff_fff0, at + 12);
    const found = checkAudio(bytes);
    assert.equal(found.state, 'refused');
    // An empty frame takes eight bytes: a file of allowed size could hold twelve million of them.
    const frames = Buffer.alloc(9_000_000, Buffer.from('fff14c80011ffc21', 'hex'));
    assert.equal(checkAudio(frames).state, 'refused');
  });

  it('never throws, whatever byte is wrong', async () => {
    const files = [await oggOfTone(), await fixture('tone.webm'), await fixture('tone.m4a')];
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 0x7fff_ffff) % below;
    for (const whole of [...files, flac(tone(0.24)), mp3(20, 'sound'), wav(tone(0.1))]) {
      for (let round = 0; round < 200; round++) {
        const bytes = Buffer.from(whole.subarray(0, 40 + random(whole.length)));
        for (let change = 0; change < 3; change++) bytes[4 + random(200)] = random(256);
        checkAudio(bytes);
      }
    }
  });
});

function now(bytes: Buffer): () => Promise<Buffer> {
  return () => Promise.resolve(bytes);
}

function fixture(name: string): Promise<Buffer> {
  return readFile(join(recordings, name));
}
