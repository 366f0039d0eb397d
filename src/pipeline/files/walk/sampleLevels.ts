import type { Levels } from './track';

/** How samples are written in a file. */
export type SampleCoding =
  | { readonly kind: 'integer'; readonly bytes: 1 | 2 | 3 | 4; readonly order: 'little' | 'big' }
  /** Eight bits, 128 is silence. */
  | { readonly kind: 'unsigned'; readonly bytes: 1 }
  | { readonly kind: 'float'; readonly bytes: 4 | 8; readonly order: 'little' | 'big' }
  | { readonly kind: 'a-law'; readonly bytes: 1 }
  | { readonly kind: 'mu-law'; readonly bytes: 1 };

/** Milliseconds that are looked at together. */
const stretch = 20;
/** Root mean square below which a stretch is silent: 50 dB under full scale. */
const silentBelow = 10 ** (-50 / 20);
/** With eight bits the smallest step alone is 42 dB under full scale. */
const silentBelowCoarse = 0.75 / 128;
const fullScale = 0.999;
/** Samples at full scale in a row that are no accident. */
const clippedRun = 3;

/** Looks at every sample of uncompressed sound. */
export function levelsOfSamples(
  data: Buffer,
  o: { readonly coding: SampleCoding; readonly channels: number; readonly sampleRate: number },
): Levels {
  const read = sampleReader(data, o.coding);
  const count = Math.floor(data.length / o.coding.bytes);
  const perStretch = Math.max(1, Math.round((o.sampleRate * stretch) / 1000)) * o.channels;
  const limit = o.coding.kind === 'unsigned' ? silentBelowCoarse : silentBelow;
  let silent = 0;
  let stretches = 0;
  let clipped = 0;
  let run = 0;
  for (let from = 0; from < count; from += perStretch) {
    const to = Math.min(count, from + perStretch);
    let energy = 0;
    for (let at = from; at < to; at++) {
      const value = read(at);
      energy += value * value;
      // Both channels of stereo clip together: what counts is full scale after full scale.
      run = Math.abs(value) >= fullScale ? run + 1 : 0;
      if (run === clippedRun) clipped += clippedRun;
      else if (run > clippedRun) clipped++;
    }
    stretches++;
    if (Math.sqrt(energy / (to - from)) < limit) silent++;
  }
  if (stretches === 0) return { from: 'unknown' };
  return { from: 'samples', silence: silent / stretches, clipping: clipped / count };
}

/** Samples from -1 to 1. */
function sampleReader(data: Buffer, coding: SampleCoding): (at: number) => number {
  if (coding.kind === 'unsigned') return (at) => ((data[at] ?? 128) - 128) / 127;
  if (coding.kind === 'a-law') return (at) => aLaw[data[at] ?? 0] ?? 0;
  if (coding.kind === 'mu-law') return (at) => muLaw[data[at] ?? 0] ?? 0;
  const { bytes, order } = coding;
  if (coding.kind === 'float') {
    if (bytes === 4) {
      return order === 'little'
        ? (at) => data.readFloatLE(at * 4)
        : (at) => data.readFloatBE(at * 4);
    }
    return order === 'little'
      ? (at) => data.readDoubleLE(at * 8)
      : (at) => data.readDoubleBE(at * 8);
  }
  const scale = 2 ** (bytes * 8 - 1) - 1;
  return order === 'little'
    ? (at) => data.readIntLE(at * bytes, bytes) / scale
    : (at) => data.readIntBE(at * bytes, bytes) / scale;
}

/** Recommendation ITU-T G.711. */
const muLaw = Float64Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const size = (((bits & 15) << 3) + 132) << ((bits >> 4) & 7);
  return ((bits & 0x80 ? -1 : 1) * (size - 132)) / 32_124;
});
const aLaw = Float64Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const base = ((bits & 15) << 4) + (exponent === 0 ? 8 : 0x108);
  const size = exponent > 1 ? base << (exponent - 1) : base;
  return ((bits & 0x80 ? 1 : -1) * size) / 32_256;
});
