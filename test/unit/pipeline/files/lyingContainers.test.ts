import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkAudio } from '../../../../src/pipeline/files/audioFormat';
import type { AudioCheck } from '../../../../src/pipeline/files/audioFormat';
import { checkRecording } from '../../../../src/pipeline/files/checkRecording';
import { seed } from '../../../support/seed';
import { aiff, tone, wav } from '../../../support/sounds';

/** An MP4 or Matroska file that says what we want it to say. */
function box(name: string, ...content: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(content.map((one) => (Buffer.isBuffer(one) ? one : words(one))));
  return Buffer.concat([words([body.length + 8]), Buffer.from(name, 'latin1'), body]);
}

function words(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => bytes.writeUInt32BE(number, at * 4));
  return bytes;
}

interface Lies {
  readonly codec?: string;
  /** Bytes of each sample, as the table says. */
  readonly size: number;
  readonly chunks: readonly number[];
  /** Of each sample, in milliseconds. */
  readonly duration?: number;
  /** Bytes of sound that are really there, behind the first 28. */
  readonly there: number;
}

function mp4({ codec = 'samr', size, chunks, duration = 20, there }: Lies): Buffer {
  const count = chunks.length;
  const entry = Buffer.alloc(28);
  entry.writeUInt16BE(1, 16);
  entry.writeUInt32BE(8000 * 0x1_0000, 24);
  const table = box(
    'stbl',
    box('stsd', [0, 1], box(codec, entry)),
    box('stts', [0, 1, count, duration]),
    box('stsc', [0, 1, 1, 1, 1]),
    size === 0 ? box('stsz', [0, 0, count, ...chunks.map(() => 0)]) : box('stsz', [0, size, count]),
    box('stco', [0, count, ...chunks]),
  );
  const handler = box('hdlr', [0, 0], Buffer.from('soun'), [0, 0, 0]);
  const media = box('mdia', box('mdhd', [0, 0, 0, 1000, 0, 0]), handler, box('minf', table));
  const track = box('trak', box('tkhd', [0, 0, 0, 1, 0, 0]), media);
  const head = box('ftyp', Buffer.from('M4A '), [0, 0]);
  return Buffer.concat([head, box('mdat', Buffer.alloc(there, 0x5a)), box('moov', track)]);
}

function reasonOf(check: AudioCheck): string {
  return check.state === 'refused' ? check.reason : 'audio';
}

describe('a container that lies', () => {
  it('is believed as long as it tells the truth', () => {
    const chunks = Array.from({ length: 50 }, (_, at) => 28 + at * 32);
    const found = checkAudio(mp4({ size: 32, chunks, there: 1600 }));
    assert.ok(found.state === 'audio', JSON.stringify(found));
    assert.equal(found.seconds, 1);
  });

  it('is refused when it names the same bytes again and again: they would be read for days', () => {
    const chunks = new Array<number>(200_000).fill(28);
    const bytes = mp4({ size: 1_000_000, chunks, there: 1_000_000 });
    assert.equal(reasonOf(checkAudio(bytes)), 'unreadable');
  });

  it('is refused when its pieces of sound hold nothing, however long they are said to be', () => {
    const chunks = new Array<number>(100).fill(28);
    assert.equal(reasonOf(checkAudio(mp4({ size: 0, chunks, there: 100 }))), 'no-sound');
  });

  it('is refused when its sound is of a rate that nothing plays', () => {
    for (const rate of [1, 2 ** 30, 999_999]) {
      assert.equal(reasonOf(checkAudio(wav(tone(1), rate))), 'unreadable', String(rate));
    }
    for (const rate of [Infinity, NaN, -8000, 1e30, 0.001]) {
      assert.notEqual(reasonOf(checkAudio(matroska(rate))), 'audio', String(rate));
    }
    assert.equal(reasonOf(checkAudio(matroska(16_000))), 'audio');
  });

  it('is refused when it has no channels, and does not keep the run busy for ever', () => {
    const wave = wav(tone(1));
    // The channels, and the bytes of a moment of them all.
    wave.writeUInt16LE(0, 22);
    wave.writeUInt16LE(0, 32);
    const other = aiff(tone(1));
    other.writeUInt16BE(0, 20);
    for (const bytes of [wave, other]) assert.equal(reasonOf(checkAudio(bytes)), 'no-sound');
  });

  it('is silent when its samples are no numbers', () => {
    const bytes = wav(new Array<number>(8000).fill(0.5));
    bytes.writeUInt16LE(3, 20);
    bytes.writeUInt16LE(4, 32);
    bytes.writeUInt16LE(32, 34);
    for (let at = 44; at < bytes.length; at += 4) bytes.writeFloatLE(NaN, at);
    const found = checkAudio(bytes);
    assert.ok(found.state === 'audio' && found.levels.from === 'samples');
    assert.equal(found.levels.silence, 1);
  });

  it('is refused when it lasts for ever', () => {
    assert.notEqual(reasonOf(checkAudio(matroska(16_000, Buffer.alloc(200, 0xff)))), 'audio');
  });

  it('is no longer than its frames of AAC can be, whatever is written', () => {
    const chunks = Array.from({ length: 8 }, (_, at) => 28 + at * 32);
    const lie = { codec: 'mp4a', size: 32, chunks, duration: 3_600_000, there: 256 };
    const found = checkAudio(mp4(lie));
    assert.ok(found.state === 'audio', JSON.stringify(found));
    assert.ok(found.seconds < 5, String(found.seconds));
  });

  it('gives figures that can be written down, whatever its numbers are', async () => {
    const bytes = [wav(tone(0.05)), aiff(tone(0.05)), matroska(8000), mp4(honest)];
    const changes = fc.array(fc.tuple(fc.nat(200), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bytes), changes, async (whole, some) => {
        const changed = Buffer.from(whole);
        for (const [at, value] of some) changed[at % changed.length] = value;
        const check = await checkRecording({ bytes: changed });
        const figures = check.state === 'good' ? check.facts : {};
        assert.deepEqual(JSON.parse(JSON.stringify(figures)), figures);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

const honest: Lies = { size: 32, chunks: [28, 60, 92, 124], there: 128 };

/** An element of EBML with a length of four bytes. */
function element(id: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'hex'), words([0x1000_0000 + body.length]), body]);
}

function matroska(rate: number, clusterTime = Buffer.from([0])): Buffer {
  const written = Buffer.alloc(8);
  written.writeDoubleBE(rate);
  const track = element(
    'ae',
    Buffer.concat([
      ...[element('d7', Buffer.from([1])), element('83', Buffer.from([2]))],
      element('86', Buffer.from('A_VORBIS')),
      element('e1', Buffer.concat([element('b5', written), element('9f', Buffer.from([1]))])),
    ]),
  );
  const block = (time: number): Buffer =>
    element('a3', Buffer.from([0x81, time >> 8, time & 255, 0, 1, 2, 3, 4]));
  const blocks = [0, 20, 40, 60].map(block);
  return Buffer.concat([
    element('1a45dfa3', Buffer.alloc(0)),
    element('18538067', Buffer.concat([element('1654ae6b', track)])),
    element('1f43b675', Buffer.concat([blocks[0] ?? written, element('e7', clusterTime)])),
    element('1f43b675', Buffer.concat(blocks.slice(1))),
  ]);
}
