import { BitReader } from './bitReader';
import type { Levels } from './track';
import { LevelMeter } from './levelMeter';

/** What the beginning of a FLAC file says about its sound. */
export interface FlacSound {
  /** Hertz. */
  readonly sampleRate: number;
  readonly channels: number;
  /** Of a sample. */
  readonly bits: number;
}

export interface FlacFrame {
  /** From its head to its checksum. */
  readonly bytes: Uint8Array;
  readonly headBytes: number;
  /** In each channel. */
  readonly samples: number;
}

/**
 * Samples that are decoded at most: ten minutes of 48 kHz, some seconds of work. A frame of a few bytes can stand for half
 * a million equal samples, so the size of a file says nothing about the work that it makes.
 */
const mostSamples = 30_000_000;

/**
 * Decodes all frames, one after the other, and looks at every sample. `unknown` for what is longer than
 * anybody reads, or is not coded by the rules: it may be played nevertheless.
 */
export function levelsOfFlac(
  frames: Iterable<FlacFrame>,
  sound: FlacSound,
  most = mostSamples,
): Levels {
  const { channels, sampleRate, bits } = sound;
  const meter = new LevelMeter({ channels, sampleRate, isCoarse: bits <= 8 });
  const scale = 2 ** (bits - 1) - 1;
  let left = most;
  try {
    for (const frame of frames) {
      left -= frame.samples * channels;
      if (left < 0) return { from: 'unknown' };
      const decoded = decodeFrame(frame, sound);
      if (decoded === undefined) return { from: 'unknown' };
      for (let at = 0; at < frame.samples; at++) {
        for (const channel of decoded) meter.add((channel[at] ?? 0) / scale);
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { from: 'unknown' };
  }
  return meter.levels();
}

type Samples = Float64Array;

const sizes: Readonly<Record<number, number>> = { 1: 8, 2: 12, 4: 16, 5: 20, 6: 24, 7: 32 };

/** The channels of a frame; undefined for one that is not coded by the rules. RFC 9639, 9. */
export function decodeFrame(frame: FlacFrame, sound: FlacSound): readonly Samples[] | undefined {
  const assignment = (frame.bytes[3] ?? 0) >> 4;
  if (!isAsSaid(frame, sound)) return undefined;
  const { channels: count, bits } = sound;
  const reader = new BitReader(frame.bytes, frame.headBytes);
  const channels: Samples[] = [];
  for (let channel = 0; channel < count; channel++) {
    // The difference of two channels takes a bit more.
    const isSide = assignment >= 8 && channel === (assignment === 9 ? 0 : 1);
    const samples = decodeSubframe(reader, frame.samples, bits + (isSide ? 1 : 0));
    if (samples === undefined) return undefined;
    channels.push(samples);
  }
  // Bits that fill the last byte, and the checksum.
  if (Math.ceil(reader.at / 8) + 2 !== frame.bytes.length) return undefined;
  const [first, second] = channels;
  if (assignment >= 8 && first && second) separate(assignment, first, second);
  return channels;
}

/** Whether the head of a frame has the channels and bits of the whole. */
function isAsSaid({ bytes }: FlacFrame, sound: FlacSound): boolean {
  const code = bytes[3] ?? 0;
  const [assignment, size] = [code >> 4, (code >> 1) & 7];
  const count = assignment < 8 ? assignment + 1 : 2;
  const isSameSize = size === 0 || sizes[size] === sound.bits;
  return isSameSize && count === sound.channels && assignment <= 10;
}

/** Makes left and right of what was written instead. */
function separate(assignment: number, first: Samples, second: Samples): void {
  for (let at = 0; at < first.length; at++) {
    const [a, b] = [first[at] ?? 0, second[at] ?? 0];
    if (assignment === 8) second[at] = a - b;
    else if (assignment === 9) first[at] = a + b;
    else {
      // The middle lost its lowest bit, which is that of the difference.
      const twice = 2 * a + Math.abs(b % 2);
      first[at] = (twice + b) / 2;
      second[at] = (twice - b) / 2;
    }
  }
}

function decodeSubframe(reader: BitReader, count: number, bits: number): Samples | undefined {
  const head = reader.bits(8);
  if (head & 0x80) return undefined;
  const wasted = head & 1 ? reader.zeros() + 1 : 0;
  const width = bits - wasted;
  if (width < 1) return undefined;
  const samples = new Float64Array(count);
  const type = (head >> 1) & 63;
  if (type === 0) samples.fill(reader.signed(width));
  else if (type === 1) readPlain(reader, samples, { to: count, width });
  else if (!predicted(reader, samples, { type, width })) return undefined;
  if (wasted > 0) for (let at = 0; at < count; at++) samples[at] = (samples[at] ?? 0) * 2 ** wasted;
  return samples;
}

function readPlain(
  reader: BitReader,
  samples: Samples,
  o: { readonly to: number; readonly width: number },
): void {
  for (let at = 0; at < o.to; at++) samples[at] = reader.signed(o.width);
}

/** Coefficients of the predictors that need none to be written, by order. */
const fixed: readonly (readonly number[])[] = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

function predicted(
  reader: BitReader,
  samples: Samples,
  { type, width }: { readonly type: number; readonly width: number },
): boolean {
  const order = type >= 32 ? (type & 31) + 1 : type >= 8 && type <= 12 ? type & 7 : -1;
  if (order < 0 || order > samples.length) return false;
  readPlain(reader, samples, { to: order, width });
  let coefficients = fixed[order] ?? [];
  let shift = 0;
  if (type >= 32) {
    const precision = reader.bits(4) + 1;
    shift = reader.signed(5);
    if (precision === 16 || shift < 0) return false;
    coefficients = Array.from({ length: order }, () => reader.signed(precision));
  }
  if (!readResidual(reader, samples, order)) return false;
  predict(samples, coefficients, shift);
  return true;
}

/** Adds to each residual what the samples before let expect. */
function predict(samples: Samples, coefficients: readonly number[], shift: number): void {
  const divisor = 2 ** shift;
  const order = coefficients.length;
  for (let at = order; at < samples.length; at++) {
    let sum = 0;
    for (let back = 0; back < order; back++) {
      sum += (coefficients[back] ?? 0) * (samples[at - 1 - back] ?? 0);
    }
    samples[at] = (samples[at] ?? 0) + Math.floor(sum / divisor);
  }
}

/** Partitions of Rice codes, behind the samples that are there already. */
function readResidual(reader: BitReader, samples: Samples, order: number): boolean {
  const method = reader.bits(2);
  if (method > 1) return false;
  const width = method === 0 ? 4 : 5;
  const partitions = 1 << reader.bits(4);
  const each = samples.length / partitions;
  if (!Number.isInteger(each) || each < order) return false;
  for (let partition = 0, at = order; partition < partitions; partition++) {
    const parameter = reader.bits(width);
    const isPlain = parameter === 2 ** width - 1;
    const plainBits = isPlain ? reader.bits(5) : 0;
    for (const end = (partition + 1) * each; at < end; at++) {
      samples[at] = isPlain ? reader.signed(plainBits) : rice(reader, parameter);
    }
  }
  return true;
}

function rice(reader: BitReader, parameter: number): number {
  const value = reader.zeros() * 2 ** parameter + reader.bits(parameter);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
