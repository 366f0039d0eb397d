import type { SampleCoding } from './sampleLevels';
import { levelsOfSamples } from './sampleLevels';
import type { Walk } from './track';
import { refusedWalk, soundWalk } from './track';

interface WaveFormat {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
  readonly bytesPerFrame: number;
}

/** Sizes that recorders write who do not know yet how long it will be. */
const unknownSizes = new Set([0, 0xffff_ffff, 0x7fff_ffff]);

/** A RIFF/WAVE file: its chunks, and all samples where they are not compressed. */
export function walkWave(file: Buffer): Walk {
  let format: WaveFormat | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = file.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ') format = body.length < 16 ? undefined : formatIn(body);
    if (name === 'data') {
      if (format === undefined) return refusedWalk('unreadable', 'It has sound before its format.');
      const endless = unknownSizes.has(size);
      const data = endless ? file.subarray(at + 8) : body;
      if (!endless && body.length < size) return cutOff(body.length, size);
      return walkSamples(data, format);
    }
    at += 8 + size + (size % 2);
  }
  return refusedWalk('no-sound', 'The file has no sound in it.');
}

function cutOff(there: number, said: number): Walk {
  return refusedWalk('truncated', `It ends after ${there} of ${said} bytes of sound.`);
}

function formatIn(chunk: Buffer): WaveFormat {
  const tag = chunk.readUInt16LE(0);
  return {
    // The extensible format names the real one in the first bytes of a GUID.
    tag: tag === 0xfffe && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag,
    channels: chunk.readUInt16LE(2),
    sampleRate: chunk.readUInt32LE(4),
    bytesPerFrame: chunk.readUInt16LE(12),
    bits: chunk.readUInt16LE(14),
  };
}

function walkSamples(data: Buffer, format: WaveFormat): Walk {
  const { channels, sampleRate, bytesPerFrame } = format;
  const coding = codingOf(format);
  if (coding === undefined || bytesPerFrame !== coding.bytes * channels) {
    return refusedWalk('unreadable', `Its sound has a coding (${format.tag}) that is not known.`);
  }
  const frames = Math.floor(data.length / bytesPerFrame);
  return soundWalk({
    container: 'WAVE',
    codec:
      coding.kind === 'float' ? 'PCM float' : coding.kind.endsWith('law') ? coding.kind : 'PCM',
    ...{ sampleRate, channels },
    seconds: sampleRate === 0 ? 0 : frames / sampleRate,
    sound: [data],
    levels: levelsOfSamples(data, { coding, channels, sampleRate }),
  });
}

function codingOf({ tag, bits }: WaveFormat): SampleCoding | undefined {
  const order = 'little';
  const bytes = Math.ceil(bits / 8);
  if (tag === 6) return { kind: 'a-law', bytes: 1 };
  if (tag === 7) return { kind: 'mu-law', bytes: 1 };
  if (tag === 3 && (bytes === 4 || bytes === 8)) return { kind: 'float', bytes, order };
  if (tag !== 1) return undefined;
  if (bytes === 1) return { kind: 'unsigned', bytes };
  if (bytes === 2 || bytes === 3 || bytes === 4) return { kind: 'integer', bytes, order };
  return undefined;
}
