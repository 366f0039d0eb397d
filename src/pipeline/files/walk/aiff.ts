import type { SampleCoding } from './sampleLevels';
import { levelsOfSamples } from './sampleLevels';
import type { Walk } from './track';
import { refusedWalk, soundWalk } from './track';

interface Common {
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
  readonly compression: string;
}

/** An AIFF or AIFF-C file with uncompressed samples. */
export function walkAiff(file: Buffer): Walk {
  let common: Common | undefined;
  let data: Buffer | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32BE(at + 4);
    const body = file.subarray(at + 8, at + 8 + size);
    if (body.length < size) {
      return refusedWalk('truncated', `It ends after ${body.length} of ${size} bytes of a chunk.`);
    }
    if (name === 'COMM' && size >= 18) common = commonIn(body);
    if (name === 'SSND' && size >= 8) data = body.subarray(8 + body.readUInt32BE(0));
    at += 8 + size + (size % 2);
  }
  const coding = common && codingOf(common);
  if (common === undefined || data === undefined) {
    return refusedWalk('no-sound', 'The file has no sound in it.');
  }
  if (coding === undefined) {
    return refusedWalk('unreadable', `Its compression (${common.compression}) is not known.`);
  }
  const { channels, sampleRate } = common;
  return soundWalk({
    container: 'AIFF',
    codec: coding.kind === 'float' ? 'PCM float' : 'PCM',
    ...{ sampleRate, channels },
    seconds: data.length / coding.bytes / Math.max(1, channels) / Math.max(1, sampleRate),
    sound: [data],
    levels: levelsOfSamples(data, { coding, channels, sampleRate }),
  });
}

function commonIn(chunk: Buffer): Common {
  return {
    channels: chunk.readUInt16BE(0),
    bits: chunk.readUInt16BE(6),
    sampleRate: extended(chunk, 8),
    compression: chunk.length >= 22 ? chunk.toString('latin1', 18, 22) : 'NONE',
  };
}

/** A number of 80 bits; rates need only the upper half of its 64-bit fraction. */
function extended(chunk: Buffer, at: number): number {
  const exponent = (chunk.readUInt16BE(at) & 0x7fff) - 16_383 - 31;
  return Math.round(chunk.readUInt32BE(at + 2) * 2 ** exponent);
}

function codingOf({ bits, compression }: Common): SampleCoding | undefined {
  const bytes = Math.ceil(bits / 8);
  if (compression.toLowerCase() === 'fl32') return { kind: 'float', bytes: 4, order: 'big' };
  const order = compression === 'sowt' ? 'little' : 'big';
  if (compression !== 'NONE' && compression !== 'sowt') return undefined;
  if (bytes === 1 || bytes === 2 || bytes === 3 || bytes === 4) {
    return { kind: 'integer', bytes, order };
  }
  return undefined;
}
