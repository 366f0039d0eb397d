import { LevelMeter } from './levelMeter';
import type { Levels } from './track';

/** How samples are written in a file. */
export type SampleCoding =
  | { readonly kind: 'integer'; readonly bytes: 1 | 2 | 3 | 4; readonly order: 'little' | 'big' }
  /** Eight bits, 128 is silence. */
  | { readonly kind: 'unsigned'; readonly bytes: 1 }
  | { readonly kind: 'float'; readonly bytes: 4 | 8; readonly order: 'little' | 'big' }
  | { readonly kind: 'a-law'; readonly bytes: 1 }
  | { readonly kind: 'mu-law'; readonly bytes: 1 };

/** Looks at every sample of uncompressed sound. */
export function levelsOfSamples(
  data: Buffer,
  o: { readonly coding: SampleCoding; readonly channels: number; readonly sampleRate: number },
): Levels {
  const read = sampleReader(data, o.coding);
  const count = Math.floor(data.length / o.coding.bytes);
  const meter = new LevelMeter({ ...o, isCoarse: o.coding.kind === 'unsigned' });
  meter.addMany(count, read);
  return meter.levels();
}

/** Samples from -1 to 1. */
function sampleReader(data: Buffer, coding: SampleCoding): (at: number) => number {
  if (coding.kind === 'unsigned') return (at) => unsigned[data[at] ?? 128] ?? 0;
  if (coding.kind === 'a-law') return (at) => aLaw[data[at] ?? 0] ?? 0;
  if (coding.kind === 'mu-law') return (at) => muLaw[data[at] ?? 0] ?? 0;
  const { bytes, order } = coding;
  if (coding.kind === 'float') {
    const read = floatReader(data, coding);
    // What is no number is nothing to be heard.
    return (at) => read(at) || 0;
  }
  const scale = 2 ** (bytes * 8 - 1) - 1;
  // Nearly all recorders write these, and the method for any width takes ten times as long.
  if (bytes === 2 && order === 'little') return shortReader(data, scale);
  return order === 'little'
    ? (at) => data.readIntLE(at * bytes, bytes) / scale
    : (at) => data.readIntBE(at * bytes, bytes) / scale;
}

function floatReader(
  data: Buffer,
  { bytes, order }: Extract<SampleCoding, { kind: 'float' }>,
): (at: number) => number {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const isLittle = order === 'little';
  if (bytes === 4) return (at) => view.getFloat32(at * 4, isLittle);
  return (at) => view.getFloat64(at * 8, isLittle);
}

function shortReader(data: Buffer, scale: number): (at: number) => number {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  return (at) => view.getInt16(at * 2, true) / scale;
}

const unsigned = Float64Array.from({ length: 256 }, (_, code) => (code - 128) / 127);

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
